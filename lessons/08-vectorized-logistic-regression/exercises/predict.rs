//! # Predict the shapes
//!
//! About 5 minutes, on paper. A table has n_x = 5 features and m = 7 examples:
//!
//! ```text
//! X  (5, 7)      Y  (1, 7)      w  (5, 1)      b  a number      dZ = A - Y
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// The shape of X dZ'.
pub fn shape_of_x_dz() -> (usize, usize) {
    todo!("rows and columns, such as (3, 8)")
}

/// The shape of dZ X'.
pub fn shape_of_dz_x() -> (usize, usize) {
    todo!("rows and columns, such as (3, 8)")
}

/// How many numbers is db?
pub fn numbers_in_db() -> usize {
    todo!("a number such as 12")
}

/// How many numbers is dZ?
pub fn numbers_in_dz() -> usize {
    todo!("a number such as 12")
}
