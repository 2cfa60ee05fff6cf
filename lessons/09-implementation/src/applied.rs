//! A saved model meets a file, as `predict` and `evaluate` need it.

use lesson09::arrays::ArrayFile;
use lesson09::every_z;
use lesson09::judging::HALF;
use lesson09::model::Model;
use shared::data::{Examples, Selection, largest};
use shared::lab::{Error, Flag, Flags};

use crate::data_files;

/// The saved model.
pub const MODEL: Flag<String> = Flag::text("--model", "FILE", "A model that `train --model` saved.");
/// The threshold.
pub const THRESHOLD: Flag<f64> = Flag::part(
    "--threshold",
    "T",
    "The answer is 1 where the chance is above T, between 0 and 1. Default: the model's, else 0.5.",
);

/// The threshold of the flag, else that of the model, else one half.
///
/// # Errors
/// A bad flag.
pub fn threshold(flags: &Flags, model: &Model) -> Result<f64, Error> {
    Ok(flags.optional(&THRESHOLD)?.or(model.threshold).unwrap_or(HALF))
}

/// The examples with z of each, by the model's weights.
///
/// # Errors
/// The file is bad or lacks one of the model's features, or a z does not fit an f64.
pub fn applied(model: &Model, file: &ArrayFile, selection: Selection) -> Result<(Examples, Vec<f64>), Error> {
    let features = Some(model.features.iter().map(String::as_str).collect());
    let selection = Selection { features, of_a_model: true, headerless: model.headerless, ..selection };
    let mut examples = data_files::read(file, &selection)?;
    if let Some(standardization) = model.standardization() {
        standardization.apply(&mut examples.x);
    }
    let z = every_z(&examples.x, &model.w(), model.b);
    if !largest(&z).is_finite() {
        let i = z.iter().position(|z_i| !z_i.is_finite()).unwrap_or(0);
        return Err(too_large(&examples, i));
    }
    Ok((examples, z))
}

fn too_large(examples: &Examples, i: usize) -> Error {
    const PROBLEM: &str = "its numbers are too large for this model";
    if examples.lines.is_empty() {
        return Error::file(&examples.file, format!("example {}: {PROBLEM}", i + 1));
    }
    Error::line(&examples.file, examples.lines.line(i), PROBLEM)
}
