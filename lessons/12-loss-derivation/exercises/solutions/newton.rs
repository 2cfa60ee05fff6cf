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
    // STUB todo!("A and dZ, the gradient, the Hessian, the step, and the new w and b")
    let ones = with_ones(x); // (n_x + 1, m)
    let a = (w.t().dot(x) + b).mapv(sigmoid); // (1, m)
    let dz = &a - &y.view(); // (1, m)
    let gradient = ones.dot(&dz.t()) / m; // (n_x + 1, 1)
    let curvature = &a * &(1.0 - &a); // (1, m)
    let h = (&ones * &curvature).dot(&ones.t()) / m; // (n_x + 1, n_x + 1)
    let step = solve(&h, &gradient); // (n_x + 1, 1)
    let mut w = w.to_owned();
    for k in 0..n_x {
        w[[k, 0]] -= step[[k, 0]];
    }
    (w, b - step[[n_x, 0]])
    // END
}

/// X with a row of ones below, (n_x + 1, m).
fn with_ones(x: &ArrayRef2<f64>) -> Array2<f64> {
    let ones = Array2::ones((1, x.ncols()));
    concatenate![Axis(0), x.view(), ones]
}

// HINT
// The gradient is what you know as dw and db, one below the other. What does the row of ones do in X dZ'?
// HINT
//     gradient = X dZ' / m        H = X S X' / m        X with the row of ones
//     S has the curvatures a (1 - a); X S is each column of X times its curvature
//     w and b := w and b - step
// HINT
//     let ones = with_ones(x); // (n_x + 1, m)
//     let a = (w.t().dot(x) + b).mapv(sigmoid); // (1, m)
//     let gradient = ones.dot(...) / m; // (n_x + 1, 1)
//     let curvature = ...; // (1, m)
//     let h = (&ones * &curvature).dot(...) / m;
//     let step = solve(&h, &gradient);
//     ...
//     (w, b - step[[n_x, 0]])
// WHY
// For a parabola slope / curvature leads to the lowest point at once; with several parameters, solving H step =
// gradient takes the place of the division. Both have the same 1/m, so it does not matter to the step, as long as both
// have it. The row of ones makes b a weight: it is in the last row and column of H, since b bends J together with w.
// MISTAKE plus: goes up
// - w[[k, 0]] -= step[[k, 0]];
// - }
// - (w, b - step[[n_x, 0]])
// + w[[k, 0]] += step[[k, 0]];
// + }
// + (w, b + step[[n_x, 0]])
// MISTAKE signs_flipped: goes up
// - let dz = &a - &y.view(); // (1, m)
// + let dz = &y.view() - &a;
// MISTAKE gradient_not_divided: m times too long
// - let gradient = ones.dot(&dz.t()) / m; // (n_x + 1, 1)
// + let gradient = ones.dot(&dz.t());
// MISTAKE hessian_not_divided: m times too short
// - let h = (&ones * &curvature).dot(&ones.t()) / m; // (n_x + 1, n_x + 1)
// + let h = (&ones * &curvature).dot(&ones.t());
// MISTAKE a_for_curvature: curvature is a (1 - a)
// - let curvature = &a * &(1.0 - &a); // (1, m)
// + let curvature = a.clone();
// MISTAKE no_curvature: S is left out
// - let h = (&ones * &curvature).dot(&ones.t()) / m; // (n_x + 1, n_x + 1)
// + let h = ones.dot(&ones.t()) / m;
// MISTAKE no_row_of_ones: row of ones
// - let ones = with_ones(x); // (n_x + 1, m)
// + let ones = x.to_owned();
// MISTAKE b_by_its_slope_alone: b moves by
// - (w, b - step[[n_x, 0]])
// + (w, b - gradient[[n_x, 0]] / h[[n_x, n_x]])
// MISTAKE b_stays: b does not move
// - (w, b - step[[n_x, 0]])
// + (w, b)
// MISTAKE gradient_descent: gradient itself
// - let step = solve(&h, &gradient); // (n_x + 1, 1)
// + let step = gradient.clone();
// RETURNS zero
// (Array2::zeros((n_x, 1)), 0.0)
// RETURNS nan
// (Array2::from_elem((n_x, 1), f64::NAN), f64::NAN)
// RETURNS unmoved
// (w.to_owned(), b)
