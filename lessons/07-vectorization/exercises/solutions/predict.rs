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
    // STUB todo!("a number such as 4.0")
    2.0
    // END
}

/// The sum with two accumulators: the first and the third number, the second and the fourth, then both results.
pub fn with_two_accumulators() -> f64 {
    // STUB todo!("a number such as 4.0")
    0.0
    // END
}

/// u has 5 numbers and v has 4. The shape of the outer product v u'.
pub fn shape_of_v_u() -> (usize, usize) {
    // STUB todo!("rows and columns, such as (7, 2)")
    (4, 5)
    // END
}

// HINT
// Write down each sum before the next number is added. Which of them are near 1e16?
// HINT
// From left to right: ((1e16 - 1e16) + 1) + 1.
// Two accumulators: (1e16 + 1) + (-1e16 + 1).
// The outer product x v' has a row for each number of x.
// HINT
// In the first order the large numbers are gone before a 1 comes. In the second, each 1 meets a large number.
// In v u' it is v that comes first.
// WHY
// From left to right the large numbers cancel first, and 0 + 1 + 1 = 2 is exact. With two accumulators each 1 is added
// to a number near 1e16 and is lost, so 0 is left. In the chapter it was the other way round: no order is right for all
// numbers. v u' has a row for each of the 4 numbers of v, and a column for each of the 5 of u.
// MISTAKE as_in_the_chapter: order of the numbers
// - 2.0
// + 1.0
// MISTAKE loses_all: cancel before
// - 2.0
// + 0.0
// MISTAKE exact: each single addition is rounded
// - 0.0
// + 2.0
// MISTAKE one_is_kept: both accumulators
// - 0.0
// + 1.0
// MISTAKE turned: first factor
// - (4, 5)
// + (5, 4)
// MISTAKE dot_product: adds nothing up
// - (4, 5)
// + (1, 1)
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 4.0
