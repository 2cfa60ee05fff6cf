//! Surprise: one step from zeros gives the same answers at every learning rate.

use lesson06::{Trained, accuracy, pass, predictions, train};
use ndarray::Array2;
use serde::Serialize;
use shared::data::Examples;
use shared::lab::Section;
use shared::page::{Page, number, percent, short};

/// One step from zeros at several learning rates.
#[derive(Serialize)]
pub struct OneStep(Vec<Row>);

#[derive(Serialize)]
struct Row {
    learning_rate: f64,
    cost: f64,
    accuracy: f64,
    /// How many answers differ from those at the first learning rate.
    answers_that_differ: usize,
}

const RATES: [f64; 3] = [0.001, 0.1, 10.0];

impl OneStep {
    pub fn compute(examples: &Examples) -> OneStep {
        let Examples { x, y, .. } = examples;
        let steps = RATES.map(|rate| {
            let zeros = Array2::zeros((x.nrows(), 1));
            let Trained { w, b, .. } = train(|w, b| pass(x, y, w, b), zeros, 0.0, rate, 1);
            (rate, pass(x, y, &w, b).cost, predictions(x, &w, b))
        });
        let first = &steps[0].2;
        let row = |(learning_rate, cost, answers): &(f64, f64, Array2<f64>)| Row {
            learning_rate: *learning_rate,
            cost: *cost,
            accuracy: accuracy(answers, y),
            answers_that_differ: answers.iter().zip(first).filter(|(one, other)| one != other).count(),
        };
        OneStep(steps.iter().map(row).collect())
    }
}

impl Section for OneStep {
    fn title(&self) -> String {
        "Surprise: one step from zeros".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |row: &Row| {
            let differ = row.answers_that_differ.to_string();
            vec![short(row.learning_rate), number(row.cost), percent(row.accuracy), differ]
        };
        let header = ["learning rate", "J after it", "accuracy", "answers unlike the first row"];
        page.table(&header, &self.0.iter().map(row).collect::<Vec<_>>());
        page.say(
            "From zeros the step is w = -alpha dw, b = -alpha db, so alpha only stretches every z. Each z \
             has the same sign for every alpha, so each answer is the same. J depends on alpha, the answers \
             do not.",
        );
    }
}
