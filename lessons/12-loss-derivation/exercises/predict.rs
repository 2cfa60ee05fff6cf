//! # Predict likelihoods and steps
//!
//! About 5 minutes, on paper. Three answers and their labels:
//!
//! ```text
//! a = ( 0.8   0.5   0.25 )        Y = ( 1   1   0 )
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// The likelihood of the three labels together, to two decimals.
pub fn likelihood() -> f64 {
    todo!("a number such as 0.45")
}

/// J is 0.4 at one w and 0.8 at another. J is convex: how large can it be at the w in the middle between them, at most?
pub fn at_most_in_the_middle() -> f64 {
    todo!("a number such as 0.45")
}

/// J = 3 (w - 2)^2 + 1 is a parabola, with slope 6 (w - 2) and curvature 6. How many steps of Newton's method lead from
/// w = 10 to its lowest point?
pub fn steps_on_a_parabola() -> usize {
    todo!("a number such as 12")
}

/// A neuron is right in every row. Its w and b become twice as large. Does J fall, stay or rise? Answer -1, 0 or 1.
pub fn twice_as_long() -> i32 {
    todo!("-1, 0 or 1")
}
