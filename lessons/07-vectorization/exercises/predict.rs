//! # Predict sums and shapes
//!
//! About 5 minutes, on paper. Add the four numbers
//!
//! ```text
//! 1e16   -1e16   1   1
//! ```
//!
//! in f64, where each addition is rounded: near 1e16 the next f64 is 2 away, so 1e16 + 1 is 1e16, and -1e16 + 1 is
//! -1e16. Replace each `todo!` by your answer, before you run anything.

/// The sum from left to right.
pub fn from_left_to_right() -> f64 {
    todo!("a number such as 4.0")
}

/// The sum with two accumulators: the first and the third number, the second and the fourth, then both results.
pub fn with_two_accumulators() -> f64 {
    todo!("a number such as 4.0")
}

/// u has 5 numbers and v has 4. The shape of the outer product v u'.
pub fn shape_of_v_u() -> (usize, usize) {
    todo!("rows and columns, such as (7, 2)")
}
