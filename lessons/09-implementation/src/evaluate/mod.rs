//! `evaluate`: a saved model is judged by labelled examples.

mod evaluation;
mod thresholds;
mod wrong;

use evaluation::Evaluation;
use lesson09::arrays::ArrayFile;
use lesson09::model::Model;
use shared::data::{DROP_MISSING, NO_HEADER, Selection};
use shared::lab::{Contents, Error, Flag, Flags, Usage};
use thresholds::Thresholds;
use wrong::MostWrong;

use crate::applied::{MODEL, THRESHOLD, applied, threshold};
use crate::data_files::{EXAMPLES_IN_ROWS, LABELS, examples_in_rows, labels, refuse_columns};
use crate::kept_back_rows::{KEPT_BACK, chosen};

const DATA: Flag<String> = Flag::text("--data", "FILE", "The examples: .csv, .npz, .npy or .h5.");
const LABEL: Flag<String> =
    Flag::text("--label", "COLUMN", "The column of the label, in CSV. Default: as in training.");
const POSITIVE: Flag<String> =
    Flag::text("--positive", "VALUE", "The label that counts as 1. Default: as in training.");
const WRONG: Flag<usize> =
    Flag::count("--wrong", "N", (1, 1000), "List the N answers that are wrong with the most confidence.");

/// The flags of `evaluate`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("evaluate"),
    about: "Judges a saved model by labelled examples.",
    flags: &[&[
        MODEL.declaration(),
        DATA.declaration(),
        LABELS.declaration(),
        LABEL.declaration(),
        POSITIVE.declaration(),
        THRESHOLD.declaration(),
        WRONG.declaration(),
        DROP_MISSING.declaration(),
        NO_HEADER.declaration(),
        EXAMPLES_IN_ROWS.declaration(),
        KEPT_BACK.declaration(),
    ]],
};

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (model, path) = (flags.required(&MODEL)?, flags.required(&DATA)?);
    let (label, positive) = (flags.optional(&LABEL)?, flags.optional(&POSITIVE)?);
    let wrong = flags.optional(&WRONG)?;
    flags.optional(&THRESHOLD)?;
    refuse_columns(flags, &LABEL, &path)?;
    let labels = labels(flags, &path)?;
    let examples_in_rows = examples_in_rows(flags, &path)?;
    let file = ArrayFile { path: &path, labels: labels.as_deref(), examples_in_rows };
    let model = Model::load(&model)?;
    let threshold = threshold(flags, &model)?;
    // Another column, or another label that counts as 1, is one's own choice.
    let as_trained = label.is_none() && positive.is_none();
    let selection = Selection {
        known_labels: as_trained.then_some(&model.labels[..]),
        label: label.as_deref().or(model.label.as_deref()),
        positive: positive.as_deref().or(model.positive.as_deref()),
        drop_missing: flags.given(&DROP_MISSING),
        no_header: flags.given(&NO_HEADER),
        ..Selection::default()
    };
    let (examples, z) = chosen(flags, &model, applied(&model, &file, selection)?)?;
    lesson.answer("evaluation", || Evaluation::compute(&examples, &z, threshold));
    lesson.answer("thresholds", || Thresholds::compute(&examples.y, &z, threshold));
    if let Some(most) = wrong {
        lesson.answer("wrong", || MostWrong::compute(&examples, &z, threshold, most));
    }
    Ok(())
}
