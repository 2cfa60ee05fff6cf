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
    todo!("a matrix of zeros, and two loops that fill it")
}
