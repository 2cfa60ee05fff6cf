//! # Training from shapes alone
//!
//! About 15 minutes. Write the whole of training: forward, cost, slopes and update, without a loop over the examples.
//!
//! - In: `x`, (n_x, m), and `y`, (1, m); the learning rate alpha; the number of steps.
//! - Out: w, (n_x, 1), and b after the last step, and the costs: one for each step, J *before* its update.
//!
//! The weights start from zeros. `sigmoid` and `loss(z, y)` are lesson 02's, for one example. `z.mapv(sigmoid)` applies
//! sigmoid to each number of z, and `Zip::from(&z).and(y).map_collect(|&z_i, &y_i| loss(z_i, y_i))` gives the losses.
//! `&a - &y.view()` is A - Y, `p.t()` turns p round, `p.dot(&q)` is the product, `p.sum()` adds up.
//! `w -= &(alpha * &dw)` changes w in its place.

use lesson02::{loss, sigmoid};
use ndarray::{Array2, ArrayRef2, Zip};

/// What training leads to: w, b and the costs.
pub type Trained = (Array2<f64>, f64, Vec<f64>);

/// w, b and the costs after so many steps from zeros.
pub fn train(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, learning_rate: f64, iterations: usize) -> Trained {
    todo!("start from zeros; in each step Z, A, J, dZ, dw, db, and the update")
}
