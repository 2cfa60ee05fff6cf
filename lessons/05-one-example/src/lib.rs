//! # The derivatives of one example
//!
//! Lesson 04 took any formula apart and sent derivatives backward through it. Here the formula is the
//! neuron's own: x, w, b -> z -> a -> L. From now on a is the neuron's answer and b its bias, as in lesson
//! 02.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | da | dL/da | number |
//! | dz | dL/dz | number |
//! | dw | dL/dw | (n_x, 1) |
//! | db | dL/db | number |

use lesson02::{sigmoid, weighted_sum};
use lesson03::{central_difference, step};
use ndarray::{Array2, ArrayRef2};
use shared::data::largest;

/// The forward pass: z and a.
///
/// z = w'x + b, a = sigma(z), for w and x of shape (n_x, 1).
///
/// # Panics
/// If `w` and `x` have different shapes.
#[track_caller]
pub fn forward(w: &ArrayRef2<f64>, b: f64, x: &ArrayRef2<f64>) -> (f64, f64) {
    let z = weighted_sum(w, b, x);
    let a = sigmoid(z);
    (z, a)
}

// ANCHOR: backward
/// The backward pass: dz, dw and db.
///
/// dz = a - y, dw = x dz, db = dz, for x and dw of shape (n_x, 1).
///
/// Near a = y the subtraction is off by up to 2e-16. So the step of a weight is off by up to alpha * x * 2e-16,
/// which does no harm.
pub fn backward(a: f64, y: f64, x: &ArrayRef2<f64>) -> (f64, Array2<f64>, f64) {
    let dz = a - y;
    let dw = x * dz; // (n_x, 1)
    let db = dz;
    (dz, dw, db)
}
// ANCHOR_END: backward

/// The first link of the chain, dL/da of the textbook loss.
///
/// da = -y/a + (1 - y)/(1 - a). NaN or infinite once a has been rounded to 0 or 1.
pub fn da(a: f64, y: f64) -> f64 {
    -y / a + (1.0 - y) / (1.0 - a)
}

/// dz by the long way, through da.
///
/// dz = da * a (1 - a)
pub fn dz_through_da(a: f64, y: f64) -> f64 {
    da(a, y) * (a * (1.0 - a))
}

// ANCHOR: update
/// The update: every parameter takes one step down its own slope.
///
/// w := w - alpha dw, b := b - alpha db, for w and dw of shape (n_x, 1).
///
/// # Panics
/// If `w` and `dw` have different shapes.
#[track_caller]
pub fn update(
    w: &ArrayRef2<f64>,
    b: f64,
    dw: &ArrayRef2<f64>,
    db: f64,
    learning_rate: f64,
) -> (Array2<f64>, f64) {
    assert_eq!(w.dim(), dw.dim(), "w and dw must have the same shape (n_x, 1)");
    (w - learning_rate * dw, step(b, db, learning_rate))
}
// ANCHOR_END: update

/// How far a correct gradient may be from its central difference, relative to its largest entry.
///
/// The difference itself is right to about ten digits; a formula with a mistake is usually off much earlier.
pub const GRADIENT_TOLERANCE: f64 = 1e-7;

/// Lesson 03's central difference nudges a parameter by at least this much, about the cube root of an f64's precision.
pub const SMALLEST_NUDGE: f64 = 6e-6;

// ANCHOR: numeric_gradient
/// The gradient of any function of several parameters, one central difference for each.
///
/// The nudges suit functions that change slowly within them. Of others the caller nudges q = s p in place of
/// p, with a large s, and multiplies the slope by s.
pub fn numeric_gradient(f: impl Fn(&[f64]) -> f64, parameters: &[f64]) -> Vec<f64> {
    let nudged = |j: usize, value: f64| {
        let mut parameters = parameters.to_vec();
        parameters[j] = value;
        f(&parameters)
    };
    (0..parameters.len()).map(|j| central_difference(|value| nudged(j, value), parameters[j])).collect()
}
// ANCHOR_END: numeric_gradient

// ANCHOR: gradient_error
/// The largest difference between two gradients, relative to the largest entry of the second.
///
/// NaN in either makes the result NaN, which passes no `<=`.
///
/// ```
/// use lesson05::{GRADIENT_TOLERANCE, gradient_error};
/// assert!(gradient_error(&[2.0, -4.0], &[2.0, -4.0]) <= GRADIENT_TOLERANCE);
/// assert!(gradient_error(&[2.0, 4.0], &[2.0, -4.0]) > GRADIENT_TOLERANCE);
/// ```
///
/// # Panics
/// If the gradients have different lengths.
#[track_caller]
pub fn gradient_error(claimed: &[f64], measured: &[f64]) -> f64 {
    assert_eq!(claimed.len(), measured.len(), "two gradients of the same function have the same length");
    let differences: Vec<f64> = claimed.iter().zip(measured).map(|(c, n)| c - n).collect();
    let (difference, largest) = (largest(&differences), largest(measured));
    if difference == 0.0 { 0.0 } else { difference / largest }
}
// ANCHOR_END: gradient_error

/// Whether two gradients of a function agree: to [`GRADIENT_TOLERANCE`], or to what rounding does to a
/// difference.
///
/// A value f is rounded by up to |f| times [`f64::EPSILON`]. The difference divides that by the nudge, which is
/// [`SMALLEST_NUDGE`] or more.
///
/// ```
/// use lesson05::gradients_agree;
/// assert!(gradients_agree(&[1e-12, 0.0], &[0.0, 1e-12], 1.0)); // rounding
/// assert!(!gradients_agree(&[1e-12, 1e-9], &[0.0, 0.0], 1.0)); // the second is not
/// ```
pub fn gradients_agree(claimed: &[f64], measured: &[f64], f: f64) -> bool {
    let rounding = 4.0 * f64::EPSILON * f.abs().max(1.0) / SMALLEST_NUDGE;
    let close = |(c, n): (&f64, &f64)| (c - n).abs() <= rounding;
    gradient_error(claimed, measured) <= GRADIENT_TOLERANCE || claimed.iter().zip(measured).all(close)
}
