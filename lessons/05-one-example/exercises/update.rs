//! # Learning one example
//!
//! About 10 minutes. Take several steps on one example.
//!
//! - In: `x`, (n_x, 1), and its label `y`, a number; `w`, (n_x, 1), and `b`, where the neuron begins; the learning rate
//!   alpha; the number of steps.
//! - Out: w and b after the last step: `(w, b)`.
//!
//! `forward(&w, b, x)` is the chapter's: it returns `(z, a)`. You may change `w` and `b`: `w[[k, 0]] -= ..;` and
//! `b -= ..;` take something away. `w.nrows()` is n_x.

use lesson05::forward;
use ndarray::{Array2, ArrayRef2};

/// w and b after so many steps.
pub fn learn(
    x: &ArrayRef2<f64>,
    y: f64,
    mut w: Array2<f64>,
    mut b: f64,
    learning_rate: f64,
    steps: usize,
) -> (Array2<f64>, f64) {
    todo!("in each step: forward, dz, and the update of every weight and of b")
}
