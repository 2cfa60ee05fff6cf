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
    todo!("-1, 0 or 1")
}

/// What is z for this example after one step with alpha = 0.4?
pub fn z_after_the_step() -> f64 {
    todo!("a number such as 1.25")
}

/// Another neuron has z = 50 for this example, whose label is 0. What is its dz, to two decimals?
pub fn dz_far_out() -> f64 {
    todo!("a number such as 1.25")
}
