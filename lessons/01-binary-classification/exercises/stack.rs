//! # Pictures become X
//!
//! About 8 minutes. Write the whole function.
//!
//! - In: `pictures`, (m, height, width): m grey pictures, their numbers already between 0 and 1.
//! - Out: X, (n_x, m) with n_x = height * width: one picture in each column, row by row.
//!
//! `pictures[[i, row, column]]` is a number of picture i. `Array2::zeros((rows, columns))` is a matrix of zeros, and
//! `x[[k, i]]` its entry in row k and column i, counted from 0. `for i in 0..m { .. }` counts from 0 to m - 1, and
//! `let mut x = ..;` is a value that you may change. The last line, without a semicolon, is what the function returns.

use ndarray::{Array2, ArrayRef3};

/// X: one picture in each column.
pub fn stack(pictures: &ArrayRef3<f64>) -> Array2<f64> {
    let (m, height, width) = pictures.dim();
    todo!("a matrix of zeros, and loops that fill it")
}
