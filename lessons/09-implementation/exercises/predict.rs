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
    todo!("a number such as 1.5")
}

/// The answer for the new row at threshold 0.5, 0 or 1.
pub fn answer() -> u8 {
    todo!("0 or 1")
}

/// The answer for the new row if somebody standardizes it by itself, as a file of one row.
pub fn answer_by_itself() -> u8 {
    todo!("0 or 1")
}

/// The precision over the five rows at threshold 0.3.
pub fn precision() -> f64 {
    todo!("a number such as 0.25")
}
