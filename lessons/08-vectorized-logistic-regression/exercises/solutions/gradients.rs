//! # dw and db for all examples
//!
//! About 10 minutes. Compute the slopes of J without a loop over the examples.
//!
//! - In: `x`, (n_x, m), one example in each column; `a`, the chances, and `y`, the labels, both (1, m).
//! - Out: dw, (n_x, 1), and db, a number.
//!
//! `a - y` subtracts pair by pair and gives a new array, `p.t()` turns an array round, `p.dot(&q)` is the matrix
//! product of p and q, and `p.sum()` adds up all numbers of p. `x.ncols() as f64` is m as a float.

use ndarray::{Array2, ArrayRef2};

/// dw, (n_x, 1), and db.
pub fn gradients(x: &ArrayRef2<f64>, a: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> (Array2<f64>, f64) {
    // STUB todo!("dZ, and from it dw and db")
    let m = x.ncols() as f64;
    let dz = a - y; // (1, m)
    let dw = x.dot(&dz.t()) / m; // (n_x, 1)
    let db = dz.sum() / m;
    (dw, db)
    // END
}

// HINT
// dw has the shape of w. Of the two products X dZ' and dZ X', which one has it?
// HINT
//     dZ = A - Y        dw = X dZ' / m        db = sum(dZ) / m
// HINT
//     let m = x.ncols() as f64;
//     let dz = ...; // (1, m)
//     let dw = x.dot(...) / m; // (n_x, 1)
//     let db = ...;
//     (dw, db)
// WHY
// Row k of X dZ' is x_k1 dz_1 + x_k2 dz_2 + ..., the sum that the inner loop of lesson 06 collected. dZ itself has no
// 1/m: each of its numbers is the slope of one loss. The division comes once, in dw and in db.
// MISTAKE transposed: That is dZ X'
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = dz.dot(&x.t()) / m;
// MISTAKE a_for_dz: That is X A'
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = x.dot(&a.t()) / m;
// MISTAKE not_divided: m times too large
// - let m = x.ncols() as f64;
// + let m = 1.0;
// MISTAKE divided_by_n_x: number of columns
// - let m = x.ncols() as f64;
// + let m = x.nrows() as f64;
// MISTAKE divided_twice: divided by m twice
// - let dz = a - y; // (1, m)
// + let dz = (a - y) / m;
// MISTAKE signs_flipped: signs are flipped
// - let dz = a - y; // (1, m)
// + let dz = y - a;
// MISTAKE dw_not_divided: dw is X dZ'. It
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = x.dot(&dz.t());
// MISTAKE db_not_divided: db is the sum
// - let db = dz.sum() / m;
// + let db = dz.sum();
// MISTAKE wrong_axis: first example alone
// - let db = dz.sum() / m;
// + let db = dz.sum_axis(ndarray::Axis(0))[0] / m;
// MISTAKE mean_of_a: mean of A
// - let db = dz.sum() / m;
// + let db = a.sum() / m;
// MISTAKE element_wise: element by element
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = &x.view() * &dz / m;
// MISTAKE not_turned: inner sizes
// - let dw = x.dot(&dz.t()) / m; // (n_x, 1)
// + let dw = x.dot(&dz) / m;
// RETURNS zero
// (Array2::zeros((x.nrows(), 1)), 0.0)
// RETURNS nan
// (Array2::from_elem((x.nrows(), 1), f64::NAN), f64::NAN)
// RETURNS constant
// (Array2::from_elem((x.nrows(), 1), 0.5), 0.25)
