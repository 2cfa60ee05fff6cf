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
    // STUB todo!("one line")
    w.t().dot(x) + b
    // END
}

// HINT
// Z has one row. Which of w and X comes first in the product, and what must be turned round so that the inner sizes are
// equal?
// HINT
//     Z = w' X + b        (1, n_x) . (n_x, m) -> (1, m)
// HINT
//     w.t().dot(...) + ...
// WHY
// Column i of X is example i, so w' X holds the dot product of w with every example. b is one number, and is stretched
// over the m columns.
// MISTAKE element_wise: element by element
// - w.t().dot(x) + b
// + x * w + b
// MISTAKE element_wise_turned: element by element
// - w.t().dot(x) + b
// + &x.view() * &w.t() + b
// MISTAKE not_transposed: w must be turned round
// - w.t().dot(x) + b
// + w.dot(x) + b
// MISTAKE factors_swapped: w must be turned round
// - w.t().dot(x) + b
// + x.dot(w) + b
// MISTAKE column: lies in a column
// - w.t().dot(x) + b
// + x.t().dot(w) + b
// MISTAKE no_b: b is left out
// - w.t().dot(x) + b
// + w.t().dot(x)
// MISTAKE b_per_feature: b was added to every feature
// - w.t().dot(x) + b
// + w.t().dot(&(x.to_owned() + b))
// RETURNS zero
// Array2::zeros((1, x.ncols()))
// RETURNS nan
// Array2::from_elem((1, x.ncols()), f64::NAN)
// RETURNS constant
// Array2::from_elem((1, x.ncols()), b)
