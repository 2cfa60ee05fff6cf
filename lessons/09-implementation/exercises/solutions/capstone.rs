//! # Capstone: whose wine is it?
//!
//! About 60 minutes. Lessons 07 to 09 from a blank page, without a loop over the examples: train with a penalty, answer,
//! and judge. The data are wines with 13 measurements; the label is 1 for grower A.
//!
//! - `fit`: `x`, (n_x, m), raw; `y`, (1, m). Standardize as lesson 09 does; a constant feature is centred, not divided: its
//!   deviation counts as 1. Then take `iterations` steps from zeros down J + (lambda / 2m) |w|^2. b has no penalty.
//! - `chances`: the a of each column of `x`, (1, m).
//! - `judge`: counts and shares at a threshold. The answer is 1 where a > threshold. A share of nothing is `None`.
//!
//! `x.sum_axis(Axis(1)).insert_axis(Axis(1))` is the column of row sums, (n_x, 1); `w.t()` is w'; `z.mapv(f)` applies f to
//! each number; `(&x * &x)` multiplies number by number. Passing this marks lessons 07 to 09 as known.

use ndarray::{Array2, Axis};

/// What training leaves behind.
pub struct Model {
    /// (n_x, 1)
    pub mean: Array2<f64>,
    /// (n_x, 1), 1 where a feature is constant
    pub deviation: Array2<f64>,
    /// (n_x, 1)
    pub w: Array2<f64>,
    /// The bias.
    pub b: f64,
}

/// How the answers at a threshold compare with the labels.
pub struct Judged {
    /// Answered 1, label 1.
    pub true_positives: usize,
    /// Answered 1, label 0.
    pub false_positives: usize,
    /// Answered 0, label 1.
    pub false_negatives: usize,
    /// Which share of the answers 1 is right; `None` if there are none.
    pub precision: Option<f64>,
    /// Which share of the labels 1 is found; `None` if there are none.
    pub recall: Option<f64>,
}

/// Trains a neuron with the penalty (lambda / 2m) |w|^2.
pub fn fit(x: &Array2<f64>, y: &Array2<f64>, learning_rate: f64, iterations: usize, lambda: f64) -> Model {
    // STUB todo!("mean and deviation, then the steps")
    let (n_x, m) = (x.nrows(), x.ncols() as f64);
    let mean = x.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
    let centred = x - &mean;
    let squares = (&centred * &centred).sum_axis(Axis(1)).insert_axis(Axis(1));
    let deviation = (squares / m).sqrt().mapv(|deviation| if deviation == 0.0 { 1.0 } else { deviation });
    let x = centred / &deviation;
    let (mut w, mut b) = (Array2::zeros((n_x, 1)), 0.0);
    for _ in 0..iterations {
        let dz = sigmoid(&(w.t().dot(&x) + b)) - y;
        let dw = (x.dot(&dz.t()) + lambda * &w) / m;
        let db = dz.sum() / m;
        w -= &(learning_rate * dw);
        b -= learning_rate * db;
    }
    Model { mean, deviation, w, b }
    // END
}

/// The chance of label 1 for each column of `x`, (1, m).
pub fn chances(model: &Model, x: &Array2<f64>) -> Array2<f64> {
    // STUB todo!("standardize as in training, then sigma(w' x + b)")
    let x = (x - &model.mean) / &model.deviation;
    sigmoid(&(model.w.t().dot(&x) + model.b))
    // END
}

/// Compares the answers at a threshold with the labels; both are (1, m).
pub fn judge(a: &Array2<f64>, y: &Array2<f64>, threshold: f64) -> Judged {
    // STUB todo!("count, then divide where there is something to divide by")
    let pairs = a.iter().zip(y);
    let count = |answer: bool, label: f64| {
        pairs.clone().filter(|(a, y)| (**a > threshold) == answer && **y == label).count()
    };
    let [true_positives, false_positives, false_negatives] =
        [count(true, 1.0), count(true, 0.0), count(false, 1.0)];
    let share = |of: usize| (of > 0).then(|| true_positives as f64 / of as f64);
    Judged {
        true_positives,
        false_positives,
        false_negatives,
        precision: share(true_positives + false_positives),
        recall: share(true_positives + false_negatives),
    }
    // END
}

/// sigma of each number; this one is yours to use.
fn sigmoid(z: &Array2<f64>) -> Array2<f64> {
    z.mapv(|z| 1.0 / (1.0 + (-z).exp()))
}

