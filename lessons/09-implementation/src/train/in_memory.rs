//! The rows to train with, all of them in memory.

use lesson06::{Pass, Standardization, Trained, accuracy, majority_accuracy, predictions};
use lesson09::ladder::OnePass;
use ndarray::{ArrayRef2, ArrayView2};
use shared::data::Examples;
use shared::lab::Error;

use super::how_good::Judged;
use super::plan::Plan;
use super::rows::Rows;
use super::training_set::{About, TrainingSet};

/// X and Y of the training rows, and the rows that they are of.
pub struct InMemory<'a> {
    rows: &'a Rows,
    x: ArrayView2<'a, f64>,
    y: ArrayView2<'a, f64>,
}

impl<'a> InMemory<'a> {
    pub fn new(rows: &'a Rows) -> InMemory<'a> {
        let (x, y) = rows.training();
        InMemory { rows, x, y }
    }
}

impl TrainingSet for InMemory<'_> {
    fn about(&self) -> About {
        let Examples { file, features, label, label_words, labels, headerless, .. } = &self.rows.examples;
        About {
            file: file.clone(),
            features: features.clone(),
            label: label.clone(),
            label_words: label_words.clone(),
            labels: labels.clone(),
            headerless: *headerless,
            m: self.y.len(),
            with_label_1: self.y.iter().filter(|&&y_i| y_i == 1.0).count(),
            test: self.rows.test_rows(),
            split: self.rows.split,
            standardization: self.rows.standardization.clone(),
            notes: self.rows.notes(),
        }
    }

    fn one_pass<'a>(&'a self, plan: &Plan) -> OnePass<'a> {
        plan.over(&self.x, &self.y)
    }

    fn exact_pass(&self, plan: &Plan, w: &ArrayRef2<f64>, b: f64) -> Pass {
        plan.rung.pass(&self.x, &self.y, w, b)
    }

    fn trouble(&self) -> Option<Error> {
        None
    }

    fn measure(&self) -> Result<Standardization, Error> {
        Ok(Standardization::measure(&self.x))
    }

    fn judge(&self, Trained { w, b, .. }: &Trained) -> Result<Judged, Error> {
        let right = |x: &ArrayRef2<f64>, y: &ArrayRef2<f64>| accuracy(&predictions(x, w, *b), y);
        Ok(Judged {
            train_m: self.y.len(),
            train_accuracy: right(&self.x, &self.y),
            majority_accuracy: majority_accuracy(&self.y),
            test: self.rows.test().map(|(x, y)| (y.len(), right(&x, &y), majority_accuracy(&y))),
        })
    }
}
