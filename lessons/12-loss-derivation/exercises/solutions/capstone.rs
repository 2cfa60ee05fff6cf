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
    // STUB todo!("the mean of the losses, and the penalty")
    let m = x.ncols() as f64;
    let z = p.t().dot(&with_ones(x));
    let losses = z.iter().zip(y).map(|(z, y)| z.max(0.0) - z * y + (-z.abs()).exp().ln_1p());
    let squares: f64 = p.iter().take(x.nrows()).map(|w| w * w).sum();
    losses.sum::<f64>() / m + lambda / (2.0 * m) * squares
    // END
}

/// The slopes of the objective at p.
pub fn gradient(x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Array2<f64> {
    // STUB todo!("X dZ', the pull of the penalty, and the division")
    let x = with_ones(x);
    let dz = sigmoid(&p.t().dot(&x)) - y;
    let pull = lambda * p * without_b(p);
    (x.dot(&dz.t()) + pull) / dz.len() as f64
    // END
}

/// The second derivatives of the objective at p.
pub fn hessian(x: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Array2<f64> {
    // STUB todo!("X, each column times a (1 - a), X', the penalty on the diagonal, and the division")
    let x = with_ones(x);
    let a = sigmoid(&p.t().dot(&x));
    let curvature = &a * &(1.0 - &a);
    let pull = Array2::from_diag(&(lambda * without_b(p)).column(0));
    ((&x * &curvature).dot(&x.t()) + pull) / a.len() as f64
    // END
}

/// The lowest point, and the number of steps to it.
pub fn fit(x: &Array2<f64>, y: &Array2<f64>, lambda: f64) -> (Array2<f64>, usize) {
    // STUB todo!("p := p - H^-1 g, until g is nearly 0")
    let mut p = Array2::zeros((x.nrows() + 1, 1));
    let mut steps = 0;
    loop {
        let g = gradient(x, y, &p, lambda);
        if g.iter().map(|slope| slope * slope).sum::<f64>().sqrt() <= 1e-10 {
            return (p, steps);
        }
        p -= &solve(&hessian(x, &p, lambda), &g);
        steps += 1;
    }
    // END
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

// HINT
// Begin with the slopes of lesson 08, X dZ' / m, with the row of ones in X. Then ask of each what the penalty adds: to the
// objective, to its slope, and to the slope of that. What changes in dZ when p moves?
// HINT
//     objective  J + (lambda / 2m) |w|^2
//     gradient   (X dZ' + lambda w) / m           nothing more for b
//     hessian    (X D X' + lambda I) / m          D has a (1 - a) on its diagonal; 0 instead of lambda for b
//     step       p := p - H^-1 g
// HINT
//     let curvature = &a * &(1.0 - &a);                        // (1, m)
//     let h = (&x * &curvature).dot(&x.t());                   // the row is stretched over X: no diagonal matrix
//     loop {
//         let g = gradient(x, y, &p, lambda);
//         if g.iter().map(|slope| slope * slope).sum::<f64>().sqrt() <= 1e-10 { return (p, steps); }
//         ...
//     }
// WHY
// The slope of a is a (1 - a), so each example bends the objective by x x' a (1 - a), and the Hessian is the mean of that.
// Stretching the row a (1 - a) over X is lesson 10's rule: it multiplies each column by its own number. A penalty adds
// lambda / m to the curvature of each weight; with it every direction bends, and there is one lowest point.
// MISTAKE textbook_loss: from z
// - let losses = z.iter().zip(y).map(|(z, y)| z.max(0.0) - z * y + (-z.abs()).exp().ln_1p());
// + let a = sigmoid(&z);
// + let losses = a.iter().zip(y).map(|(a, y)| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln()));
// MISTAKE b_in_objective: b has no penalty
// - let squares: f64 = p.iter().take(x.nrows()).map(|w| w * w).sum();
// + let squares: f64 = p.iter().map(|w| w * w).sum();
// MISTAKE penalty_not_halved: half
// - losses.sum::<f64>() / m + lambda / (2.0 * m) * squares
// + losses.sum::<f64>() / m + lambda / m * squares
// MISTAKE gradient_not_divided: divide by m
// - (x.dot(&dz.t()) + pull) / dz.len() as f64
// + x.dot(&dz.t()) + pull
// MISTAKE gradient_without_penalty: slope of the penalty
// - (x.dot(&dz.t()) + pull) / dz.len() as f64
// + (x.dot(&dz.t()) + 0.0 * pull) / dz.len() as f64
// MISTAKE a_for_its_slope: a (1 - a)
// - let curvature = &a * &(1.0 - &a);
// + let curvature = &a * 1.0;
// MISTAKE b_in_hessian: for b it is 0
// - let pull = Array2::from_diag(&(lambda * without_b(p)).column(0));
// + let pull = lambda * Array2::eye(p.nrows());
// MISTAKE hessian_not_divided: divide by m
// - ((&x * &curvature).dot(&x.t()) + pull) / a.len() as f64
// + (&x * &curvature).dot(&x.t()) + pull
// MISTAKE uphill: minus
// - p -= &solve(&hessian(x, &p, lambda), &g);
// - steps += 1;
// + p += &solve(&hessian(x, &p, lambda), &g);
// + steps += 1;
// + if steps == 9 {
// +     return (p, steps);
// + }
// MISTAKE one_step: one step
// - p -= &solve(&hessian(x, &p, lambda), &g);
// - steps += 1;
// + p -= &solve(&hessian(x, &p, lambda), &g);
// + return (p, 1);
// MISTAKE gradient_descent: far from the lowest point
// - p -= &solve(&hessian(x, &p, lambda), &g);
// - steps += 1;
// + p -= &(0.01 * &g);
// + steps += 1;
// + if steps == 500 {
// +     return (p, steps);
// + }
// RETURNS zero
// 0.0
// Array2::zeros(p.dim())
// Array2::zeros((p.len(), p.len()))
// (Array2::zeros((x.nrows() + 1, 1)), 0)
// RETURNS nan
// f64::NAN
// Array2::from_elem(p.dim(), f64::NAN)
// Array2::from_elem((p.len(), p.len()), f64::NAN)
// (Array2::from_elem((x.nrows() + 1, 1), f64::NAN), 6)
// RETURNS constant
// 2f64.ln()
// Array2::ones(p.dim())
// Array2::eye(p.len())
// (Array2::ones((x.nrows() + 1, 1)), 6)
