//! `predict` and `evaluate`: a saved model meets other data.

use lesson02::{loss, sigmoid};
use lesson06::majority_accuracy;
use lesson09::model::Model;
use lesson09::{Confusion, every_z};
use serde::Serialize;
use shared::arrays::holds_arrays;
use shared::cli::{Flag, Flags, Usage};
use shared::data::{Examples, Selection};
use shared::page::{self, Page, number, percent};
use shared::{Error, largest};

use crate::files::{read, required};

const MODEL: Flag = Flag::new("--model", "FILE", "", None, "A model that `train --model` saved.");
const DATA: Flag = Flag::new("--data", "FILE", "", None, "The examples: .csv, .npz or .h5.");

/// The flags of `predict`.
pub const PREDICT: Usage = Usage {
    package: "lesson09 -- predict",
    about: "Answers for new examples, by a saved model. A column of labels is not needed and not read.",
    flags: &[MODEL, DATA],
};

/// The flags of `evaluate`.
pub const EVALUATE: Usage = Usage {
    package: "lesson09 -- evaluate",
    about: "Judges a saved model by labelled examples.",
    flags: &[
        MODEL,
        DATA,
        Flag::new("--label", "COLUMN", "", None, "The column of the label, in CSV. Default: as in training."),
        Flag::new("--positive", "VALUE", "", None, "The label that counts as 1. Default: as in training."),
    ],
};

/// One probability and one answer for each example.
#[derive(Serialize)]
pub struct Predictions {
    m: usize,
    probabilities: Vec<f64>,
    predictions: Vec<u8>,
    #[serde(skip)]
    file: String,
}

/// How well the answers fit the labels.
#[derive(Serialize)]
pub struct Evaluation {
    m: usize,
    accuracy: f64,
    cost: f64,
    confusion: Confusion,
    majority_accuracy: f64,
    #[serde(skip)]
    file: String,
}

/// The examples with z of each, by the model's weights.
fn applied(model: &Model, path: &str, selection: &Selection) -> Result<(Examples, Vec<f64>), Error> {
    let features = Some(model.features.iter().map(String::as_str).collect());
    let mut examples = read(path, &Selection { features, ..*selection })?;
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

impl Predictions {
    /// Reads the model and the examples, and answers.
    pub fn new(flags: &Flags) -> Result<Predictions, Error> {
        let (model, path) = (required(flags, "--model")?, required(flags, "--data")?);
        let selection = Selection { without_labels: true, ..Selection::default() };
        let (examples, z) = applied(&Model::load(model)?, path, &selection)?;
        Ok(Predictions {
            m: z.len(),
            probabilities: z.iter().map(|&z_i| sigmoid(z_i)).collect(),
            predictions: z.iter().map(|&z_i| u8::from(z_i > 0.0)).collect(),
            file: examples.file,
        })
    }

    /// The first answers as text.
    pub fn narrate(&self) -> String {
        const SHOWN: usize = 20;
        let mut page = Page::new();
        page.section(&format!("{} of {}", page::counted(self.m, "example"), self.file));
        let row =
            |(i, (a, answer)): (usize, (&f64, &u8))| vec![i.to_string(), number(*a), answer.to_string()];
        let answers = self.probabilities.iter().zip(&self.predictions).enumerate();
        page.table(
            &["example", "a, the chance of 1", "answer"],
            &answers.take(SHOWN).map(row).collect::<Vec<_>>(),
        );
        if self.m > SHOWN {
            page.say(&format!("And {} more; --json prints them all.", page::thousands(self.m - SHOWN)));
        }
        let ones = self.predictions.iter().filter(|&&answer| answer == 1).count();
        page.say(&format!("{ones} of {} answers are 1.", self.m));
        page.finish()
    }
}

impl Evaluation {
    /// Reads the model and the examples, and compares.
    pub fn new(flags: &Flags) -> Result<Evaluation, Error> {
        let (model, path) = (required(flags, "--model")?, required(flags, "--data")?);
        if flags.given("--label") && holds_arrays(path) {
            return Err(Error::flag("--label", format!("belongs to CSV; {path} has no column names")));
        }
        let model = Model::load(model)?;
        let selection = Selection {
            label: flags.text("--label").or(model.label.as_deref()),
            positive: flags.text("--positive").or(model.positive.as_deref()),
            ..Selection::default()
        };
        let (examples, z) = applied(&model, path, &selection)?;
        let (confusion, m) = (Confusion::count(&z, &examples.y), z.len());
        let losses = z.iter().zip(&examples.y).map(|(&z_i, &y_i)| loss(z_i, y_i));
        Ok(Evaluation {
            m,
            accuracy: (confusion.tp + confusion.tn) as f64 / m as f64,
            cost: losses.sum::<f64>() / m as f64,
            confusion,
            majority_accuracy: majority_accuracy(&examples.y),
            file: examples.file,
        })
    }

    /// The comparison as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        page.section(&format!("{} of {}", page::counted(self.m, "example"), self.file));
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
        page.finish()
    }
}
