//! # Capstone: whose wine is it?
//!
//! About 60 minutes. Lessons 07 to 09 from a blank page, without a loop over the examples: train with a penalty, answer,
//! and judge. The data are wines with 13 measurements; the label is 1 for grower A.
//!
//! - `fit`: `x`, (n_x, m), raw; `y`, (1, m). Standardize as lesson 09 does; a constant feature is centred, not divided: its
//!   deviation counts as 1. Then take `iterations` steps from zeros down J + (lambda / 2m) |w|^2. b has no penalty.
//! - `chances`: the a of each column of `x`, (1, m).
//! - `judge`: counts and shares at a threshold. The answer is 1 where a > threshold. A share of nothing is `None`.
//!
//! `x.sum_axis(Axis(1)).insert_axis(Axis(1))` is the column of row sums, (n_x, 1); `w.t()` is w'; `z.mapv(f)` applies f to
//! each number; `(&x * &x)` multiplies number by number. Passing this marks lessons 07 to 09 as known.

use ndarray::{Array2, Axis};

/// What training leaves behind.
pub struct Model {
    /// (n_x, 1)
    pub mean: Array2<f64>,
    /// (n_x, 1), 1 where a feature is constant
    pub deviation: Array2<f64>,
    /// (n_x, 1)
    pub w: Array2<f64>,
    /// The bias.
    pub b: f64,
}

/// How the answers at a threshold compare with the labels.
pub struct Judged {
    /// Answered 1, label 1.
    pub true_positives: usize,
    /// Answered 1, label 0.
    pub false_positives: usize,
    /// Answered 0, label 1.
    pub false_negatives: usize,
    /// Which share of the answers 1 is right; `None` if there are none.
    pub precision: Option<f64>,
    /// Which share of the labels 1 is found; `None` if there are none.
    pub recall: Option<f64>,
}

/// Trains a neuron with the penalty (lambda / 2m) |w|^2.
pub fn fit(x: &Array2<f64>, y: &Array2<f64>, learning_rate: f64, iterations: usize, lambda: f64) -> Model {
    todo!("mean and deviation, then the steps")
}

/// The chance of label 1 for each column of `x`, (1, m).
pub fn chances(model: &Model, x: &Array2<f64>) -> Array2<f64> {
    todo!("standardize as in training, then sigma(w' x + b)")
}

/// Compares the answers at a threshold with the labels; both are (1, m).
pub fn judge(a: &Array2<f64>, y: &Array2<f64>, threshold: f64) -> Judged {
    todo!("count, then divide where there is something to divide by")
}

/// sigma of each number; this one is yours to use.
fn sigmoid(z: &Array2<f64>) -> Array2<f64> {
    z.mapv(|z| 1.0 / (1.0 + (-z).exp()))
}
