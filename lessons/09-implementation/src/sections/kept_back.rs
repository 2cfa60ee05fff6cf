//! Rows kept back: trained on four fifths of the rows, judged by the others, for several shuffles.

use lesson06::{Standardization, Trained, accuracy, majority_accuracy, predictions, split};
use lesson09::Rung;
use ndarray::{Array2, Axis};
use serde::Serialize;
use shared::data::Examples;
use shared::lab::Section;
use shared::page::{Page, Plot, percent, short};

use super::breast_cancer::{LEARNING_RATE, breast_cancer, trained};
use crate::cost_curve::cost_curve;

/// The first shuffle in detail, and what others lead to.
#[derive(Serialize)]
pub struct KeptBack {
    n_x: usize,
    train_rows: usize,
    test_rows: usize,
    learning_rate: f64,
    costs: Vec<f64>,
    train_accuracy: f64,
    seeds: Vec<Exam>,
    plots: Vec<Plot>,
}

#[derive(Serialize)]
struct Exam {
    seed: u64,
    train_accuracy: f64,
    test_accuracy: f64,
    test_majority_accuracy: f64,
}

const ITERATIONS: usize = 1000;
const TEST_FRACTION: f64 = 0.2;
/// The shuffle that is shown in detail.
pub const SEED: u64 = 1;
const OTHER_SEEDS: [u64; 2] = [2, 3];

impl KeptBack {
    pub fn compute() -> KeptBack {
        let all = breast_cancer(None);
        let first = Shuffle::compute(&all, SEED);
        let exam = first.exam(SEED);
        let others = OTHER_SEEDS.map(|seed| Shuffle::compute(&all, seed).exam(seed));
        KeptBack {
            n_x: all.x.nrows(),
            train_rows: first.training.1.len(),
            test_rows: first.test.1.len(),
            learning_rate: LEARNING_RATE,
            plots: vec![cost_curve(&first.neuron.costs)],
            costs: first.neuron.costs,
            train_accuracy: exam.train_accuracy,
            seeds: [exam].into_iter().chain(others).collect(),
        }
    }
}

/// A neuron, the rows it was trained with, and those that a shuffle kept back: X and Y of each.
pub struct Shuffle {
    pub neuron: Trained,
    pub training: (Array2<f64>, Array2<f64>),
    pub test: (Array2<f64>, Array2<f64>),
}

impl Shuffle {
    /// Trains with the rows that the shuffle leaves; all are standardized with their numbers.
    pub fn compute(all: &Examples, seed: u64) -> Shuffle {
        let (training, test) = split(all.x.ncols(), TEST_FRACTION, seed);
        let columns = |rows: &[usize]| (all.x.select(Axis(1), rows), all.y.select(Axis(1), rows));
        let ((mut x, y), (mut test_x, test_y)) = (columns(&training), columns(&test));
        let standardization = Standardization::measure(&x);
        standardization.apply(&mut x);
        standardization.apply(&mut test_x);
        let neuron = trained(Rung::Vectorized, &x, &y, ITERATIONS);
        Shuffle { neuron, training: (x, y), test: (test_x, test_y) }
    }

    fn exam(&self, seed: u64) -> Exam {
        let right =
            |(x, y): &(Array2<f64>, Array2<f64>)| accuracy(&predictions(x, &self.neuron.w, self.neuron.b), y);
        Exam {
            seed,
            train_accuracy: right(&self.training),
            test_accuracy: right(&self.test),
            test_majority_accuracy: majority_accuracy(&self.test.1),
        }
    }
}

impl Section for KeptBack {
    fn title(&self) -> String {
        "Rows kept back".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let KeptBack { n_x, train_rows, test_rows, seeds, .. } = self;
        page.say(&format!(
            "All {n_x} features of the breast-cancer data, shuffled with seed {}: {train_rows} rows to train with, \
             {test_rows} kept back. Standardized with the training rows' numbers; {} steps at learning rate {}.",
            seeds[0].seed,
            self.costs.len(),
            short(self.learning_rate)
        ));
        self.plots.iter().for_each(|plot| page.plot(plot));
        page.say("Other seeds keep other rows back:");
        let row = |exam: &Exam| {
            let shares = [exam.train_accuracy, exam.test_accuracy, exam.test_majority_accuracy].map(percent);
            [vec![exam.seed.to_string()], shares.into()].concat()
        };
        let header = ["seed", "right in training", "right in test", "always 0, in test"];
        page.table(&header, &seeds.iter().map(row).collect::<Vec<_>>());
    }
}
