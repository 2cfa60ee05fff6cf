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
    // STUB todo!("a number such as 1.25")
    -1.0
    // END
}

/// The label of this example is 0. Is dz below 0, 0 or above 0? Answer -1, 0 or 1.
pub fn sign_of_dz() -> i32 {
    // STUB todo!("-1, 0 or 1")
    1
    // END
}

/// Another example has z = -50, and its label is 1. Its loss, to the nearest whole number?
pub fn loss_far_out() -> f64 {
    // STUB todo!("a whole number such as 7.0")
    50.0
    // END
}

// HINT
// Three terms make z. For dz you need no exact a: is a above or below the label? And is the neuron with z = -50 right?
// HINT
//     z = w_1 x_1 + w_2 x_2 + b        dz = a - y
// For y = 1 the loss is ln(1 + e^-z).
// HINT
// The second term of z is 3 * (-1). The chance a lies between 0 and 1, whatever z is.
// In 1 + e^50 the 1 hardly counts. What is ln(e^50)?
// WHY
// z = 1 - 3 + 1 = -1. The chance a = 0.27 is below one half, so the answer is right; but a is above the label 0, so
// dz is above 0: z should fall further. Far out on the wrong side the loss is the size of z, ln(1 + e^50) = 50.
// MISTAKE without_b: bias
// - -1.0
// + -2.0
// MISTAKE without_sign: x_2 is -1
// - -1.0
// + 5.0
// MISTAKE gives_a: That is a
// - -1.0
// + 0.27
// MISTAKE sign_of_z: not the sign of z
// - 1
// + -1
// MISTAKE no_slope: even where the answer is right
// - 1
// + 0
// MISTAKE other_label: label is 1
// - 50.0
// + 0.0
// MISTAKE at_most_1: no chance
// - 50.0
// + 1.0
// MISTAKE negative: never below 0
// - 50.0
// + -50.0
// MISTAKE infinite: finite
// - 50.0
// + f64::INFINITY
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 1.0
