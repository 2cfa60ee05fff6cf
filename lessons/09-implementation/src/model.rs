//! The model as a file: what is needed to answer for new data, and how to tell that the data fits.

use std::fs::{self, File};
use std::io::{BufReader, Write};

use lesson06::Standardization;
use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::data::Headerless;
use shared::lab::Error;

use crate::whole_file::{self, write_whole};

/// What every model file says of itself.
const FORMAT: &str = "one-neuron model";

/// Raised whenever a file of an older program would be misread.
const VERSION: u64 = 1;

/// The flag of a model's file.
const FLAG: &str = "--model";

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
    /// The answer is 1 where the chance is above this; none for one half.
    #[serde(default)]
    pub threshold: Option<f64>,
    /// What the table called the labels 0 and 1, if it had words for them.
    #[serde(default)]
    pub words: Option<[String; 2]>,
    /// The different labels of the training table, as it writes them; none if they are not known.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The columns of the training table, if they had no names.
    #[serde(default)]
    pub headerless: Option<Headerless>,
    /// How many examples it was trained with.
    #[serde(default)]
    pub train_examples: Option<usize>,
    /// The strength of the penalty it was trained with; none for none.
    #[serde(default)]
    pub l2: Option<f64>,
    /// Which rows of its file were kept back; none if all were for training.
    #[serde(default)]
    pub split: Option<Split>,
}
// ANCHOR_END: model

/// How the rows of a file were shuffled and split, which tells them again.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// The seed of the shuffle.
    pub seed: u64,
    /// The part that was kept back, between 0 and 1.
    pub fraction: f64,
    /// How many rows there were in all.
    pub rows: usize,
}

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
            threshold: None,
            words: None,
            labels: Vec::new(),
            headerless: None,
            train_examples: None,
            l2: None,
            split: None,
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

    /// The size of a square photo that it can answer for: its features are 3 * size * size numbers without names.
    pub fn photo_size(&self) -> Option<usize> {
        let n_x = self.features.len();
        let nameless = self.features.iter().enumerate().all(|(k, name)| *name == format!("x{}", k + 1));
        let size = (n_x / 3).isqrt();
        (nameless && 3 * size * size == n_x).then_some(size)
    }

    fn check(&self) -> Result<(), String> {
        if self.threshold.is_some_and(|threshold| !(0.0 < threshold && threshold < 1.0)) {
            return Err("its threshold is not between 0 and 1".to_string());
        }
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
        if self.l2.is_some_and(|lambda| lambda < 0.0) {
            return Err("l2 is below 0".to_string());
        }
        if self.split.is_some_and(|split| !(0.0 < split.fraction && split.fraction < 1.0)) {
            return Err("the fraction of the split is not between 0 and 1".to_string());
        }
        if self.headerless.is_some_and(|table| table.label.is_some_and(|label| label >= table.columns)) {
            return Err("its label is in none of its columns".to_string());
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
        write_whole(path, FLAG, |file| file.write_all(text.as_bytes()))
    }
}

/// Whether a model could be written there, asked before a long training. Only a model may be replaced, or an empty file.
///
/// # Errors
/// It could not.
pub fn check_writable(path: &str) -> Result<(), Error> {
    whole_file::check_writable(path, FLAG)?;
    let holds_something = fs::metadata(path).is_ok_and(|found| found.len() > 0);
    if holds_something && !is_model(path) {
        return Err(Error::file(
            path,
            format!("is there already and is no model; name another file with {FLAG}"),
        ));
    }
    Ok(())
}

/// Whether a file says that it is a model, of whatever version.
fn is_model(path: &str) -> bool {
    #[derive(Deserialize)]
    struct Kind {
        format: String,
    }
    let kind = File::open(path).map(|file| serde_json::from_reader(BufReader::new(file)));
    matches!(kind, Ok(Ok(Kind { format })) if format == FORMAT)
}
