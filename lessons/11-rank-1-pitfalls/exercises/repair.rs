//! # Repair the snippet
//!
//! About 10 minutes. This is the chapter's snippet, with the two lines that make a matrix (m, m):
//!
//! ```text
//! let losses = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
//! let dz = a - y;
//! (losses.mean().unwrap(), dz)
//! ```
//!
//! - In: `a`, the chances, a column (m, 1); `y`, the labels, a list (m,).
//! - Out: J, a number, and dZ = A - Y, (m, 1).
//!
//! `y.view().insert_axis(Axis(0))` puts an axis of size 1 in front. Arithmetic wants `&` before an array: `&p * &q`;
//! `a` and `y` are lent, so there it is `&a.view()` and `&y.view()`.

use ndarray::{Array2, ArrayRef1, ArrayRef2, Axis};

/// J and dZ, (m, 1).
pub fn step(a: &ArrayRef2<f64>, y: &ArrayRef1<f64>) -> (f64, Array2<f64>) {
    todo!("give Y the shape of A, then the lines of the snippet")
}
