//! # Capstone: a neuron for flowers
//!
//! About 40 minutes. Everything of lessons 01 to 06, from a blank page: standardize, train, and answer for new rows.
//! The data are irises: four lengths in cm; the label is 1 for virginica, 0 for versicolor.
//!
//! - `fit`: `x`, (n_x, m), raw; `y`, (1, m). Standardize each feature with its mean and its deviation (divisor m), then
//!   take `iterations` steps with learning rate alpha, from zeros. Out: a `Model`, its w and b in standardized units.
//! - `chances`: the a of each column of `x`, which has the same features and may have other flowers.
//!
//! No feature is constant here. `x[[k, i]]` is feature k of example i; `vec![0.0; n]` is a list of n zeros; `z.exp()` is
//! e^z. Passing this marks lessons 01 to 06 as known.

use ndarray::ArrayRef2;

/// What training leaves behind.
pub struct Model {
    /// The mean of each feature, n_x numbers.
    pub mean: Vec<f64>,
    /// The deviation of each feature, n_x numbers.
    pub deviation: Vec<f64>,
    /// n_x weights.
    pub w: Vec<f64>,
    /// The bias.
    pub b: f64,
}

/// Trains a neuron.
pub fn fit(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, learning_rate: f64, iterations: usize) -> Model {
    // STUB todo!("mean and deviation, then the steps")
    let (n_x, m) = x.dim();
    let mut model = Model { mean: vec![0.0; n_x], deviation: vec![0.0; n_x], w: vec![0.0; n_x], b: 0.0 };
    for k in 0..n_x {
        let mean = (0..m).map(|i| x[[k, i]]).sum::<f64>() / m as f64;
        let squares = (0..m).map(|i| (x[[k, i]] - mean) * (x[[k, i]] - mean)).sum::<f64>();
        model.mean[k] = mean;
        model.deviation[k] = (squares / m as f64).sqrt();
    }
    for _ in 0..iterations {
        let (mut dw, mut db) = (vec![0.0; n_x], 0.0);
        let a = chances(&model, x);
        for i in 0..m {
            let dz = a[i] - y[[0, i]];
            for k in 0..n_x {
                dw[k] += (x[[k, i]] - model.mean[k]) / model.deviation[k] * dz;
            }
            db += dz;
        }
        for (w_k, dw_k) in model.w.iter_mut().zip(&dw) {
            *w_k -= learning_rate * dw_k / m as f64;
        }
        model.b -= learning_rate * db / m as f64;
    }
    model
    // END
}

/// The chance of label 1 for each column of `x`: m numbers.
pub fn chances(model: &Model, x: &ArrayRef2<f64>) -> Vec<f64> {
    // STUB todo!("standardize as in training, then sigma(w . x + b)")
    let mut chances = Vec::new();
    for i in 0..x.ncols() {
        let mut z = model.b;
        for k in 0..x.nrows() {
            z += model.w[k] * (x[[k, i]] - model.mean[k]) / model.deviation[k];
        }
        chances.push(1.0 / (1.0 + (-z).exp()));
    }
    chances
    // END
}

// HINT
// Write `chances` first: `fit` can use it for the a of each step. Standardize in one place, and with the numbers that the
// model remembers; a flower that comes alone has no deviation of its own.
// HINT
//     mean_k = (x_k1 + ... + x_km) / m        deviation_k = root of the mean of (x_ki - mean_k)^2
//     z = w . (x - mean) / deviation + b      a = 1 / (1 + e^-z)      dz = a - y
//     dw_k = sum of (x_ki - mean_k) / deviation_k * dz_i, divided by m      db = sum of dz_i, divided by m
// HINT
//     for _ in 0..iterations {
//         let a = chances(&model, x);
//         let (mut dw, mut db) = (vec![0.0; n_x], 0.0);
//         for i in 0..m { ... }
//         for k in 0..n_x { model.w[k] -= ...; }
//         model.b -= ...;
//     }
// WHY
// A model is more than w and b: without the mean and the deviation of the training rows it cannot read a new flower. So
// `chances` uses what is remembered, in training as later. The rest is the pass of this lesson: sums over all examples,
// one division by m, one step.
// MISTAKE other_divisor: divisor is m
// - model.deviation[k] = (squares / m as f64).sqrt();
// + model.deviation[k] = (squares / (m - 1) as f64).sqrt();
// MISTAKE variance: square root
// - model.deviation[k] = (squares / m as f64).sqrt();
// + model.deviation[k] = squares / m as f64;
// MISTAKE raw_slopes: standardized features
// - dw[k] += (x[[k, i]] - model.mean[k]) / model.deviation[k] * dz;
// + dw[k] += x[[k, i]] * dz;
// MISTAKE not_divided: divide by m
// - *w_k -= learning_rate * dw_k / m as f64;
// + *w_k -= learning_rate * dw_k;
// - model.b -= learning_rate * db / m as f64;
// + model.b -= learning_rate * db;
// MISTAKE plus: against the slope
// - let dz = a[i] - y[[0, i]];
// + let dz = y[[0, i]] - a[i];
// MISTAKE fixed_rate: always the same
// - *w_k -= learning_rate * dw_k / m as f64;
// + *w_k -= 0.5 * dw_k / m as f64;
// - model.b -= learning_rate * db / m as f64;
// + model.b -= 0.5 * db / m as f64;
// MISTAKE own_numbers: training's mean
// - for i in 0..x.ncols() {
// + let mean: Vec<f64> = x.rows().into_iter().map(|row| row.sum() / row.len() as f64).collect();
// + for i in 0..x.ncols() {
// - z += model.w[k] * (x[[k, i]] - model.mean[k]) / model.deviation[k];
// + z += model.w[k] * (x[[k, i]] - mean[k]) / model.deviation[k];
// MISTAKE answers: not the answer
// - chances.push(1.0 / (1.0 + (-z).exp()));
// + chances.push(if z > 0.0 { 1.0 } else { 0.0 });
// RETURNS zero
// Model { mean: vec![0.0; 4], deviation: vec![0.0; 4], w: vec![0.0; 4], b: 0.0 }
// vec![0.0; x.ncols()]
// RETURNS nan
// Model { mean: vec![f64::NAN; 4], deviation: vec![1.0; 4], w: vec![0.0; 4], b: 0.0 }
// vec![f64::NAN; x.ncols()]
// RETURNS constant
// Model { mean: vec![1.0; 4], deviation: vec![1.0; 4], w: vec![1.0; 4], b: 1.0 }
// vec![0.5; x.ncols()]
