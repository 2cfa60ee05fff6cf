//! # Logistic regression: from numbers to a chance
//!
//! Lesson 01 turned a picture into a column x of n_x numbers. Here one neuron turns x into a chance a between
//! 0 and 1, and a loss L says how wrong that chance is.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | x | the features of one example | (n_x, 1) |
//! | w, b | the weights and the bias of the neuron | (n_x, 1), number |
//! | z | the weighted sum w'x + b | number |
//! | a | the chance that the label is 1 | number, 0 to 1 |
//! | y | the true label | number, 0 or 1 |
//! | L, J | the loss of one example, the cost of all | number |

use ndarray::ArrayRef2;

/// Three examples that come back in lessons 11 and 12: the chance that the neuron gives, and the label.
pub const TRIO: [(f64, f64); 3] = [(0.9, 1.0), (0.2, 0.0), (0.7, 1.0)];

// ANCHOR: weighted_sum
/// The weighted sum of the features.
///
/// z = w'x + b, for w and x of shape (n_x, 1).
///
/// ```
/// use ndarray::array;
/// let (w, x) = (array![[1.0], [-2.0]], array![[3.0], [1.0]]);
/// assert_eq!(lesson02::weighted_sum(&w, 1.0, &x), 2.0); // 1*3 - 2*1 + 1
/// ```
///
/// # Panics
/// If `w` and `x` have different shapes.
#[track_caller]
pub fn weighted_sum(w: &ArrayRef2<f64>, b: f64, x: &ArrayRef2<f64>) -> f64 {
    assert_eq!(w.dim(), x.dim(), "w and x must have the same shape (n_x, 1)");
    w.iter().zip(x).map(|(w_k, x_k)| w_k * x_k).sum::<f64>() + b
}
// ANCHOR_END: weighted_sum

// ANCHOR: sigmoid
/// The chance that the label is 1.
///
/// a = sigma(z) = 1 / (1 + e^-z)
///
/// ```
/// assert_eq!(lesson02::sigmoid(0.0), 0.5);
/// ```
pub fn sigmoid(z: f64) -> f64 {
    // e^-|z| is at most 1, so nothing overflows. For negative z, top and bottom are multiplied by e^z.
    let e = (-z.abs()).exp();
    if z >= 0.0 { 1.0 / (1.0 + e) } else { e / (1.0 + e) }
}
// ANCHOR_END: sigmoid

/// The z that gives the chance a: sigma the other way round.
///
/// z = ln(a / (1 - a)), for a between 0 and 1.
///
/// ```
/// assert_eq!(lesson02::logit(0.5), 0.0);
/// ```
pub fn logit(a: f64) -> f64 {
    (a / (1.0 - a)).ln()
}

/// The loss as the notes write it, from the chance a. Infinite or NaN once a has been rounded to 0 or 1.
///
/// L = -(y ln a + (1 - y) ln(1 - a))
pub fn textbook_loss(a: f64, y: f64) -> f64 {
    -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())
}

// ANCHOR: loss
/// The same loss, computed from z. Finite for every finite z.
///
/// L = ln(1 + e^-z) for y = 1, and L = ln(1 + e^z) for y = 0; that is max(z, 0) - z y + ln(1 + e^-|z|).
///
/// ```
/// assert_eq!(lesson02::loss(1000.0, 0.0), 1000.0);
/// assert_eq!(lesson02::loss(0.0, 1.0), 2f64.ln());
/// ```
pub fn loss(z: f64, y: f64) -> f64 {
    // Above 0 where z points to the wrong answer.
    let wrong = if y == 1.0 { -z } else { z };
    wrong.max(0.0) + (-z.abs()).exp().ln_1p()
}
// ANCHOR_END: loss

/// The slope of the loss with respect to z, for one example.
///
/// dz = dL/dz = sigma(z) - y: sigma(z) for y = 0, and -sigma(-z) for y = 1, where nothing cancels.
///
/// ```
/// assert_eq!(lesson02::dz(0.0, 1.0), -0.5);
/// ```
pub fn dz(z: f64, y: f64) -> f64 {
    if y == 1.0 { -sigmoid(-z) } else { sigmoid(z) }
}

// ANCHOR: cost
/// The cost: the mean loss of m examples.
///
/// J = (L(z_1, y_1) + ... + L(z_m, y_m)) / m
///
/// # Panics
/// If `z` and `y` have different lengths, or are empty.
#[track_caller]
pub fn cost(z: &[f64], y: &[f64]) -> f64 {
    assert_eq!(z.len(), y.len(), "z and y must have one entry for each example");
    assert!(!z.is_empty(), "the cost of no examples is not defined");
    let mut j = 0.0;
    for (&z_i, &y_i) in z.iter().zip(y) {
        j += loss(z_i, y_i);
    }
    j / z.len() as f64
}
// ANCHOR_END: cost

/// The slope, with respect to z, of half the squared error (a - y)^2 / 2.
///
/// slope = (a - y) a (1 - a): the factor a (1 - a) is nearly 0 where the neuron is certain, right or wrong.
pub fn squared_error_slope(z: f64, y: f64) -> f64 {
    let a = sigmoid(z);
    (a - y) * a * (1.0 - a)
}

/// The answer of the neuron: 1 where the chance is above one half, which is where z is above 0. NaN where z
/// is NaN.
pub fn predict(z: f64) -> f64 {
    if z.is_nan() {
        z
    } else if z > 0.0 {
        1.0
    } else {
        0.0
    }
}
