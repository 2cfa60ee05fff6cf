//! Training with the vectorized pass, in the whole lesson beside the loop of lesson 06.

use lesson06::{Trained, accuracy, bounces, majority_accuracy, predictions, train};
use ndarray::Array2;
use serde::Serialize;
use shared::data::{Examples, Table};
use shared::lab::{Scope, Section};
use shared::page::{Page, counted, milestones, number, percent, short, vector};

use crate::agreement::{agrees, difference, sentence};

/// A training from its start to its end.
#[derive(Serialize)]
pub struct Training {
    learning_rate: f64,
    /// Whether the features are; else that is the first remedy.
    standardized: bool,
    costs: Vec<f64>,
    w: Vec<f64>,
    b: f64,
    accuracy: f64,
    majority_accuracy: f64,
    /// How often the cost rises, of so many steps, if it bounces.
    bounces: Option<(usize, usize)>,
    /// The largest difference from the costs, w and b of lesson 06, and whether it is only rounding. With a learner's
    /// own table the loop may take too long.
    loop_training_error: Option<f64>,
    loop_training_agrees: Option<bool>,
}

impl Training {
    pub fn compute(
        table: &Table,
        w: &Array2<f64>,
        b: f64,
        learning_rate: f64,
        iterations: usize,
        scope: Scope,
    ) -> Training {
        let Examples { x, y, .. } = &table.examples;
        let trained = train(|w, b| lesson08::pass(x, y, w, b), w.clone(), b, learning_rate, iterations);
        let loop_training_error = (scope == Scope::WholeLesson).then(|| {
            let by_loop = train(|w, b| lesson06::pass(x, y, w, b), w.clone(), b, learning_rate, iterations);
            difference(&numbers(&trained), &numbers(&by_loop))
        });
        Training {
            learning_rate,
            standardized: table.standardized,
            accuracy: accuracy(&predictions(x, &trained.w, trained.b), y),
            majority_accuracy: majority_accuracy(y),
            bounces: bounces(&trained.costs),
            loop_training_error,
            loop_training_agrees: loop_training_error.and_then(agrees),
            costs: trained.costs,
            w: trained.w.into_raw_vec_and_offset().0,
            b: trained.b,
        }
    }

    /// What shortens the steps.
    fn remedy(&self) -> &'static str {
        if self.standardized {
            "a smaller --learning-rate"
        } else {
            "--standardize first, or a smaller --learning-rate"
        }
    }

    fn is_finite(&self) -> bool {
        self.costs.iter().chain(&self.w).chain([&self.b]).all(|value| value.is_finite())
    }
}

/// Every cost, w and b.
fn numbers(trained: &Trained) -> Vec<f64> {
    trained.costs.iter().chain(&trained.w).chain([&trained.b]).copied().collect()
}

impl Section for Training {
    fn title(&self) -> String {
        format!("{} at learning rate {}", counted(self.costs.len(), "step"), short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        let row = |k: usize| vec![k.to_string(), number(self.costs[k])];
        let rows: Vec<Vec<String>> = milestones(self.costs.len()).into_iter().map(row).collect();
        page.table(&["steps", "J"], &rows);
        page.lines(&format!(
            "w = {}\nb = {}\nright in {} (always the more frequent label: {})",
            vector(&self.w, number),
            number(self.b),
            percent(self.accuracy),
            percent(self.majority_accuracy)
        ));
        if self.loop_training_error.is_some() {
            page.say(&sentence("Every cost, w and b", self.loop_training_agrees));
        }
        if let Some((rises, steps)) = self.bounces {
            page.say(&format!(
                "The cost bounces: after the first 20 steps it rises in {rises} of {steps}. The steps are too \
                 long; try {}.",
                self.remedy()
            ));
        }
        if !self.is_finite() {
            page.too_large(&format!("Try {}.", self.remedy()));
        }
    }
}
