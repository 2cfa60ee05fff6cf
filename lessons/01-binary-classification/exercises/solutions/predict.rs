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
    // STUB todo!("rows and columns, such as (10, 20)")
    (6, 2)
    // END
}

/// Column 1 of X, from top to bottom.
pub fn column_1() -> [u8; 6] {
    // STUB todo!("six numbers, such as [1, 2, 3, 4, 5, 6]")
    [5, 7, 4, 0, 11, 10]
    // END
}

/// NumPy brings the same twelve numbers, first picture first, into a matrix with `reshape(6, 2)`. Its column 0?
pub fn column_0_of_reshape() -> [u8; 6] {
    // STUB todo!("six numbers, such as [1, 2, 3, 4, 5, 6]")
    [3, 1, 2, 5, 4, 11]
    // END
}

// HINT
// What is a column of X: a column of a picture, a row of a picture, or a whole picture?
// HINT
// X has n_x rows, one for each number of a picture, and m columns, one for each picture.
// A picture is written down row by row.
// `reshape(6, 2)` takes the twelve numbers in order and fills its matrix row by row, two in each row.
// HINT
// The first row of X is [ 3 5 ]: the first number of each picture. The last row is [ 9 10 ].
// The first row of the reshape is [ 3 8 ], the second [ 1 6 ]. Write down all six, then read its first column.
// WHY
// n_x = 2 * 3 = 6 and m = 2, so X is (6, 2). Column 1 is the second picture, row by row. The reshape has the same
// shape, but its column 0 holds every second number, three of each picture: it has mixed the two.
// MISTAKE swapped: one column for each picture
// - (6, 2)
// + (2, 6)
// MISTAKE width: not the width of a picture
// - (6, 2)
// + (6, 3)
// MISTAKE picture_is_matrix: all numbers of one picture
// - (6, 2)
// + (2, 3)
// MISTAKE counted_from_1: counted from 0
// - [5, 7, 4, 0, 11, 10]
// + [3, 8, 1, 6, 2, 9]
// MISTAKE column_by_column: row by row
// - [5, 7, 4, 0, 11, 10]
// + [5, 0, 7, 11, 4, 10]
// MISTAKE reshape_keeps_pictures: That is column 0 of X
// - [3, 1, 2, 5, 4, 11]
// + [3, 8, 1, 6, 2, 9]
// MISTAKE reshape_by_columns: fills its matrix row by row
// - [3, 1, 2, 5, 4, 11]
// + [3, 6, 8, 2, 1, 9]
// RETURNS zero
// (0, 0)
// RETURNS ones
// (1, 1)
// RETURNS constant
// (12, 1)
