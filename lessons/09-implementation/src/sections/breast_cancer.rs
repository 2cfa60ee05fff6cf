//! The data that the sections have in common, and how they train with it.

use lesson06::{Trained, train};
use lesson09::Rung;
use ndarray::{Array2, ArrayRef2};
use shared::data::{BREAST_CANCER, Examples, Selection, read_examples};

pub const LEARNING_RATE: f64 = 0.1;

/// All examples, with these features or with all.
pub fn breast_cancer(features: Option<Vec<&str>>) -> Examples {
    let selection = Selection { features, ..Selection::default() };
    read_examples(BREAST_CANCER, &selection).expect("the bundled data is well-formed")
}

/// So many steps from zeros.
pub fn trained(rung: Rung, x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, iterations: usize) -> Trained {
    let zeros = Array2::zeros((x.nrows(), 1));
    train(rung.over(x, y), zeros, 0.0, LEARNING_RATE, iterations)
}
