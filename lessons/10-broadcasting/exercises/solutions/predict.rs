//! # Predict what broadcasting does
//!
//! About 5 minutes, on paper. M is a matrix (5, 2). Replace each `todo!` by your answer, before you run anything.

/// The shape of a column (4, 1) minus a list (3,).
pub fn column_minus_list() -> (usize, usize) {
    // STUB todo!("rows and columns, such as (7, 8)")
    (4, 3)
    // END
}

/// M is added up over axis 0. How many sums are there?
pub fn sums_over_axis_0() -> usize {
    // STUB todo!("a number such as 12")
    2
    // END
}

/// Can M be divided by the list of its row totals, (5,)?
pub fn list_of_row_totals_fits() -> bool {
    // STUB todo!("true or false")
    false
    // END
}

/// Can M be divided by the column of its row totals, (5, 1)?
pub fn column_of_row_totals_fits() -> bool {
    // STUB todo!("true or false")
    true
    // END
}

// HINT
// Write both shapes one below the other, at their right ends.
// HINT
// On each axis the sizes must be equal, or one of them must be 1. An axis that is missing counts as 1.
// Axis 0 goes down. The axis that is named in a sum disappears.
// HINT
//     4  1         5  2         5  2
//        3            5         5  1
// Which sizes meet in each column?
// WHY
// The list (3,) counts as (1, 3), so both sides are stretched: (4, 3), every pair. A sum over axis 0 leaves (2,), a sum
// for each column. The list (5,) lies under the 2 of (5, 2) and does not fit. As a column (5, 1) it lies under the 5,
// and its 1 is stretched.
// MISTAKE one_each: every pair
// - (4, 3)
// + (4, 1)
// MISTAKE turned: under the last axis
// - (4, 3)
// + (3, 4)
// MISTAKE rows: disappears
// - 2
// + 5
// MISTAKE list_fits: right ends
// - false
// + true
// MISTAKE column_does_not: is 1
// - true
// + false
// RETURNS zero
// (0, 0)
// RETURNS square
// (4, 4)
// RETURNS constant
// (3, 3)
