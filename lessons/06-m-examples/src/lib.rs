//! # Logistic regression on m examples
//!
//! Lesson 05 moved the weights for one example. One example is not enough: the next may pull the other way.
//! Here the neuron looks at all m examples, adds up what each of them says, and takes one step for their
//! mean. Then it starts again.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | X | all examples, one in a column | (n_x, m) |
//! | Y | their labels | (1, m) |
//! | w, b | the parameters | (n_x, 1), number |
//! | J | the cost, the mean of the m losses | number |
//! | dw, db | dJ/dw, dJ/db | (n_x, 1), number |

use lesson02::{loss, predict, sigmoid, weighted_sum};
use lesson03::step;
use ndarray::{Array2, ArrayRef2, array, s};
use shared::data::random::SplitMix64;

mod standardization;

pub use standardization::{Standardization, measure, standardize};

/// Four examples of two features whose pass fits on paper: X, (2, 4), and Y, (1, 4).
pub fn quartet() -> (Array2<f64>, Array2<f64>) {
    (array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]], array![[1.0, 1.0, 1.0, 0.0]])
}

// ANCHOR: two_features
/// One pass over m examples of two features: J, dw1, dw2 and db, as the notes write it.
///
/// # Panics
/// If `x` is not (2, m), or `y` not (1, m).
#[track_caller]
pub fn two_feature_pass(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    w1: f64,
    w2: f64,
    b: f64,
) -> (f64, f64, f64, f64) {
    assert_shapes(x, y, 2);
    let m = x.ncols();
    let (mut j, mut dw1, mut dw2, mut db) = (0.0, 0.0, 0.0, 0.0);
    for i in 0..m {
        let (x1, x2, y_i) = (x[[0, i]], x[[1, i]], y[[0, i]]);
        let z = w1 * x1 + w2 * x2 + b;
        let a = sigmoid(z);
        j += loss(z, y_i);
        let dz = a - y_i;
        dw1 += x1 * dz;
        dw2 += x2 * dz;
        db += dz;
    }
    let m = m as f64;
    (j / m, dw1 / m, dw2 / m, db / m)
}
// ANCHOR_END: two_features

// ANCHOR: pass
/// What one pass over all examples finds.
pub struct Pass {
    /// J, the mean loss at w and b.
    pub cost: f64,
    /// dJ/dw, (n_x, 1)
    pub dw: Array2<f64>,
    /// dJ/db
    pub db: f64,
}

/// One pass over m examples of n_x features: two inner loops take the place of w1 and w2.
///
/// # Panics
/// If `x` is not (n_x, m), `y` not (1, m), or `w` not (n_x, 1).
#[track_caller]
pub fn pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Pass {
    assert_shapes(x, y, w.nrows());
    let (n_x, m) = x.dim();
    let (mut j, mut dw, mut db) = (0.0, Array2::zeros((n_x, 1)), 0.0);
    for i in 0..m {
        let mut z = 0.0;
        for k in 0..n_x {
            z += w[[k, 0]] * x[[k, i]];
        }
        z += b;
        let a = sigmoid(z);
        j += loss(z, y[[0, i]]);
        let dz = a - y[[0, i]];
        for k in 0..n_x {
            dw[[k, 0]] += x[[k, i]] * dz;
        }
        db += dz;
    }
    let m = m as f64;
    Pass { cost: j / m, dw: dw / m, db: db / m }
}
// ANCHOR_END: pass

// ANCHOR: train
/// What training leads to.
pub struct Trained {
    /// The weights after the last update, (n_x, 1).
    pub w: Array2<f64>,
    /// The bias after the last update.
    pub b: f64,
    /// The cost before each update.
    pub costs: Vec<f64>,
}

/// Takes `iterations` steps from w and b, each down the slopes that `pass` finds there.
///
/// w := w - alpha dw, b := b - alpha db
pub fn train(
    pass: impl Fn(&ArrayRef2<f64>, f64) -> Pass,
    mut w: Array2<f64>,
    mut b: f64,
    learning_rate: f64,
    iterations: usize,
) -> Trained {
    let mut costs = Vec::new();
    for _ in 0..iterations {
        let Pass { cost, dw, db } = pass(&w, b);
        costs.push(cost);
        for k in 0..w.nrows() {
            w[[k, 0]] = step(w[[k, 0]], dw[[k, 0]], learning_rate);
        }
        b = step(b, db, learning_rate);
    }
    Trained { w, b, costs }
}
// ANCHOR_END: train

/// The answers of the neuron, (1, m): 0 or 1, and NaN where z is NaN.
///
/// # Panics
/// If `w` is not (n_x, 1) for X of shape (n_x, m).
#[track_caller]
pub fn predictions(x: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Array2<f64> {
    let z = |i: usize| weighted_sum(w, b, &x.slice(s![.., i..=i])); // column i, (n_x, 1)
    Array2::from_shape_fn((1, x.ncols()), |(_, i)| predict(z(i)))
}

/// The share of answers that are right, 0 to 1. NaN where an answer is NaN.
///
/// # Panics
/// If the two have different shapes.
#[track_caller]
pub fn accuracy(predictions: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> f64 {
    assert_eq!(predictions.dim(), y.dim(), "there must be one answer for each label");
    if predictions.iter().any(|prediction| prediction.is_nan()) {
        return f64::NAN;
    }
    let right = predictions.iter().zip(y).filter(|(prediction, y_i)| prediction == y_i).count();
    right as f64 / y.len() as f64
}

/// The accuracy of giving every example the more frequent label, without looking at it.
pub fn majority_accuracy(y: &ArrayRef2<f64>) -> f64 {
    let ones = y.sum();
    let m = y.len() as f64;
    ones.max(m - ones) / m
}

/// Shuffles the numbers 0 to m-1 and keeps the last part back: (training, test).
///
/// The test part has round(fraction * m) numbers.
///
/// # Panics
/// If `fraction` is above 1.
pub fn split(m: usize, fraction: f64, seed: u64) -> (Vec<usize>, Vec<usize>) {
    let mut order = SplitMix64::new(seed).permutation(m);
    let test = order.split_off(m - (fraction * m as f64).round() as usize);
    (order, test)
}

/// How often the cost rises after the first 20 steps, as (rises, steps), if that is in 30% of them or more.
///
/// A rise counts from 1e-9 relative: rounding alone does not reach that.
pub fn bounces(costs: &[f64]) -> Option<(usize, usize)> {
    let late = costs.get(20..)?;
    let steps = late.len().checked_sub(1)?;
    let rises = late.windows(2).filter(|pair| pair[1] > pair[0] * (1.0 + 1e-9)).count();
    (rises > 0 && rises as f64 >= 0.3 * steps as f64).then_some((rises, steps))
}

#[track_caller]
fn assert_shapes(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, n_x: usize) {
    assert_eq!(x.dim(), (n_x, y.ncols()), "X must be (n_x, m), with n_x from w and m from Y");
    assert_eq!(y.nrows(), 1, "Y must be (1, m)");
}
