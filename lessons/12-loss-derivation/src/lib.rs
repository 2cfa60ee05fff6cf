//! # Where the loss comes from
//!
//! Lesson 02 gave the loss L and the cost J without a reason. Here they are derived from one sentence: choose w and b so
//! that the labels you saw were as likely as possible. Then it is shown that J has at most one valley, and the valley's
//! lowest point is found in a handful of steps, if there is one.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | p(y\|x) | the likelihood: the chance that the neuron gave to the label that came | number, 0 to 1 |
//! | a, z | the chance that the label is 1, and the weighted sum behind it | number |
//! | H | the Hessian: the second derivatives of J by w and b | (n_x + 1, n_x + 1) |
//! | lambda | the weight of the penalty on long w | number, 0 or more |

use lesson02::sigmoid;
use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayRef2, Axis, concatenate, s};

mod centred;
pub mod cholesky;
mod descent;
mod end;
pub mod jacobi;
#[cfg(feature = "blas")]
pub mod lapack;
pub mod network;
mod newton;
mod objective;
mod search;

pub use descent::{FLAT, by_descent, descent_steps};
pub use end::{End, Why, separates};
pub use newton::{by_newton, promised};
pub use objective::{Objective, Place, loss_slope_curvature};
pub use search::{Fit, Method, Point, fit, search};

// ANCHOR: likelihood
/// The likelihood of one label.
///
/// p(y|x) = a^y (1 - a)^(1 - y): a if the label is 1, and 1 - a if it is 0.
///
/// ```
/// assert_eq!(lesson12::likelihood(0.75, 1.0), 0.75);
/// assert_eq!(lesson12::likelihood(0.75, 0.0), 0.25);
/// ```
pub fn likelihood(a: f64, y: f64) -> f64 {
    a.powf(y) * (1.0 - a).powf(1.0 - y)
}

/// Its logarithm.
///
/// ln p(y|x) = y ln a + (1 - y) ln(1 - a) = -L. NaN or infinite where a was rounded to 0 or 1, like the textbook loss of
/// lesson 02.
pub fn log_likelihood(a: f64, y: f64) -> f64 {
    y * a.ln() + (1.0 - y) * (1.0 - a).ln()
}
// ANCHOR_END: likelihood

/// Half the squared error of one answer, whose slope lesson 02 showed.
///
/// C = (a - y)^2 / 2
pub fn squared_error(z: f64, y: f64) -> f64 {
    let a = sigmoid(z);
    (a - y) * (a - y) / 2.0
}

// ANCHOR: curvature
/// The curvature of the loss: the second derivative of L by z. It is never negative, and does not depend on y.
///
/// The slope is a - y, so its own slope is that of sigma: a (1 - a).
pub fn loss_curvature(z: f64) -> f64 {
    sigmoid(z) * sigmoid(-z) // 1 - a, without cancelling
}

/// The curvature of half the squared error: the second derivative of C by z.
///
/// The slope is (a - y) a (1 - a), so its own slope is a (1 - a) (a (1 - a) + (a - y)(1 - 2a)).
pub fn squared_error_curvature(z: f64, y: f64) -> f64 {
    let (a, slope_of_a) = (sigmoid(z), loss_curvature(z));
    slope_of_a * (slope_of_a + (a - y) * (1.0 - 2.0 * a))
}
// ANCHOR_END: curvature

// ANCHOR: hessian
/// The Hessian of a cost that is the mean of m losses, each of which depends on w and b through z alone. `x` is X with
/// a row of ones below, for b; `curvature` is (1, m).
///
/// H = X S X' / m, where S has the m curvatures on its diagonal and 0 elsewhere.
///
/// # Panics
/// If `curvature` is not as wide as `x`.
#[track_caller]
pub fn hessian(x: &ArrayRef2<f64>, curvature: &ArrayRef2<f64>) -> Array2<f64> {
    assert_eq!(curvature.dim(), (1, x.ncols()), "the curvatures must be (1, m)");
    let m = x.ncols() as f64;
    // X S: column i of X times curvature i.
    (x * curvature).dot(&x.t()) / m
}

/// X with a row of ones below: (n_x + 1, m). So b is the last weight.
pub fn with_ones(x: &ArrayRef2<f64>) -> Array2<f64> {
    let ones = Array2::ones((1, x.ncols()));
    concatenate(Axis(0), &[x.view(), ones.view()]).expect("both are m wide")
}
// ANCHOR_END: hessian

// ANCHOR: half
/// The same Hessian, of which nothing right of the diagonal is computed: H is symmetric, and [`cholesky::triangle`] reads
/// one half. What is not computed is 0.
///
/// The rows of H are taken in groups, and a group has as many columns as its last row needs.
///
/// # Panics
/// As [`hessian`].
#[track_caller]
pub fn half_hessian(x: &ArrayRef2<f64>, curvature: &ArrayRef2<f64>) -> Array2<f64> {
    assert_eq!(curvature.dim(), (1, x.ncols()), "the curvatures must be (1, m)");
    let (n, m) = x.dim();
    let bent = x * curvature; // X S
    let mut h = Array2::zeros((n, n));
    for first in (0..n).step_by(ROWS) {
        let end = n.min(first + ROWS);
        let (rows, columns) = (bent.slice(s![first..end, ..]), x.slice(s![..end, ..]));
        // These rows of H become rows of X S X' / m.
        let mut h = h.slice_mut(s![first..end, ..end]);
        general_mat_mul(1.0 / m as f64, &rows, &columns.t(), 0.0, &mut h);
    }
    h
}

/// How many rows of H are computed in one product. Fewer leave out more, but a small product is slower for each number.
const ROWS: usize = 16;
// ANCHOR_END: half
