//! # Predict one pass
//!
//! About 5 minutes, on paper. Five examples of two features, one in each column:
//!
//! ```text
//! X = [ 2   1   3  -1  -1 ]        Y = [ 1   0   1   0   0 ]
//!     [ 0   1  -1   2   0 ]
//! ```
//!
//! The neuron starts from w = (0, 0) and b = 0. Replace each `todo!` by your answer, before you run anything.

/// The cost J at these weights, to two decimals.
pub fn cost_at_zeros() -> f64 {
    todo!("a number such as 1.25")
}

/// Is dw1 below 0, 0 or above 0? Answer -1, 0 or 1.
pub fn sign_of_dw1() -> i32 {
    todo!("-1, 0 or 1")
}

/// One step is taken from these weights, once with learning rate 0.1 and once with 10. How many of the five answers differ?
pub fn answers_that_differ() -> usize {
    todo!("a number from 0 to 5")
}
