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
    // STUB todo!("a matrix of zeros, and loops that fill it")
    let mut x = Array2::zeros((height * width, m));
    for i in 0..m {
        for row in 0..height {
            for column in 0..width {
                x[[row * width + column, i]] = pictures[[i, row, column]];
            }
        }
    }
    x
    // END
}

// HINT
// Which of the two numbers in `x[[k, i]]` says which picture it is? What does the other one say?
// HINT
// One loop over the pictures, and in it one over the rows of a picture and one over its columns.
//     k = row * width + column
// (With NumPy it would be `pictures.reshape(m, -1).T`: first one picture in each row, then transposed.)
// HINT
//     let mut x = Array2::zeros((height * width, m));
//     for i in 0..m {
//         for row in 0..height {
//             for column in 0..width {
//                 x[[..., i]] = pictures[[i, row, column]];
//             }
//         }
//     }
//     x
// WHY
// The column of X says which picture, its row says which number of the picture. Written out like that, no number can
// end in another picture's column, as it does where the shape alone is changed.
// MISTAKE rows_as_examples: X lies on its side
// - let mut x = Array2::zeros((height * width, m));
// + let mut x = Array2::zeros((m, height * width));
// - x[[row * width + column, i]] = pictures[[i, row, column]];
// + x[[i, row * width + column]] = pictures[[i, row, column]];
// MISTAKE reshaped: the pictures are mixed
// - let mut x = Array2::zeros((height * width, m));
// - for i in 0..m {
// - for row in 0..height {
// - for column in 0..width {
// - x[[row * width + column, i]] = pictures[[i, row, column]];
// - }
// - }
// - }
// - x
// + let numbers: Vec<f64> = pictures.iter().copied().collect();
// + Array2::from_shape_vec((height * width, m), numbers).unwrap()
// MISTAKE column_by_column: written row by row
// - x[[row * width + column, i]] = pictures[[i, row, column]];
// + x[[column * height + row, i]] = pictures[[i, row, column]];
// MISTAKE first_picture_only: first picture
// - x[[row * width + column, i]] = pictures[[i, row, column]];
// + x[[row * width + column, i]] = pictures[[0, row, column]];
// MISTAKE height_for_width: begins width numbers
// - x[[row * width + column, i]] = pictures[[i, row, column]];
// + x[[row * height + column, i]] = pictures[[i, row, column]];
// MISTAKE divided_again: already between 0 and 1
// - x[[row * width + column, i]] = pictures[[i, row, column]];
// + x[[row * width + column, i]] = pictures[[i, row, column]] / 255.0;
// RETURNS zero
// Array2::zeros((height * width, m))
// RETURNS nan
// Array2::from_elem((height * width, m), f64::NAN)
// RETURNS constant
// Array2::from_elem((height * width, m), 0.5)
