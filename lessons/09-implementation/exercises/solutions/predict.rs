//! # Predict what the model says
//!
//! About 10 minutes, on paper. A neuron was trained on one feature. Its training rows had mean 120 and deviation 15,
//! and training found w = 0.5 and b = 0.75 for the standardized feature. A new row has x = 90.
//!
//! Five rows were kept back:
//!
//! ```text
//! a = ( 0.9   0.6   0.45   0.35   0.2 )        Y = ( 1   1   1   0   0 )
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// The new row's x, standardized.
pub fn standardized() -> f64 {
    // STUB todo!("a number such as 1.5")
    -2.0
    // END
}

/// The answer for the new row at threshold 0.5, 0 or 1.
pub fn answer() -> u8 {
    // STUB todo!("0 or 1")
    0
    // END
}

/// The answer for the new row if somebody standardizes it by itself, as a file of one row.
pub fn answer_by_itself() -> u8 {
    // STUB todo!("0 or 1")
    1
    // END
}

/// The precision over the five rows at threshold 0.3.
pub fn precision() -> f64 {
    // STUB todo!("a number such as 0.25")
    0.75
    // END
}

// HINT
// The model's numbers belong together: mean, deviation, w and b all come from the training rows.
// HINT
//     x := (x - mean) / deviation        z = w x + b        the answer is 1 where z > 0
//     precision = tp / (tp + fp)
// A row by itself is its own mean.
// HINT
// (90 - 120) / 15 is the first answer; put it into z. By itself the row becomes 0: what is z then?
// Write 1 under each a above 0.3, compare with Y, and look at those with a 1 alone.
// WHY
// The row is 2 deviations below the mean, so z = 0.5 * -2 + 0.75 = -0.25 and the answer is 0. By itself it becomes 0,
// and z = b = 0.75 says 1, whatever the row was. At 0.3 four rows are answered 1, and three of them are: 0.75.
// MISTAKE turned: below the mean
// - -2.0
// + 2.0
// MISTAKE not_divided: Divide by the deviation
// - -2.0
// + -30.0
// MISTAKE raw: measures x as it is
// - -2.0
// + 90.0
// MISTAKE without_b: sign of z
// - 0
// + 1
// MISTAKE as_before: its own mean
// - 1
// + 0
// MISTAKE recall: recall
// - 0.75
// + 1.0
// MISTAKE accuracy: accuracy
// - 0.75
// + 0.8
// MISTAKE all_rows: rows that are answered 1
// - 0.75
// + 0.6
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 1.0
