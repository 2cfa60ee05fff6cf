//! # Learning one example
//!
//! About 10 minutes. Take several steps on one example.
//!
//! - In: `x`, (n_x, 1), and its label `y`, a number; `w`, (n_x, 1), and `b`, where the neuron begins; the learning rate
//!   alpha; the number of steps.
//! - Out: w and b after the last step: `(w, b)`.
//!
//! `forward(&w, b, x)` is the chapter's: it returns `(z, a)`. You may change `w` and `b`: `w[[k, 0]] -= ..;` and
//! `b -= ..;` take something away. `w.nrows()` is n_x.

use lesson05::forward;
use ndarray::{Array2, ArrayRef2};

/// w and b after so many steps.
pub fn learn(
    x: &ArrayRef2<f64>,
    y: f64,
    mut w: Array2<f64>,
    mut b: f64,
    learning_rate: f64,
    steps: usize,
) -> (Array2<f64>, f64) {
    // STUB todo!("in each step: forward, dz, and the update of every weight and of b")
    for _ in 0..steps {
        let (_, a) = forward(&w, b, x);
        let dz = a - y;
        for k in 0..w.nrows() {
            w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
        }
        b -= learning_rate * dz;
    }
    (w, b)
    // END
}

// HINT
// All slopes of a step belong to the same w and b. What must be known before the first weight moves?
// HINT
//     z, a := forward        dz = a - y
//     w_k := w_k - alpha x_k dz   for each k        b := b - alpha dz
// The next step begins with a new forward pass.
// HINT
//     for _ in 0..steps {
//         let (_, a) = forward(&w, b, x);
//         let dz = ...;
//         for k in 0..w.nrows() { w[[k, 0]] -= ...; }
//         b -= ...;
//     }
//     (w, b)
// WHY
// One forward pass gives dz, and all parameters of this step use that same dz. Were it computed again after w1 has
// moved, w2 would follow the slope of another place. In the next step a is nearer to the label, so dz and the step
// are smaller.
// MISTAKE plus: against the slope
// - w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
// + w[[k, 0]] += learning_rate * x[[k, 0]] * dz;
// - b -= learning_rate * dz;
// + b += learning_rate * dz;
// MISTAKE forward_anew: after w1 had moved
// - w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
// + let dz = forward(&w, b, x).1 - y;
// + w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
// MISTAKE b_sees_new_w: after w had moved
// - b -= learning_rate * dz;
// + b -= learning_rate * (forward(&w, b, x).1 - y);
// MISTAKE w_sees_new_b: after b had moved
// - let dz = a - y;
// + let dz = a - y;
// + b -= learning_rate * dz;
// + let dz = forward(&w, b, x).1 - y;
// - b -= learning_rate * dz;
// - }
// - (w, b)
// + }
// + (w, b)
// MISTAKE b_stays: b does not move
// - b -= learning_rate * dz;
// +
// MISTAKE no_rate: learning rate is left out
// - w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
// + w[[k, 0]] -= x[[k, 0]] * dz;
// - b -= learning_rate * dz;
// + b -= dz;
// MISTAKE fixed_rate: rate is always 0.2
// - w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
// + w[[k, 0]] -= 0.2 * x[[k, 0]] * dz;
// - b -= learning_rate * dz;
// + b -= 0.2 * dz;
// MISTAKE one_step: only one step
// - for _ in 0..steps {
// + for _ in 0..1 {
// MISTAKE slope_of_the_start: forward pass anew
// - for _ in 0..steps {
// - let (_, a) = forward(&w, b, x);
// - let dz = a - y;
// + let (_, a) = forward(&w, b, x);
// + let dz = a - y;
// + for _ in 0..steps {
// MISTAKE no_x: multiply by its feature
// - w[[k, 0]] -= learning_rate * x[[k, 0]] * dz;
// + w[[k, 0]] -= learning_rate * dz;
// RETURNS zero
// (Array2::zeros(w.dim()), 0.0)
// RETURNS nan
// (Array2::from_elem(w.dim(), f64::NAN), f64::NAN)
// RETURNS unchanged
// (w, b)
