//! # Predict the path
//!
//! About 5 minutes, on paper. Replace each `todo!` by your answer, before you run anything.

/// The chapter's parabola, J(w) = (w - 3)^2, with dw = 2 (w - 3). You start at w = 5 and take two steps with alpha =
/// 0.25. Where is w then?
pub fn w_after_two_steps() -> f64 {
    todo!("a number such as 1.25")
}

/// A steeper one: J(w) = 2 (w - 1)^2, with dw = 4 (w - 1). You start at w = 0, with alpha = 0.1, 0.3, 0.6 and 0.9.
/// With how many of these four does w converge to 1?
pub fn rates_that_converge() -> usize {
    todo!("a number from 0 to 4")
}

/// Again J(w) = (w - 3)^2. You measure its slope at w = 5 by nudging w by 1e-17 to both sides, in f64. What do you get?
pub fn slope_by_a_tiny_nudge() -> f64 {
    todo!("a number such as 1.25")
}
