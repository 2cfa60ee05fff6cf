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
                // STUB todo!("x[[.., 0]] = ..;")
                let k = (row * width + column) * colours + colour;
                x[[k, 0]] = f64::from(picture[[row, column, colour]]) / 255.0;
                // END
            }
        }
    }
    x
}

// HINT
// How many numbers stand in the column before those of this row of pixels begin? And how many more before this pixel?
// HINT
// Before row r there are r * width pixels, before this pixel r * width + c. Each pixel has 3 numbers.
//     k = (r * width + c) * 3 + colour        x_k = byte / 255
// Should the division come before or after the byte has become an f64?
// HINT
//     let k = (row * width + ...) * colours + ...;
//     x[[k, 0]] = f64::from(picture[[row, column, colour]]) / ...;
// WHY
// k counts the numbers that come before: whole rows of `width` pixels, then the pixels of this row, with three numbers
// each, then the colours of this pixel. A byte divided by a byte stays a whole number, so it becomes an f64 first.
// MISTAKE plane_order: red, green and blue of one pixel
// - let k = (row * width + column) * colours + colour;
// + let k = (colour * height + row) * width + column;
// MISTAKE not_divided: 255 times too large
// - x[[k, 0]] = f64::from(picture[[row, column, colour]]) / 255.0;
// + x[[k, 0]] = f64::from(picture[[row, column, colour]]);
// MISTAKE integer_division: before dividing
// - x[[k, 0]] = f64::from(picture[[row, column, colour]]) / 255.0;
// + x[[k, 0]] = f64::from(picture[[row, column, colour]] / 255);
// MISTAKE by_256: largest byte is 255
// - x[[k, 0]] = f64::from(picture[[row, column, colour]]) / 255.0;
// + x[[k, 0]] = f64::from(picture[[row, column, colour]]) / 256.0;
// MISTAKE column_by_column: column by column
// - let k = (row * width + column) * colours + colour;
// + let k = (column * height + row) * colours + colour;
// MISTAKE height_for_width: r * width pixels
// - let k = (row * width + column) * colours + colour;
// + let k = (row * height + column) * colours + colour;
// MISTAKE colours_overwritten: same place of x
// - let k = (row * width + column) * colours + colour;
// + let k = row * width + column;
// MISTAKE blue_first: red, green, blue
// - let k = (row * width + column) * colours + colour;
// + let k = (row * width + column) * colours + (2 - colour);
// RETURNS zero
// Array2::zeros((height * width * colours, 1))
// RETURNS nan
// Array2::from_elem((height * width * colours, 1), f64::NAN)
// RETURNS constant
// Array2::from_elem((height * width * colours, 1), 0.5)
