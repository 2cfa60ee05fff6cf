//! # Predict what has which shape
//!
//! About 5 minutes, on paper. Six numbers come as a list (6,), as a row (1, 6) and as a column (6, 1). B is
//!
//! ```text
//! [ 1  2 ]
//! [ 3  4 ]
//! [ 5  6 ]
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// `list.dot(&list.t())`: how many numbers is that?
pub fn numbers_in_list_dot() -> usize {
    // STUB todo!("a number such as 12")
    1
    // END
}

/// `&row * &row.t()`, element by element: the shape.
pub fn shape_of_row_times_turned() -> (usize, usize) {
    // STUB todo!("rows and columns, such as (7, 2)")
    (6, 6)
    // END
}

/// `&column - &row`: how many numbers is that?
pub fn numbers_in_column_minus_row() -> usize {
    // STUB todo!("a number such as 12")
    36
    // END
}

/// The number in row 1, column 0 of B as `b.to_shape((2, 3))`; rows and columns count from 0.
pub fn reshaped() -> i32 {
    // STUB todo!("a number such as 12")
    4
    // END
}

/// The number in row 1, column 0 of B as `b.t()`.
pub fn turned() -> i32 {
    // STUB todo!("a number such as 12")
    2
    // END
}

// HINT
// Write the shape of each operand. What is the transpose of a list?
// HINT
// A transpose swaps two axes; a list has one. `dot` adds up over the inner size; `*` and `-` go element by element and
// stretch a 1. Reshape reads row after row and writes in that order.
// HINT
// list: (6) . (6)        row * row': (1, 6) * (6, 1)        column - row: (6, 1) - (1, 6)
// to_shape((2, 3)) puts 1 2 3 into row 0; t() puts the first column of B there.
// WHY
// A list is its own transpose, so its dot product is one number. A row and its transpose are stretched to (6, 6), and
// so are a column and a row: 36 numbers, though six were meant. Reshaped, row 1 is 4 5 6; turned, it is 2 4 6.
// MISTAKE list_as_column: only one axis
// - 1
// + 36
// MISTAKE list_element_wise: adds up
// - 1
// + 6
// MISTAKE product_of_matrices: element by element
// - (6, 6)
// + (1, 1)
// MISTAKE not_stretched: is stretched
// - (6, 6)
// + (1, 6)
// MISTAKE six_differences: every number of the column
// - 36
// + 6
// MISTAKE reshape_turns: row after row
// - 4
// + 2
// MISTAKE turn_keeps_the_order: rows of the transpose
// - 2
// + 4
// RETURNS zero
// 0
// RETURNS two
// 2
// RETURNS constant
// 12
