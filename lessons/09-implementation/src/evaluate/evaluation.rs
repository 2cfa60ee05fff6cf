//! How well the answers at the threshold fit the labels.

use lesson02::loss;
use lesson06::majority_accuracy;
use lesson09::Confusion;
use lesson09::judging::{confusion_at, precision, recall};
use serde::Serialize;
use shared::data::Examples;
use shared::lab::Section;
use shared::page::{Page, counted, number, percent, short};

/// The answers beside the labels.
#[derive(Serialize)]
pub struct Evaluation {
    file: String,
    m: usize,
    /// The answer is 1 where the chance is above it.
    threshold: f64,
    accuracy: f64,
    cost: f64,
    confusion: Confusion,
    /// None if no answer is 1.
    precision: Option<f64>,
    /// None if no label is 1.
    recall: Option<f64>,
    majority_accuracy: f64,
    /// What was assumed in reading.
    notes: Vec<String>,
}

impl Evaluation {
    pub fn compute(examples: &Examples, z: &[f64], threshold: f64) -> Evaluation {
        let Examples { file, y, notes, .. } = examples;
        let (confusion, m) = (confusion_at(z, y, threshold), z.len());
        let losses = z.iter().zip(y).map(|(&z_i, &y_i)| loss(z_i, y_i));
        Evaluation {
            file: file.clone(),
            m,
            threshold,
            accuracy: (confusion.tp + confusion.tn) as f64 / m as f64,
            cost: losses.sum::<f64>() / m as f64,
            confusion,
            precision: precision(&confusion),
            recall: recall(&confusion),
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
        self.notes.iter().for_each(|note| page.say(&format!("note: {note}.")));
        page.say(&format!("The answer is 1 where the chance is above {}.", short(self.threshold)));
        let Confusion { tp, fp, tn, fn_ } = self.confusion;
        let row =
            |name: &str, one: usize, zero: usize| vec![name.to_string(), one.to_string(), zero.to_string()];
        page.table(&["", "answered 1", "answered 0"], &[row("label 1", tp, fn_), row("label 0", fp, tn)]);
        let known = |value: Option<f64>, meaning: &str, why: &str| match value {
            Some(value) => format!("{}   {meaning}", percent(value)),
            None => format!("not defined: {why}"),
        };
        page.lines(&format!(
            "precision     {}\nrecall        {}\nright         {}\nalways the more frequent label: right in {}\n\
             J             {}",
            known(self.precision, "of the answers 1 have the label 1", "no answer is 1"),
            known(self.recall, "of the labels 1 are answered 1", "no label is 1"),
            percent(self.accuracy),
            percent(self.majority_accuracy),
            number(self.cost)
        ));
    }
}
