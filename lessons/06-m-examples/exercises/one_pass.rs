//! # One pass over m examples
//!
//! About 10 minutes. Close the chapter and write the loop for n_x features from memory.
//!
//! - In: `x`, (n_x, m), one example in each column; `y`, (1, m); `w`, (n_x, 1); `b`, a number.
//! - Out: J, a number; dw, (n_x, 1); db, a number: the means over all m examples.
//!
//! `sigmoid(z)` is a, and `loss(z, y)` is the loss of one example; they are lesson 02's.

use lesson02::{loss, sigmoid};
use ndarray::{Array2, ArrayRef2};

/// J, dw and db at w and b.
pub fn pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> (f64, Array2<f64>, f64) {
    let (n_x, m) = x.dim();
    todo!("add up over the m examples, then divide")
}
