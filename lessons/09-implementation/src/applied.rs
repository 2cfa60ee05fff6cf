//! A saved model meets a file, as `predict` and `evaluate` need it.

use lesson09::every_z;
use lesson09::model::Model;
use shared::data::{Examples, Selection, largest};
use shared::lab::{Error, Flag};

use crate::data_files;

/// The saved model.
pub const MODEL: Flag<String> = Flag::text("--model", "FILE", "A model that `train --model` saved.");
/// The examples.
pub const DATA: Flag<String> = Flag::text("--data", "FILE", "The examples: .csv, .npz or .h5.");

/// The examples with z of each, by the model's weights.
///
/// # Errors
/// The file is bad or lacks one of the model's features, or a z does not fit an f64.
pub fn applied(
    model: &Model,
    path: &str,
    selection: Selection,
    examples_in_rows: bool,
) -> Result<(Examples, Vec<f64>), Error> {
    let features = Some(model.features.iter().map(String::as_str).collect());
    let selection = Selection { features, of_a_model: true, ..selection };
    let mut examples = data_files::read(path, &selection, examples_in_rows)?;
    if let Some(standardization) = model.standardization() {
        standardization.apply(&mut examples.x);
    }
    let z = every_z(&examples.x, &model.w(), model.b);
    if !largest(&z).is_finite() {
        let i = z.iter().position(|z_i| !z_i.is_finite()).unwrap_or(0);
        let problem = format!("example {i}, counted from 0: its numbers are too large for this model");
        return Err(Error::file(path, problem));
    }
    Ok((examples, z))
}
