//! # Repair the snippet
//!
//! About 10 minutes. This is the chapter's snippet, with the two lines that make a matrix (m, m):
//!
//! ```text
//! let losses = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
//! let dz = a - y;
//! (losses.mean().unwrap(), dz)
//! ```
//!
//! - In: `a`, the chances, a column (m, 1); `y`, the labels, a list (m,).
//! - Out: J, a number, and dZ = A - Y, (m, 1).
//!
//! `y.view().insert_axis(Axis(0))` puts an axis of size 1 in front. Arithmetic wants `&` before an array: `&p * &q`;
//! `a` and `y` are lent, so there it is `&a.view()` and `&y.view()`.

use ndarray::{Array2, ArrayRef1, ArrayRef2, Axis};

/// J and dZ, (m, 1).
pub fn step(a: &ArrayRef2<f64>, y: &ArrayRef1<f64>) -> (f64, Array2<f64>) {
    // STUB todo!("give Y the shape of A, then the lines of the snippet")
    let y = y.view().insert_axis(Axis(1)); // (m, 1)
    let losses = -(&y * &a.ln() + (1.0 - &y) * (1.0 - a).ln()); // (m, 1)
    let dz = &a.view() - &y; // (m, 1)
    (losses.mean().unwrap(), dz)
    // END
}

// HINT
// Which shape must Y have, so that no axis is stretched?
// HINT
//     Y (m,) -> (m, 1): the new axis comes last, and has number 1
//     losses = -(Y ln A + (1 - Y) ln(1 - A))        dZ = A - Y        all (m, 1)
// HINT
//     let y = y.view().insert_axis(...); // (m, 1)
//     let losses = -(&y * &a.ln() + ...); // (m, 1)
//     let dz = &a.view() - &y; // (m, 1)
//     (losses.mean().unwrap(), dz)
// WHY
// A list has no direction, and the rule takes it for a row. One line gives Y the second axis where A has it, and
// everything behind it is element by element. A transpose cannot do it: there is only one axis, and nothing to swap.
// MISTAKE as_it_came: (m, m)
// - let y = y.view().insert_axis(Axis(1)); // (m, 1)
// +
// - let losses = -(&y * &a.ln() + (1.0 - &y) * (1.0 - a).ln()); // (m, 1)
// - let dz = &a.view() - &y; // (m, 1)
// + let losses = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
// + let dz = a - y;
// MISTAKE row: (m, m)
// - let y = y.view().insert_axis(Axis(1)); // (m, 1)
// + let y = y.view().insert_axis(Axis(0));
// MISTAKE transposed_list: turns
// - let y = y.view().insert_axis(Axis(1)); // (m, 1)
// + let y = y.t();
// MISTAKE row_mean: means of the rows
// - let y = y.view().insert_axis(Axis(1)); // (m, 1)
// + let column = y.view().insert_axis(Axis(1));
// - let losses = -(&y * &a.ln() + (1.0 - &y) * (1.0 - a).ln()); // (m, 1)
// - let dz = &a.view() - &y; // (m, 1)
// + let losses = -(&column * &a.ln() + (1.0 - &column) * (1.0 - a).ln());
// + let dz = (a - y).mean_axis(Axis(1)).unwrap().insert_axis(Axis(1));
// MISTAKE losses_as_they_came: judged by every label
// - let y = y.view().insert_axis(Axis(1)); // (m, 1)
// - let losses = -(&y * &a.ln() + (1.0 - &y) * (1.0 - a).ln()); // (m, 1)
// + let losses = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
// + let y = y.view().insert_axis(Axis(1));
// MISTAKE flat: a row, (1, m)
// - let dz = &a.view() - &y; // (m, 1)
// + let dz = (&a.view() - &y).reversed_axes();
// MISTAKE sum: divide by m
// - (losses.mean().unwrap(), dz)
// + (losses.sum(), dz)
// RETURNS zero
// (0.0, Array2::zeros(a.dim()))
// RETURNS nan
// (f64::NAN, Array2::from_elem(a.dim(), f64::NAN))
// RETURNS constant
// (2f64.ln(), a.to_owned())
