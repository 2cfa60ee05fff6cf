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
    // STUB todo!("a number such as 1.25")
    0.69
    // END
}

/// Is dw1 below 0, 0 or above 0? Answer -1, 0 or 1.
pub fn sign_of_dw1() -> i32 {
    // STUB todo!("-1, 0 or 1")
    -1
    // END
}

/// One step is taken from these weights, once with learning rate 0.1 and once with 10. How many of the five answers differ?
pub fn answers_that_differ() -> usize {
    // STUB todo!("a number from 0 to 5")
    0
    // END
}

// HINT
// At zeros z is 0 for every example. So all five chances a are the same, and so are the five losses.
// HINT
// J = (L_1 + ... + L_5) / 5, and each loss is -ln 0.5.
// dw1 = (x1_1 dz_1 + ... + x1_5 dz_5) / 5, with dz = a - y.
// After one step w = -alpha dw and b = -alpha db.
// HINT
// dz is -0.5 where y is 1, and 0.5 where y is 0. Multiply the first row of X by that, and add up.
// For the third question: what does a larger alpha do to the sign of z?
// WHY
// J = ln 2 = 0.69 at zeros on any data. The sum for dw1 is -1 + 0.5 - 1.5 - 0.5 - 0.5 = -3, so dw1 = -0.6: the weight of
// feature 1 grows. From zeros a step is w = -alpha dw, b = -alpha db, so alpha stretches every z and turns no sign: no
// answer depends on it.
// MISTAKE half: -ln 0.5
// - 0.69
// + 0.5
// MISTAKE decimal_log: natural logarithm
// - 0.69
// + 0.30
// MISTAKE sum: divide by m
// - 0.69
// + 3.47
// MISTAKE slope_is_step: slope, not the step
// - -1
// + 1
// MISTAKE all_differ: sign of z
// - 0
// + 5
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 1.0
