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
    todo!("a number such as 12")
}

/// `&row * &row.t()`, element by element: the shape.
pub fn shape_of_row_times_turned() -> (usize, usize) {
    todo!("rows and columns, such as (7, 2)")
}

/// `&column - &row`: how many numbers is that?
pub fn numbers_in_column_minus_row() -> usize {
    todo!("a number such as 12")
}

/// The number in row 1, column 0 of B as `b.to_shape((2, 3))`; rows and columns count from 0.
pub fn reshaped() -> i32 {
    todo!("a number such as 12")
}

/// The number in row 1, column 0 of B as `b.t()`.
pub fn turned() -> i32 {
    todo!("a number such as 12")
}
