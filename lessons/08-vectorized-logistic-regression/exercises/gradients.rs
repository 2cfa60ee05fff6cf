//! # dw and db for all examples
//!
//! About 10 minutes. Compute the slopes of J without a loop over the examples.
//!
//! - In: `x`, (n_x, m), one example in each column; `a`, the chances, and `y`, the labels, both (1, m).
//! - Out: dw, (n_x, 1), and db, a number.
//!
//! `a - y` subtracts pair by pair and gives a new array, `p.t()` turns an array round, `p.dot(&q)` is the matrix
//! product of p and q, and `p.sum()` adds up all numbers of p. `x.ncols() as f64` is m as a float.

use ndarray::{Array2, ArrayRef2};

/// dw, (n_x, 1), and db.
pub fn gradients(x: &ArrayRef2<f64>, a: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> (Array2<f64>, f64) {
    todo!("dZ, and from it dw and db")
}
