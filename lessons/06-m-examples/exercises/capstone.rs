//! # Capstone: a neuron for flowers
//!
//! About 40 minutes. Everything of lessons 01 to 06, from a blank page: standardize, train, and answer for new rows.
//! The data are irises: four lengths in cm; the label is 1 for virginica, 0 for versicolor.
//!
//! - `fit`: `x`, (n_x, m), raw; `y`, (1, m). Standardize each feature with its mean and its deviation (divisor m), then
//!   take `iterations` steps with learning rate alpha, from zeros. Out: a `Model`, its w and b in standardized units.
//! - `chances`: the a of each column of `x`, which has the same features and may have other flowers.
//!
//! No feature is constant here. `x[[k, i]]` is feature k of example i; `vec![0.0; n]` is a list of n zeros; `z.exp()` is
//! e^z. Passing this marks lessons 01 to 06 as known.

use ndarray::ArrayRef2;

/// What training leaves behind.
pub struct Model {
    /// The mean of each feature, n_x numbers.
    pub mean: Vec<f64>,
    /// The deviation of each feature, n_x numbers.
    pub deviation: Vec<f64>,
    /// n_x weights.
    pub w: Vec<f64>,
    /// The bias.
    pub b: f64,
}

/// Trains a neuron.
pub fn fit(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, learning_rate: f64, iterations: usize) -> Model {
    todo!("mean and deviation, then the steps")
}

/// The chance of label 1 for each column of `x`: m numbers.
pub fn chances(model: &Model, x: &ArrayRef2<f64>) -> Vec<f64> {
    todo!("standardize as in training, then sigma(w . x + b)")
}
