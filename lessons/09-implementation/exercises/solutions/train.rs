//! # Training from shapes alone
//!
//! About 15 minutes. Write the whole of training: forward, cost, slopes and update, without a loop over the examples.
//!
//! - In: `x`, (n_x, m), and `y`, (1, m); the learning rate alpha; the number of steps.
//! - Out: w, (n_x, 1), and b after the last step, and the costs: one for each step, J *before* its update.
//!
//! The weights start from zeros. `sigmoid` and `loss(z, y)` are lesson 02's, for one example. `z.mapv(sigmoid)` applies
//! sigmoid to each number of z, and `Zip::from(&z).and(y).map_collect(|&z_i, &y_i| loss(z_i, y_i))` gives the losses.
//! `&a - &y.view()` is A - Y, `p.t()` turns p round, `p.dot(&q)` is the product, `p.sum()` adds up.
//! `w -= &(alpha * &dw)` changes w in its place.

use lesson02::{loss, sigmoid};
use ndarray::{Array2, ArrayRef2, Zip};

/// What training leads to: w, b and the costs.
pub type Trained = (Array2<f64>, f64, Vec<f64>);

/// w, b and the costs after so many steps from zeros.
pub fn train(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, learning_rate: f64, iterations: usize) -> Trained {
    // STUB todo!("start from zeros; in each step Z, A, J, dZ, dw, db, and the update")
    let (n_x, m) = (x.nrows(), x.ncols() as f64);
    let (mut w, mut b, mut costs) = (Array2::zeros((n_x, 1)), 0.0, Vec::new());
    for _ in 0..iterations {
        let z = w.t().dot(x) + b; // (1, m)
        let a = z.mapv(sigmoid); // (1, m)
        let losses = Zip::from(&z).and(y).map_collect(|&z_i, &y_i| loss(z_i, y_i)); // (1, m)
        costs.push(losses.sum() / m);
        let dz = &a - &y.view(); // (1, m)
        let dw = x.dot(&dz.t()) / m; // (n_x, 1)
        let db = dz.sum() / m;
        w -= &(learning_rate * &dw);
        b -= learning_rate * db;
    }
    (w, b, costs)
    // END
}

// HINT
// Write down the shape of each array first: Z, A, the losses, dZ, dw. What depends on w and b, and so belongs into the
// loop over the steps?
// HINT
//     Z = w' X + b        A = sigma(Z)        J = sum of the losses / m
//     dZ = A - Y          dw = X dZ' / m      db = sum(dZ) / m
//     w := w - alpha dw   b := b - alpha db
// HINT
//     let (mut w, mut b, mut costs) = (Array2::zeros((n_x, 1)), 0.0, Vec::new());
//     for _ in 0..iterations {
//         let z = ...; // (1, m)
//         let a = ...; // (1, m)
//         let losses = Zip::from(&z)...; // (1, m)
//         costs.push(...);
//         let dz = ...; // (1, m)
//         let dw = ...; // (n_x, 1)
//         let db = ...;
//         w -= ...;
//         b -= ...;
//     }
//     (w, b, costs)
// WHY
// These are the lines of lesson 08 inside the loop of lesson 06. Each shape follows from X, Y and w, so you could write
// them without knowing what they mean. The only loop left goes over the steps: each needs the weights of the one
// before.
// MISTAKE element_wise: w' X
// - let z = w.t().dot(x) + b; // (1, m)
// + let z: Array2<f64> = &x.view() * &w + b;
// MISTAKE not_transposed: w' X
// - let z = w.t().dot(x) + b; // (1, m)
// + let z: Array2<f64> = w.dot(x) + b;
// MISTAKE z_without_b: z lacks b
// - let z = w.t().dot(x) + b; // (1, m)
// + let z: Array2<f64> = w.t().dot(x);
// MISTAKE cost_not_divided: J is the sum
// - costs.push(losses.sum() / m);
// + costs.push(losses.sum());
// MISTAKE signs_flipped: dZ is A - Y
// - let dz = &a - &y.view(); // (1, m)
// + let dz = &y.view() - &a;
// MISTAKE not_divided: m times too large
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// - let db = dz.sum() / m;
// + let dw = x.dot(&dz.t());
// + let db = dz.sum();
// MISTAKE dw_not_divided: dw is not divided by m
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = x.dot(&dz.t());
// MISTAKE plus: against the slope
// - w -= &(learning_rate * &dw);
// - b -= learning_rate * db;
// + w += &(learning_rate * &dw);
// + b += learning_rate * db;
// MISTAKE no_rate: learning rate is left out
// - w -= &(learning_rate * &dw);
// - b -= learning_rate * db;
// + w -= &dw;
// + b -= db;
// MISTAKE fixed_rate: rate is always 0.1
// - w -= &(learning_rate * &dw);
// - b -= learning_rate * db;
// + w -= &(0.1 * &dw);
// + b -= 0.1 * db;
// MISTAKE fixed_number: number of steps
// - for _ in 0..iterations {
// + for _ in 0..20 {
// MISTAKE b_stays: b does not move
// - b -= learning_rate * db;
// +
// MISTAKE a_for_dz: slopes come from dZ
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = x.dot(&a.t()) / m;
// RETURNS zero
// (Array2::zeros((x.nrows(), 1)), 0.0, vec![0.0; iterations])
// RETURNS nan
// (Array2::from_elem((x.nrows(), 1), f64::NAN), f64::NAN, vec![f64::NAN; iterations])
// RETURNS constant
// (Array2::from_elem((x.nrows(), 1), 0.1), 0.1, vec![2f64.ln(); iterations])
