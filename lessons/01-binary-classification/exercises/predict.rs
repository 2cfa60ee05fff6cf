//! # Predict X
//!
//! About 4 minutes, on paper. Two grey pictures, each with 2 rows of 3 pixels:
//!
//! ```text
//! [ 3  8  1 ]    [ 5  7  4 ]
//! [ 6  2  9 ]    [ 0 11 10 ]
//! ```
//!
//! Columns are counted from 0. Nothing is divided here. Replace each `todo!` by your answer, before you run anything.

/// The number of rows and of columns of X.
pub fn shape_of_x() -> (usize, usize) {
    todo!("rows and columns, such as (10, 20)")
}

/// Column 1 of X, from top to bottom.
pub fn column_1() -> [u8; 6] {
    todo!("six numbers, such as [1, 2, 3, 4, 5, 6]")
}

/// NumPy brings the same twelve numbers, first picture first, into a matrix with `reshape(6, 2)`. Its column 0?
pub fn column_0_of_reshape() -> [u8; 6] {
    todo!("six numbers, such as [1, 2, 3, 4, 5, 6]")
}
