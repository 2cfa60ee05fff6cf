//! # Capstone: to the lowest point
//!
//! About 60 minutes. Lessons 10 to 12 from a blank page: the objective J + (lambda / 2m) |w|^2, its slopes, its second
//! derivatives, and Newton's method. The data are irises: 4 features, 150 flowers; the label is 1 for virginica.
//!
//! - p is w with b below it, (n_x + 1, 1). `x` is (n_x, m), `y` (1, m). b has no penalty.
//! - `objective`: a number, finite for every finite p: take the loss from z, max(z, 0) - z y + ln(1 + e^-|z|).
//! - `gradient`: (n_x + 1, 1), the slopes of the objective. `hessian`: (n_x + 1, n_x + 1), the slopes of the slopes.
//! - `fit`: from zeros, steps of Newton's method until the 2-norm of the gradient is at most 1e-10. Out: p and how many
//!   steps were taken.
//!
//! `with_ones` puts a row of ones under X, so that b is a weight like the others. `solve(h, g)` is H^-1 g. `z.ln_1p()` is
//! ln(1 + z). Passing this marks lessons 10 to 12 as known.

use ndarray::{Array2, Axis, concatenate};

/// The objective at p.
pub fn objective(x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> f64 {
    todo!("the mean of the losses, and the penalty")
}

/// The slopes of the objective at p.
pub fn gradient(x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Array2<f64> {
    todo!("X dZ', the pull of the penalty, and the division")
}

/// The second derivatives of the objective at p.
pub fn hessian(x: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Array2<f64> {
    todo!("X, each column times a (1 - a), X', the penalty on the diagonal, and the division")
}

/// The lowest point, and the number of steps to it.
pub fn fit(x: &Array2<f64>, y: &Array2<f64>, lambda: f64) -> (Array2<f64>, usize) {
    todo!("p := p - H^-1 g, until g is nearly 0")
}

/// X with a row of ones below it, (n_x + 1, m).
fn with_ones(x: &Array2<f64>) -> Array2<f64> {
    concatenate![Axis(0), *x, Array2::ones((1, x.ncols()))]
}

/// 1 for each weight and 0 for b, (n_x + 1, 1).
fn without_b(p: &Array2<f64>) -> Array2<f64> {
    Array2::from_shape_fn(p.dim(), |(k, _)| f64::from(k + 1 < p.nrows()))
}

/// sigma of each number.
fn sigmoid(z: &Array2<f64>) -> Array2<f64> {
    z.mapv(|z| 1.0 / (1.0 + (-z).exp()))
}

/// H^-1 g, by elimination, for an H that is positive definite.
fn solve(h: &Array2<f64>, g: &Array2<f64>) -> Array2<f64> {
    let (mut h, mut g) = (h.clone(), g.clone());
    let n = g.nrows();
    for k in 0..n {
        for row in k + 1..n {
            let factor = h[[row, k]] / h[[k, k]];
            for column in k..n {
                h[[row, column]] -= factor * h[[k, column]];
            }
            g[[row, 0]] -= factor * g[[k, 0]];
        }
    }
    for k in (0..n).rev() {
        let known: f64 = (k + 1..n).map(|column| h[[k, column]] * g[[column, 0]]).sum();
        g[[k, 0]] = (g[[k, 0]] - known) / h[[k, k]];
    }
    g
}
