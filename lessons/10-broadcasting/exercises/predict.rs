//! # Predict what broadcasting does
//!
//! About 5 minutes, on paper. M is a matrix (5, 2). Replace each `todo!` by your answer, before you run anything.

/// The shape of a column (4, 1) minus a list (3,).
pub fn column_minus_list() -> (usize, usize) {
    todo!("rows and columns, such as (7, 8)")
}

/// M is added up over axis 0. How many sums are there?
pub fn sums_over_axis_0() -> usize {
    todo!("a number such as 12")
}

/// Can M be divided by the list of its row totals, (5,)?
pub fn list_of_row_totals_fits() -> bool {
    todo!("true or false")
}

/// Can M be divided by the column of its row totals, (5, 1)?
pub fn column_of_row_totals_fits() -> bool {
    todo!("true or false")
}
