//! What the flags give.

use ndarray::{Array2, ArrayRef2};

/// A neuron, and one example for it.
pub struct Example {
    /// (n_x, 1)
    pub w: Array2<f64>,
    pub b: f64,
    /// (n_x, 1)
    pub x: Array2<f64>,
    pub y: f64,
}

/// Numbers as a column, (n_x, 1).
pub fn column(numbers: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((numbers.len(), 1), |(k, _)| numbers[k])
}

/// The numbers of a column, (n_x, 1).
pub fn flat(column: &ArrayRef2<f64>) -> Vec<f64> {
    column.iter().copied().collect()
}
