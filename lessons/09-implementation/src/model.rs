//! The model as a file: what is needed to answer for new data, and how to tell that the data fits.

use std::fs::{self, File};
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};

use lesson06::Standardization;
use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::lab::Error;

/// What every model file says of itself.
const FORMAT: &str = "one-neuron model";

/// Raised whenever a file of an older program would be misread.
const VERSION: u64 = 1;

// ANCHOR: model
/// A trained neuron, with all that its numbers depend on.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// The kind of file.
    pub format: String,
    /// The version of the format.
    pub version: u64,
    /// The features' names, in the order of w.
    pub features: Vec<String>,
    /// The column that held the labels; none for arrays.
    pub label: Option<String>,
    /// The label that counted as 1; none for labels 0 and 1.
    pub positive: Option<String>,
    /// The mean of each training feature, which was subtracted; none if they were not standardized.
    pub mean: Option<Vec<f64>>,
    /// The deviation of each training feature, by which it was divided.
    pub deviation: Option<Vec<f64>>,
    /// One weight for each feature.
    pub w: Vec<f64>,
    /// The bias.
    pub b: f64,
}
// ANCHOR_END: model

impl Model {
    /// A model of this version.
    pub fn new(features: Vec<String>, w: &ArrayRef2<f64>, b: f64) -> Model {
        Model {
            format: FORMAT.to_string(),
            version: VERSION,
            features,
            label: None,
            positive: None,
            mean: None,
            deviation: None,
            w: w.iter().copied().collect(),
            b,
        }
    }

    /// w as a column, (n_x, 1).
    pub fn w(&self) -> Array2<f64> {
        Array2::from_shape_fn((self.w.len(), 1), |(k, _)| self.w[k])
    }

    /// The standardization of the training rows, if there was one.
    pub fn standardization(&self) -> Option<Standardization> {
        let (mean, deviation) = (self.mean.clone()?, self.deviation.clone()?);
        Some(Standardization { mean, deviation, constant: Vec::new() })
    }

    /// Reads a model.
    ///
    /// # Errors
    /// The file is missing, no model, of another version, or its numbers do not fit together.
    pub fn load(path: &str) -> Result<Model, Error> {
        let bad = |problem: String| Error::file(path, problem);
        let file = File::open(path).map_err(|error| Error::unreadable(path, error))?;
        let value: Value = serde_json::from_reader(BufReader::new(file)).map_err(|error| {
            bad(format!("is no model ({error}); write one with train --model")).because(error)
        })?;
        if value["format"] != FORMAT {
            return Err(bad("is no model; write one with train --model".to_string()));
        }
        if value["version"] != VERSION {
            let found = &value["version"];
            return Err(bad(format!("is a model of version {found}, expected {VERSION}; train it again")));
        }
        let model: Model = serde_json::from_value(value)
            .map_err(|error| bad(format!("is a damaged model ({error}); train it again")).because(error))?;
        model.check().map_err(|problem| bad(format!("is a damaged model ({problem}); train it again")))?;
        Ok(model)
    }

    fn check(&self) -> Result<(), String> {
        let n_x = self.features.len();
        let lists =
            [("w", Some(&self.w)), ("mean", self.mean.as_ref()), ("deviation", self.deviation.as_ref())];
        for (name, list) in lists {
            if list.is_some_and(|list| list.len() != n_x) {
                return Err(format!("{n_x} features, but another number in {name}"));
            }
        }
        if n_x == 0 {
            return Err("no features".to_string());
        }
        if self.mean.is_some() != self.deviation.is_some() {
            return Err("one of mean and deviation is missing".to_string());
        }
        if self.deviation.iter().flatten().any(|&deviation| deviation <= 0.0) {
            return Err("a deviation is not above 0".to_string());
        }
        let mut names: Vec<&String> = self.features.iter().collect();
        names.sort();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("feature {} is named twice", pair[0])),
            None => Ok(()),
        }
    }

    /// Writes the model whole or not at all: into a new file beside the old one, which then takes its place.
    ///
    /// # Errors
    /// It cannot be written there.
    pub fn save(&self, path: &str) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self).expect("a model is plain data") + "\n";
        let (beside, target) = places(path)?;
        let write = || {
            let mut file = File::create(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&beside, &target)
        };
        write().map_err(|error| {
            // Nothing half-written stays behind; the old file is as it was.
            let _ = fs::remove_file(&beside);
            unwritable(path, error)
        })
    }
}

/// Whether a model could be written there, asked before a long training.
///
/// # Errors
/// It could not.
pub fn check_writable(path: &str) -> Result<(), Error> {
    let (beside, _) = places(path)?;
    File::create(&beside).and_then(|_| fs::remove_file(&beside)).map_err(|error| unwritable(path, error))
}

fn unwritable(path: &str, error: std::io::Error) -> Error {
    Error::file(path, format!("cannot be written ({error}); name another place with --model")).because(error)
}

/// The file to write first, and the one it becomes. A link is followed, so that it stays one.
fn places(path: &str) -> Result<(PathBuf, PathBuf), Error> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| Path::new(path).to_path_buf());
    if target.exists() && !target.is_file() {
        return Err(Error::file(path, "is no ordinary file; name another place with --model"));
    }
    let name = target
        .file_name()
        .ok_or_else(|| Error::file(path, "is no file name; expected one such as model.json"))?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", std::process::id()));
    Ok((target.with_file_name(beside), target))
}
