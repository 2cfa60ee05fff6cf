//! `predict`: a saved model answers for new examples.

use lesson02::{predict, sigmoid};
use lesson09::model::Model;
use serde::Serialize;
use shared::data::{Examples, Selection};
use shared::lab::{Contents, Error, Flags, Section, Usage};
use shared::page::{Page, counted, number, thousands};

use crate::applied::{DATA, MODEL, applied};
use crate::data_files::{EXAMPLES_IN_ROWS, examples_in_rows};

/// The flags of `predict`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("predict"),
    about: "Answers for new examples, by a saved model. A column of labels is not needed and not read.",
    flags: &[MODEL.declaration(), DATA.declaration(), EXAMPLES_IN_ROWS.declaration()],
};

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (model, path) = (flags.required(&MODEL)?, flags.required(&DATA)?);
    let selection = Selection { without_labels: true, ..Selection::default() };
    let in_rows = examples_in_rows(flags, &path)?;
    let (examples, z) = applied(&Model::load(&model)?, &path, selection, in_rows)?;
    lesson.answer("predictions", || Predictions::compute(examples, &z));
    Ok(())
}

/// One probability and one answer for each example.
#[derive(Serialize)]
struct Predictions {
    file: String,
    m: usize,
    probabilities: Vec<f64>,
    predictions: Vec<u8>,
    answered_1: usize,
    /// What was assumed in reading.
    notes: Vec<String>,
}

/// How many of the answers are told.
const SHOWN: usize = 20;

impl Predictions {
    fn compute(Examples { file, notes, .. }: Examples, z: &[f64]) -> Predictions {
        let predictions: Vec<u8> = z.iter().map(|&z_i| predict(z_i) as u8).collect();
        Predictions {
            file,
            m: z.len(),
            probabilities: z.iter().map(|&z_i| sigmoid(z_i)).collect(),
            answered_1: predictions.iter().filter(|&&answer| answer == 1).count(),
            predictions,
            notes,
        }
    }
}

impl Section for Predictions {
    fn title(&self) -> String {
        format!("{} of {}", counted(self.m, "example"), self.file)
    }

    fn tell(&self, page: &mut Page) {
        let row =
            |(i, (a, answer)): (usize, (&f64, &u8))| vec![i.to_string(), number(*a), answer.to_string()];
        let answers = self.probabilities.iter().zip(&self.predictions).enumerate();
        let header = ["example", "a, the chance of 1", "answer"];
        page.table(&header, &answers.take(SHOWN).map(row).collect::<Vec<_>>());
        if self.m > SHOWN {
            page.say(&format!("And {} more; --json prints them all.", thousands(self.m - SHOWN)));
        }
        page.say(&format!("{} of {} answers are 1.", self.answered_1, self.m));
        self.notes.iter().for_each(|note| page.say(&format!("note: {note}.")));
    }
}
