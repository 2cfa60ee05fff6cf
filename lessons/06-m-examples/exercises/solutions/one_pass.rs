//! # One pass over m examples
//!
//! About 10 minutes. Close the chapter and write the loop for n_x features from memory.
//!
//! - In: `x`, (n_x, m), one example in each column; `y`, (1, m); `w`, (n_x, 1); `b`, a number.
//! - Out: J, a number; dw, (n_x, 1); db, a number: the means over all m examples.
//!
//! `sigmoid(z)` is a, and `loss(z, y)` is the loss of one example; they are lesson 02's.

use lesson02::{loss, sigmoid};
use ndarray::{Array2, ArrayRef2};

/// J, dw and db at w and b.
pub fn pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> (f64, Array2<f64>, f64) {
    let (n_x, m) = x.dim();
    // STUB todo!("add up over the m examples, then divide")
    let (mut j, mut dw, mut db) = (0.0, Array2::zeros((n_x, 1)), 0.0);
    for i in 0..m {
        let mut z = b;
        for k in 0..n_x {
            z += w[[k, 0]] * x[[k, i]];
        }
        j += loss(z, y[[0, i]]);
        let dz = sigmoid(z) - y[[0, i]];
        for k in 0..n_x {
            dw[[k, 0]] += x[[k, i]] * dz;
        }
        db += dz;
    }
    let m = m as f64;
    (j / m, dw / m, db / m)
    // END
}

// HINT
// One loop goes over the examples, i from 0 to m-1. In it you need two loops over the features: one before you know z,
// and one after you know dz. What must be 0 before the first example, and what before each?
// HINT
//     z  = w_1 x_1 + ... + w_n x_n + b        a = sigma(z)        dz = a - y
//     J += L(z, y)        dw_k += x_k dz  for each feature k        db += dz
// After the last example divide J, dw and db by m.
// HINT
//     let (mut j, mut dw, mut db) = (0.0, Array2::zeros((n_x, 1)), 0.0);
//     for i in 0..m {
//         let mut z = b;
//         for k in 0..n_x { z += ...; }
//         let dz = ...;
//         for k in 0..n_x { dw[[k, 0]] += ...; }
//         ...
//     }
//     (j / m as f64, ..., ...)
// WHY
// The cost is the mean of m losses, and the slope of a mean is the mean of the slopes. So each example adds its share to
// the same three sums, and the division by m comes once, after the loop. z starts anew for each example; the sums do not.
// MISTAKE not_divided: divide by m
// - (j / m, dw / m, db / m)
// + (j / m, dw, db)
// MISTAKE dw_not_divided: dw is m times too large
// - (j / m, dw / m, db / m)
// + (j / m, dw, db / m)
// MISTAKE db_not_divided: db is m times too large
// - (j / m, dw / m, db / m)
// + (j / m, dw / m, db)
// MISTAKE divided_twice: divided by m twice
// - db += dz;
// + db += dz / m as f64;
// - dw[[k, 0]] += x[[k, i]] * dz;
// + dw[[k, 0]] += x[[k, i]] * dz / m as f64;
// MISTAKE integer_division: 1 / m is 0
// - let m = m as f64;
// - (j / m, dw / m, db / m)
// + (j / m as f64, dw * (1 / m) as f64, db * (1 / m) as f64)
// MISTAKE signs_flipped: dz is a - y
// - let dz = sigmoid(z) - y[[0, i]];
// + let dz = y[[0, i]] - sigmoid(z);
// MISTAKE squared_error: a (1 - a)
// - let dz = sigmoid(z) - y[[0, i]];
// + let a = sigmoid(z);
// + let dz = (a - y[[0, i]]) * a * (1.0 - a);
// MISTAKE cost_not_divided: J is the sum
// - (j / m, dw / m, db / m)
// + (j, dw / m, db / m)
// MISTAKE db_in_inner_loop: once for each example, outside
// - dw[[k, 0]] += x[[k, i]] * dz;
// - }
// - db += dz;
// + dw[[k, 0]] += x[[k, i]] * dz;
// + db += dz;
// + }
// MISTAKE first_feature_only: first feature alone
// - dw[[k, 0]] += x[[k, i]] * dz;
// + dw[[0, 0]] += x[[0, i]] * dz / n_x as f64;
// MISTAKE last_example_only: last example alone
// - dw[[k, 0]] += x[[k, i]] * dz;
// + dw[[k, 0]] = x[[k, i]] * dz;
// MISTAKE z_without_b: z lacks b
// - let mut z = b;
// + let mut z = 0.0;
// RETURNS zero
// (0.0, Array2::zeros((n_x, 1)), 0.0)
// RETURNS nan
// (f64::NAN, Array2::from_elem((n_x, 1), f64::NAN), f64::NAN)
// RETURNS constant
// (2f64.ln(), Array2::from_elem((n_x, 1), -0.5), -0.25)
