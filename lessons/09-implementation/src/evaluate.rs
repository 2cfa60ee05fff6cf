//! `evaluate`: a saved model is judged by labelled examples.

use lesson02::loss;
use lesson06::majority_accuracy;
use lesson09::Confusion;
use lesson09::model::Model;
use serde::Serialize;
use shared::data::{Examples, Selection};
use shared::lab::{Contents, Error, Flag, Flags, Section, Usage};
use shared::page::{Page, counted, number, percent};

use crate::applied::{DATA, MODEL, applied};
use crate::data_files::{EXAMPLES_IN_ROWS, examples_in_rows, refuse_columns};

const LABEL: Flag<String> =
    Flag::text("--label", "COLUMN", "The column of the label, in CSV. Default: as in training.");
const POSITIVE: Flag<String> =
    Flag::text("--positive", "VALUE", "The label that counts as 1. Default: as in training.");

/// The flags of `evaluate`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("evaluate"),
    about: "Judges a saved model by labelled examples.",
    flags: &[
        MODEL.declaration(),
        DATA.declaration(),
        LABEL.declaration(),
        POSITIVE.declaration(),
        EXAMPLES_IN_ROWS.declaration(),
    ],
};

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (model, path) = (flags.required(&MODEL)?, flags.required(&DATA)?);
    let (label, positive) = (flags.optional(&LABEL)?, flags.optional(&POSITIVE)?);
    refuse_columns(flags, &LABEL, &path)?;
    let model = Model::load(&model)?;
    let selection = Selection {
        label: label.as_deref().or(model.label.as_deref()),
        positive: positive.as_deref().or(model.positive.as_deref()),
        ..Selection::default()
    };
    let (examples, z) = applied(&model, &path, selection, examples_in_rows(flags, &path)?)?;
    lesson.answer("evaluation", || Evaluation::compute(&examples, &z));
    Ok(())
}

/// How well the answers fit the labels.
#[derive(Serialize)]
struct Evaluation {
    file: String,
    m: usize,
    accuracy: f64,
    cost: f64,
    confusion: Confusion,
    majority_accuracy: f64,
    /// What was assumed in reading.
    notes: Vec<String>,
}

impl Evaluation {
    fn compute(examples: &Examples, z: &[f64]) -> Evaluation {
        let Examples { file, y, notes, .. } = examples;
        let (confusion, m) = (Confusion::count(z, y), z.len());
        let losses = z.iter().zip(y).map(|(&z_i, &y_i)| loss(z_i, y_i));
        Evaluation {
            file: file.clone(),
            m,
            accuracy: (confusion.tp + confusion.tn) as f64 / m as f64,
            cost: losses.sum::<f64>() / m as f64,
            confusion,
            majority_accuracy: majority_accuracy(y),
            notes: notes.clone(),
        }
    }
}

impl Section for Evaluation {
    fn title(&self) -> String {
        format!("{} of {}", counted(self.m, "example"), self.file)
    }

    fn tell(&self, page: &mut Page) {
        let Confusion { tp, fp, tn, fn_ } = self.confusion;
        let row =
            |name: &str, one: usize, zero: usize| vec![name.to_string(), one.to_string(), zero.to_string()];
        page.table(&["", "answered 1", "answered 0"], &[row("label 1", tp, fn_), row("label 0", fp, tn)]);
        page.lines(&format!(
            "right         {}\nalways the more frequent label: right in {}\nJ             {}",
            percent(self.accuracy),
            percent(self.majority_accuracy),
            number(self.cost)
        ));
        self.notes.iter().for_each(|note| page.say(&format!("note: {note}.")));
    }
}
