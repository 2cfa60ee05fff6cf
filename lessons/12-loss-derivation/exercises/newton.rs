//! # One step of Newton's method
//!
//! About 15 minutes. Move w and b by the step that solves H step = gradient.
//!
//! - In: `x`, (n_x, m); `y`, (1, m); `w`, (n_x, 1); `b`, a number; `solve`, which gives the step.
//! - Out: w and b after one whole step down J. There is no penalty.
//!
//! `with_ones(x)` is X with a row of ones below, (n_x + 1, m), so b is the last weight. `solve(&h, &gradient)` is the
//! step, (n_x + 1, 1), for H (n_x + 1, n_x + 1) and the gradient (n_x + 1, 1). `&p * &q` multiplies element by element
//! and stretches a row, `1.0 - &a` subtracts each number from 1. `step[[k, 0]]` is number k of the step, and
//! `&y.view()` is y for arithmetic, because y is lent. `w.to_owned()` is a copy of w that you may change.

use lesson02::sigmoid;
use ndarray::{Array2, ArrayRef2, Axis, concatenate};

/// w and b after one step.
pub fn newton(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    w: &ArrayRef2<f64>,
    b: f64,
    solve: impl Fn(&Array2<f64>, &Array2<f64>) -> Array2<f64>,
) -> (Array2<f64>, f64) {
    let (n_x, m) = (x.nrows(), x.ncols() as f64);
    todo!("A and dZ, the gradient, the Hessian, the step, and the new w and b")
}

/// X with a row of ones below, (n_x + 1, m).
fn with_ones(x: &ArrayRef2<f64>) -> Array2<f64> {
    let ones = Array2::ones((1, x.ncols()));
    concatenate![Axis(0), x.view(), ones]
}
