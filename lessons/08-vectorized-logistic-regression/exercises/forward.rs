//! # Z for all examples
//!
//! About 5 minutes. Compute the z of every example, without a loop over them.
//!
//! - In: `x`, (n_x, m), one example in each column; `w`, (n_x, 1); `b`, a number.
//! - Out: Z = w' X + b, (1, m).
//!
//! `w.t()` is w', `p.dot(&q)` is the matrix product of p and q, and `p * q` multiplies element by element. `x` is on
//! loan already, so it needs no `&`.

use ndarray::{Array2, ArrayRef2};

/// Z, (1, m).
pub fn forward(x: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Array2<f64> {
    todo!("one line")
}
