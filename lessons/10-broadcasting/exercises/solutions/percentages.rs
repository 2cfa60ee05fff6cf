//! # Percentages of the rows
//!
//! About 10 minutes. The chapter divided each number by its column's total. Now each is wanted as a percentage of its
//! row's total: which share of all carbs comes from the apples?
//!
//! - In: `amounts`, (rows, columns).
//! - Out: 100 amounts / totals, (rows, columns), where the totals belong to the rows. Each row of it adds up to 100.
//!
//! `p.sum_axis(Axis(0))` adds up over axis 0, which disappears. `p.insert_axis(Axis(0))` puts an axis of size 1 there.
//! `100.0 * amounts` is a new array, and `p / &q` divides with broadcasting.

use ndarray::{Array2, ArrayRef2, Axis};

/// Each number as a percentage of its row's total.
pub fn percentages(amounts: &ArrayRef2<f64>) -> Array2<f64> {
    // STUB todo!("the totals, in a shape that is stretched the right way; then divide")
    let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(1)); // (rows, 1)
    100.0 * amounts / &totals
    // END
}

// HINT
// Which axis must disappear so that one total is left for each row? And under which axis of the matrix must the totals
// lie?
// HINT
//     totals (rows, 1), a column: its 1 is stretched over the columns
//     percentages = 100 amounts / totals
// HINT
//     let totals = amounts.sum_axis(...).insert_axis(...); // (rows, 1)
//     100.0 * amounts / ...
// WHY
// Axis 1 goes across, so a sum over axis 1 leaves one total for each row. As a list it would lie under the columns;
// with its axis put back it is a column, and is stretched to the right. NumPy says sum(axis=1, keepdims=True).
// MISTAKE columns: columns' totals
// - let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(1)); // (rows, 1)
// + let totals = amounts.sum_axis(Axis(0)).insert_axis(Axis(0));
// MISTAKE grand_total: total of all numbers
// - let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(1)); // (rows, 1)
// + let totals = Array2::from_elem((1, 1), amounts.sum());
// MISTAKE shares: times 100
// - 100.0 * amounts / &totals
// + 1.0 * amounts / &totals
// MISTAKE list: as a list
// - let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(1)); // (rows, 1)
// + let totals = amounts.sum_axis(Axis(1));
// MISTAKE row: as a row
// - let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(1)); // (rows, 1)
// + let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(0));
// MISTAKE mean: mean
// - let totals = amounts.sum_axis(Axis(1)).insert_axis(Axis(1)); // (rows, 1)
// + let totals = amounts.mean_axis(Axis(1)).unwrap().insert_axis(Axis(1));
// RETURNS zero
// Array2::zeros(amounts.dim())
// RETURNS nan
// Array2::from_elem(amounts.dim(), f64::NAN)
// RETURNS constant
// Array2::from_elem(amounts.dim(), 100.0 / amounts.ncols() as f64)
