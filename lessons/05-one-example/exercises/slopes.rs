//! # The slopes of one example
//!
//! About 7 minutes. Write forward and backward from memory.
//!
//! - In: `x`, (n_x, 1); the label `y`, a number; `w`, (n_x, 1); `b`, a number.
//! - Out: dz, a number; dw, (n_x, 1); db, a number: `(dz, dw, db)`.
//!
//! `weighted_sum(w, b, x)` is z, and `sigmoid(z)` is a; they are lesson 02's. `x * dz` multiplies every entry of a
//! column by a number.

use lesson02::{sigmoid, weighted_sum};
use ndarray::{Array2, ArrayRef2};

/// dz, dw and db at w and b.
pub fn slopes(x: &ArrayRef2<f64>, y: f64, w: &ArrayRef2<f64>, b: f64) -> (f64, Array2<f64>, f64) {
    todo!("forward to a, then backward")
}
