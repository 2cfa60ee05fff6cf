//! # Training
//!
//! About 10 minutes. Take the steps of gradient descent.
//!
//! - In: `x`, (n_x, m), and `y`, (1, m); the learning rate alpha; the number of steps.
//! - Out: w, (n_x, 1), and b after the last step, and the costs: one for each step, J *before* its update.
//!
//! The weights start from zeros. `pass(x, y, w, b)` is the chapter's: it returns `cost`, `dw` and `db`.

use lesson06::pass;
use ndarray::{Array2, ArrayRef2};

/// w, b and the costs after so many steps from zeros.
pub fn steps(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    learning_rate: f64,
    iterations: usize,
) -> (Array2<f64>, f64, Vec<f64>) {
    let n_x = x.nrows();
    todo!("in each step: a pass, its cost, and the update of w and b")
}
