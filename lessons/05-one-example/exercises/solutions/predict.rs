//! # Predict one step
//!
//! About 5 minutes, on paper. One example, and a neuron that has seen nothing of it yet:
//!
//! ```text
//! x = (2, -1)        y = 0        w = (1, 2)        b = 0
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// Which way does w2 move in a step: down (-1), not at all (0), or up (1)?
pub fn way_of_w2() -> i32 {
    // STUB todo!("-1, 0 or 1")
    1
    // END
}

/// What is z for this example after one step with alpha = 0.4?
pub fn z_after_the_step() -> f64 {
    // STUB todo!("a number such as 1.25")
    -1.2
    // END
}

/// Another neuron has z = 50 for this example, whose label is 0. What is its dz, to two decimals?
pub fn dz_far_out() -> f64 {
    // STUB todo!("a number such as 1.25")
    1.0
    // END
}

// HINT
// First z, then a, then dz. Only then look at w2: what does the sign of x2 do to it?
// HINT
//     dz = a - y        dw2 = x2 dz        w2 := w2 - alpha dw2
// w1, w2 and b all move, and each of them changes z.
// HINT
// z = 0, so a = 0.5 and dz = 0.5. Then dw = (2 dz, -1 dz) and db = dz.
// z after the step is w1 * 2 + w2 * (-1) + b with the new values.
// For z = 50, what is a, as near as an f64 can tell?
// WHY
// dz = 0.5, so dw = (1, -0.5) and db = 0.5. w2 goes against its slope, up: the label 0 lowers z, not every weight.
// After the step w = (0.6, 2.2), b = -0.2, and z = 1.2 - 2.2 - 0.2 = -1.2. Far out a is 1, so dz = 1 - 0 = 1, the
// strongest push.
// MISTAKE slope_is_step: slope, not the step
// - 1
// + -1
// MISTAKE stays: not 0
// - 1
// + 0
// MISTAKE uphill: went up
// - -1.2
// + 1.2
// MISTAKE b_stays: b moves too
// - -1.2
// + -1.0
// MISTAKE without_rate: alpha
// - -1.2
// + -3.0
// MISTAKE w1_alone: All weights move
// - -1.2
// + -0.8
// MISTAKE saturated: squared error
// - 1.0
// + 0.0
// MISTAKE gives_loss: That is the loss
// - 1.0
// + 50.0
// MISTAKE through_da: divides by 1 - a
// - 1.0
// + f64::NAN
// MISTAKE sign: y - a
// - 1.0
// + -1.0
// RETURNS zero
// 0
// RETURNS two
// 2
// RETURNS constant
// -1