// HINT
// Everything that is done to X in training must be done to new wines with the same numbers. So compute the mean and the
// deviation once, and let `chances` use what the model remembers. For `judge` the three counts come first.
// HINT
//     Z = w' X + b       A = sigma(Z)       dZ = A - Y
//     dw = (X dZ' + lambda w) / m           db = (sum of dZ) / m
//     precision = tp / (tp + fp)            recall = tp / (tp + fn)
// HINT
//     let dz = sigmoid(&(w.t().dot(&x) + b)) - y;      // (1, m)
//     let dw = (x.dot(&dz.t()) + lambda * &w) / m;     // (n_x, 1)
//     let share = |of: usize| (of > 0).then(|| true_positives as f64 / of as f64);
// WHY
// The slope of (lambda / 2m) |w|^2 is (lambda / m) w: it pulls each weight towards 0, and it leaves b alone, because b only
// says how frequent label 1 is. Mean and deviation, (n_x, 1), are stretched over the columns of X. A share of nothing is
// not 0: a neuron that never answers 1 has no precision.
// MISTAKE other_divisor: divisor is m
// - let deviation = (squares / m).sqrt().mapv(|deviation| if deviation == 0.0 { 1.0 } else { deviation });
// + let deviation = (squares / (m - 1.0)).sqrt().mapv(|deviation| if deviation == 0.0 { 1.0 } else { deviation });
// MISTAKE constant_divided: constant feature
// - let deviation = (squares / m).sqrt().mapv(|deviation| if deviation == 0.0 { 1.0 } else { deviation });
// + let deviation = (squares / m).sqrt();
// MISTAKE no_penalty: without the penalty
// - let dw = (x.dot(&dz.t()) + lambda * &w) / m;
// + let dw = x.dot(&dz.t()) / m;
// MISTAKE penalty_not_divided: divided by m too
// - let dw = (x.dot(&dz.t()) + lambda * &w) / m;
// + let dw = x.dot(&dz.t()) / m + lambda * &w;
// MISTAKE penalty_doubled: half of the square
// - let dw = (x.dot(&dz.t()) + lambda * &w) / m;
// + let dw = (x.dot(&dz.t()) + 2.0 * lambda * &w) / m;
// MISTAKE b_penalized: b has no penalty
// - let db = dz.sum() / m;
// + let db = (dz.sum() + lambda * b) / m;
// MISTAKE own_numbers: training's mean
// - let x = (x - &model.mean) / &model.deviation;
// + let x = (x - &(x.sum_axis(Axis(1)).insert_axis(Axis(1)) / x.ncols() as f64)) / &model.deviation;
// MISTAKE at_least: not at it
// - pairs.clone().filter(|(a, y)| (**a > threshold) == answer && **y == label).count()
// + pairs.clone().filter(|(a, y)| (**a >= threshold) == answer && **y == label).count()
// MISTAKE swapped: change places
// - precision: share(true_positives + false_positives),
// + precision: share(true_positives + false_negatives),
// - recall: share(true_positives + false_negatives),
// + recall: share(true_positives + false_positives),
// MISTAKE nothing_is_zero: share of nothing
// - let share = |of: usize| (of > 0).then(|| true_positives as f64 / of as f64);
// + let share = |of: usize| Some(true_positives as f64 / of.max(1) as f64);
// RETURNS zero
// Model { mean: Array2::zeros((x.nrows(), 1)), deviation: Array2::ones((x.nrows(), 1)), w: Array2::zeros((x.nrows(), 1)), b: 0.0 }
// Array2::zeros((1, x.ncols()))
// Judged { true_positives: 0, false_positives: 0, false_negatives: 0, precision: None, recall: None }
// RETURNS nan
// Model { mean: Array2::from_elem((x.nrows(), 1), f64::NAN), deviation: Array2::ones((x.nrows(), 1)), w: Array2::zeros((x.nrows(), 1)), b: 0.0 }
// Array2::from_elem((1, x.ncols()), f64::NAN)
// Judged { true_positives: 0, false_positives: 0, false_negatives: 0, precision: Some(f64::NAN), recall: None }
// RETURNS constant
// Model { mean: Array2::ones((x.nrows(), 1)), deviation: Array2::ones((x.nrows(), 1)), w: Array2::ones((x.nrows(), 1)), b: 1.0 }
// Array2::from_elem((1, x.ncols()), 0.5)
// Judged { true_positives: 1, false_positives: 1, false_negatives: 1, precision: Some(0.5), recall: Some(0.5) }
