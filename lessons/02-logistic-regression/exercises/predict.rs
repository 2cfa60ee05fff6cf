//! # Predict a neuron
//!
//! About 4 minutes, on paper. One neuron, one example of two features:
//!
//! ```text
//! w = (0.5, 3)        b = 1        x = (2, -1)
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// z for this example.
pub fn z() -> f64 {
    todo!("a number such as 1.25")
}

/// The label of this example is 0. Is dz below 0, 0 or above 0? Answer -1, 0 or 1.
pub fn sign_of_dz() -> i32 {
    todo!("-1, 0 or 1")
}

/// Another example has z = -50, and its label is 1. Its loss, to the nearest whole number?
pub fn loss_far_out() -> f64 {
    todo!("a whole number such as 7.0")
}
