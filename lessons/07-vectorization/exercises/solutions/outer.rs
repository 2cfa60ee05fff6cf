//! # An outer product
//!
//! About 5 minutes. Close the chapter and write x y' with two loops.
//!
//! - In: `x`, a list of n numbers, and `y`, a list of k numbers.
//! - Out: the matrix x y', (n, k), which holds each number of x times each number of y.
//!
//! `Array2::zeros((2, 5))` is a matrix of zeros with 2 rows and 5 columns, and `product[[i, j]]` is the number in its
//! row i and column j. `x.len()` is n.

use ndarray::{Array2, ArrayRef1};

/// Each number of x times each number of y.
pub fn outer(x: &ArrayRef1<f64>, y: &ArrayRef1<f64>) -> Array2<f64> {
    // STUB todo!("a matrix of zeros, and two loops that fill it")
    let mut product = Array2::zeros((x.len(), y.len()));
    for i in 0..x.len() {
        for j in 0..y.len() {
            product[[i, j]] = x[i] * y[j];
        }
    }
    product
    // END
}

// HINT
// How many numbers has the result? Each pair of a number of x and a number of y is multiplied once.
// HINT
//     x y' has x_i y_j in row i and column j
// HINT
//     let mut product = Array2::zeros((x.len(), ...));
//     for i in 0..x.len() {
//         for j in ... { product[[i, j]] = ...; }
//     }
//     product
// WHY
// The rows belong to the first factor and the columns to the second: row i is y' times x_i. Nothing is added up, so
// every pair keeps a place of its own. One such product for each example, added up, is what the slopes of a layer of
// neurons are made of.
// MISTAKE transposed: That is y x'
// - let mut product = Array2::zeros((x.len(), y.len()));
// + let mut product = Array2::zeros((y.len(), x.len()));
// - product[[i, j]] = x[i] * y[j];
// + product[[j, i]] = x[i] * y[j];
// MISTAKE one_index: two different indices
// - product[[i, j]] = x[i] * y[j];
// + product[[i, j]] = x[i] * y[i];
// MISTAKE diagonal: element-wise
// - product[[i, j]] = x[i] * y[j];
// + if i == j {
// + product[[i, i]] = x[i] * y[i];
// + }
// MISTAKE added: multiply
// - product[[i, j]] = x[i] * y[j];
// + product[[i, j]] = x[i] + y[j];
// MISTAKE summed: adds nothing up
// - product[[i, j]] = x[i] * y[j];
// + product[[i, 0]] += x[i] * y[j];
// MISTAKE square: one row for each number of x
// - let mut product = Array2::zeros((x.len(), y.len()));
// + let mut product = Array2::zeros((y.len(), y.len()));
// RETURNS zero
// Array2::zeros((x.len(), y.len()))
// RETURNS nan
// Array2::from_elem((x.len(), y.len()), f64::NAN)
// RETURNS constant
// ndarray::array![[4.0, 5.0], [8.0, 10.0], [12.0, 15.0]]
