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
    todo!("the totals, in a shape that is stretched the right way; then divide")
}
