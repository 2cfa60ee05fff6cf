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
    // STUB todo!("rows and columns, such as (3, 8)")
    (5, 1)
    // END
}

/// The shape of dZ X'.
pub fn shape_of_dz_x() -> (usize, usize) {
    // STUB todo!("rows and columns, such as (3, 8)")
    (1, 5)
    // END
}

/// How many numbers is db?
pub fn numbers_in_db() -> usize {
    // STUB todo!("a number such as 12")
    1
    // END
}

/// How many numbers is dZ?
pub fn numbers_in_dz() -> usize {
    // STUB todo!("a number such as 12")
    7
    // END
}

// HINT
// Write the shape of each factor under it, then turn round the one that has the mark '.
// HINT
// (rows, inner) . (inner, columns) -> (rows, columns), and dZ has the shape of A and of Y.
// db is the slope of J for b. One number has one slope.
// HINT
// X dZ' is (5, 7) . (7, 1), and dZ X' is (1, 7) . (7, 5).
// db = sum(dZ) / m: what does a sum over all examples leave?
// WHY
// X dZ' is (5, 7) . (7, 1) = (5, 1): the shape of w, so w can take it. dZ X' is (1, 7) . (7, 5) = (1, 5): the same five
// numbers, lying down. dZ holds one slope for each of the 7 examples, and db is their mean, one number.
// MISTAKE turned: outer sizes
// - (5, 1)
// + (1, 5)
// MISTAKE inner_sizes: inner sizes
// - (5, 1)
// + (7, 7)
// MISTAKE not_turned: turns X round
// - (1, 5)
// + (1, 7)
// MISTAKE same_shape: first factor
// - (1, 5)
// + (5, 1)
// MISTAKE db_for_each_example: adds up
// - 1
// + 7
// MISTAKE db_for_each_feature: dw
// - 1
// + 5
// MISTAKE one_dz: one slope for each example
// - 7
// + 1
// RETURNS zero
// (0, 0)
// RETURNS square
// (5, 5)
// RETURNS constant
// (5, 7)
