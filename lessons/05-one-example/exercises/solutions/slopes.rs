//! # The slopes of one example
//!
//! About 7 minutes. Write forward and backward from memory.
//!
//! - In: `x`, (n_x, 1); the label `y`, a number; `w`, (n_x, 1); `b`, a number.
//! - Out: dz, a number; dw, (n_x, 1); db, a number: `(dz, dw, db)`.
//!
//! `weighted_sum(w, b, x)` is z, and `sigmoid(z)` is a; they are lesson 02's. `x * dz` multiplies every entry of a
//! column by a number.

use lesson02::{sigmoid, weighted_sum};
use ndarray::{Array2, ArrayRef2};

/// dz, dw and db at w and b.
pub fn slopes(x: &ArrayRef2<f64>, y: f64, w: &ArrayRef2<f64>, b: f64) -> (f64, Array2<f64>, f64) {
    // STUB todo!("forward to a, then backward")
    let z = weighted_sum(w, b, x);
    let a = sigmoid(z);
    let dz = a - y;
    let dw = x * dz;
    (dz, dw, dz)
    // END
}

// HINT
// Go along the chain: x, w, b to z, to a, to L. Which of its slopes came out so short that no fraction was left?
// HINT
//     dz = a - y        dw = x dz        db = dz
// The local derivative of z for w_k is x_k, and for b it is 1.
// HINT
//     let z = weighted_sum(w, b, x);
//     let a = sigmoid(z);
//     let dz = ...;
//     (dz, x * ..., ...)
// WHY
// da * a (1 - a) is a - y on paper, with all fractions gone. Put in as numbers, the fractions would give infinity
// times 0 for a neuron that is certain and wrong. dw has the shape of w, because each weight gets its own feature
// times dz.
// MISTAKE signs_flipped: dz is a - y
// - let dz = a - y;
// + let dz = y - a;
// MISTAKE da_itself: That is da
// - let dz = a - y;
// + let dz = -y / a + (1.0 - y) / (1.0 - a);
// MISTAKE z_for_a: z - y
// - let dz = a - y;
// + let dz = z - y;
// MISTAKE squared_error: a (1 - a)
// - let dz = a - y;
// + let dz = (a - y) * a * (1.0 - a);
// MISTAKE through_da: without dividing
// - let dz = a - y;
// + let dz = (-y / a + (1.0 - y) / (1.0 - a)) * a * (1.0 - a);
// MISTAKE w_for_x: feature, not its weight
// - let dw = x * dz;
// + let dw = w * dz;
// MISTAKE no_x: times its feature
// - let dw = x * dz;
// + let dw = Array2::from_elem(x.dim(), dz);
// MISTAKE x_alone: x without dz
// - let dw = x * dz;
// + let dw = x * 1.0;
// MISTAKE db_times_b: db is dz
// - (dz, dw, dz)
// + (dz, dw, b * dz)
// RETURNS zero
// (0.0, Array2::zeros(w.dim()), 0.0)
// RETURNS nan
// (f64::NAN, Array2::from_elem(w.dim(), f64::NAN), f64::NAN)
// RETURNS constant
// (-0.5, Array2::from_elem(w.dim(), -0.5), -0.5)
