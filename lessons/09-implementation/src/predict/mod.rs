//! `predict`: a saved model answers for new examples.

mod appended;
mod output;
mod photo;
mod predictions;

use lesson09::arrays::ArrayFile;
use lesson09::model::Model;
use output::Output;
use photo::Photo;
use predictions::{Predictions, Told};
use shared::data::{DROP_MISSING, NO_HEADER, Selection};
use shared::lab::{Contents, Error, Flag, Flags, Usage};

use crate::applied::{MODEL, THRESHOLD, applied, threshold};
use crate::data_files::{EXAMPLES_IN_ROWS, examples_in_rows};

const DATA: Flag<String> =
    Flag::text("--data", "FILE", "The examples: .csv, .npz, .npy or .h5; or one photo, .png or .jpg.");
const OUTPUT: Flag<String> = Flag::text(
    "--output",
    "F.csv",
    "Write the table here, with two more columns: chance and answer. For a table only.",
);

/// The flags of `predict`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("predict"),
    about: "Answers for new examples, by a saved model. A column of labels is not needed and not read.",
    flags: &[&[
        MODEL.declaration(),
        DATA.declaration(),
        THRESHOLD.declaration(),
        OUTPUT.declaration(),
        DROP_MISSING.declaration(),
        NO_HEADER.declaration(),
        EXAMPLES_IN_ROWS.declaration(),
    ]],
};

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (path, data) = (flags.required(&MODEL)?, flags.required(&DATA)?);
    flags.optional(&THRESHOLD)?;
    let in_rows = examples_in_rows(flags, &data)?;
    let (drop_missing, no_header) = (flags.given(&DROP_MISSING), flags.given(&NO_HEADER));
    let output =
        flags.optional(&OUTPUT)?.map(|output| Output::new(output, &data, &path, no_header)).transpose()?;
    let model = Model::load(&path)?;
    let threshold = threshold(flags, &model)?;
    if photo::is_photo(&data) {
        let photo = photo::read(&model, &path, &data)?;
        lesson.answer("photo", || Photo::compute(&model, data, &photo, threshold));
        return Ok(());
    }
    let selection = Selection { without_labels: true, drop_missing, no_header, ..Selection::default() };
    let file = ArrayFile { path: &data, labels: None, examples_in_rows: in_rows };
    let (examples, z) = applied(&model, &file, selection)?;
    let told = Told { words: model.words, lines: drop_missing, saved: output.as_ref().map(Output::path) };
    let predictions = Predictions::compute(&examples, &z, threshold, told);
    if let Some(output) = output {
        output.write(&examples, &predictions)?;
    }
    lesson.answer("predictions", || predictions);
    Ok(())
}
