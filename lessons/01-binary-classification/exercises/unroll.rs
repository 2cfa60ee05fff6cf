//! # A picture in colour becomes a column
//!
//! About 6 minutes. The loops are there; the line inside is yours.
//!
//! - In: `picture`, (height, width, 3): bytes from 0 to 255.
//! - Out: x, (n_x, 1) with n_x = height * width * 3: numbers from 0 to 1.
//!
//! Pixels come row by row. Red, green and blue of one pixel stay together.
//! `picture[[row, column, colour]]` is a byte, and `f64::from(byte)` the same number as an f64. `x[[k, 0]]` is entry
//! k of the column, counted from 0. `let k = 2 * row + column;` would give a whole number the name k.

use ndarray::{Array2, ArrayRef3};

/// All numbers of a picture below each other, each from 0 to 1.
pub fn unroll(picture: &ArrayRef3<u8>) -> Array2<f64> {
    let (height, width, colours) = picture.dim();
    let mut x = Array2::zeros((height * width * colours, 1));
    for row in 0..height {
        for column in 0..width {
            for colour in 0..colours {
                todo!("x[[.., 0]] = ..;")
            }
        }
    }
    x
}
