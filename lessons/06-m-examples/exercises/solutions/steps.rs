//! # Training
//!
//! About 10 minutes. Take the steps of gradient descent.
//!
//! - In: `x`, (n_x, m), and `y`, (1, m); the learning rate alpha; the number of steps.
//! - Out: w, (n_x, 1), and b after the last step, and the costs: one for each step, J *before* its update.
//!
//! The weights start from zeros. `pass(x, y, w, b)` is the chapter's: it returns `cost`, `dw` and `db`.

use lesson06::pass;
use ndarray::{Array2, ArrayRef2};

/// w, b and the costs after so many steps from zeros.
pub fn steps(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    learning_rate: f64,
    iterations: usize,
) -> (Array2<f64>, f64, Vec<f64>) {
    let n_x = x.nrows();
    // STUB todo!("in each step: a pass, its cost, and the update of w and b")
    let (mut w, mut b, mut costs) = (Array2::zeros((n_x, 1)), 0.0, Vec::new());
    for _ in 0..iterations {
        let found = pass(x, y, &w, b);
        costs.push(found.cost);
        w -= &(learning_rate * &found.dw);
        b -= learning_rate * found.db;
    }
    (w, b, costs)
    // END
}

// HINT
// Everything in a step must see the same w and b. Which line comes first: the one that reads them, or the one that
// changes them?
// HINT
//     w := w - alpha dw        b := b - alpha db
// The pass is done anew in each step, at the weights that the step before left.
// HINT
//     let (mut w, mut b, mut costs) = (Array2::zeros((n_x, 1)), 0.0, Vec::new());
//     for _ in 0..iterations {
//         let found = pass(x, y, &w, b);
//         costs.push(...);
//         w -= &(learning_rate * &found.dw);
//         b -= ...;
//     }
// WHY
// The slopes belong to the weights at which they were measured. So a step measures once, notes the cost there, and then
// moves w and b together. The first cost is ln 2 on any data, because the weights start from zeros.
// MISTAKE plus: against the slope
// - w -= &(learning_rate * &found.dw);
// - b -= learning_rate * found.db;
// + w += &(learning_rate * &found.dw);
// + b += learning_rate * found.db;
// MISTAKE no_rate: learning rate is left out
// - w -= &(learning_rate * &found.dw);
// - b -= learning_rate * found.db;
// + w -= &found.dw;
// + b -= found.db;
// MISTAKE fixed_rate: rate is always 0.1
// - w -= &(learning_rate * &found.dw);
// - b -= learning_rate * found.db;
// + w -= &(0.1 * &found.dw);
// + b -= 0.1 * found.db;
// MISTAKE fixed_number: number of steps
// - for _ in 0..iterations {
// + for _ in 0..20 {
// MISTAKE cost_after_update: before its update
// - costs.push(found.cost);
// - w -= &(learning_rate * &found.dw);
// - b -= learning_rate * found.db;
// + w -= &(learning_rate * &found.dw);
// + b -= learning_rate * found.db;
// + costs.push(pass(x, y, &w, b).cost);
// MISTAKE b_stays: b does not move
// - b -= learning_rate * found.db;
// +
// MISTAKE b_sees_new_w: same w and b
// - b -= learning_rate * found.db;
// + b -= learning_rate * pass(x, y, &w, b).db;
// RETURNS zero
// (Array2::zeros((n_x, 1)), 0.0, vec![0.0; iterations])
// RETURNS nan
// (Array2::from_elem((n_x, 1), f64::NAN), f64::NAN, vec![f64::NAN; iterations])
// RETURNS constant
// (Array2::from_elem((n_x, 1), 0.1), 0.1, vec![2f64.ln(); iterations])
