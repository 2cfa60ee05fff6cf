//! # Predict the path
//!
//! About 5 minutes, on paper. Replace each `todo!` by your answer, before you run anything.

/// The chapter's parabola, J(w) = (w - 3)^2, with dw = 2 (w - 3). You start at w = 5 and take two steps with alpha =
/// 0.25. Where is w then?
pub fn w_after_two_steps() -> f64 {
    // STUB todo!("a number such as 1.25")
    3.5
    // END
}

/// A steeper one: J(w) = 2 (w - 1)^2, with dw = 4 (w - 1). You start at w = 0, with alpha = 0.1, 0.3, 0.6 and 0.9.
/// With how many of these four does w converge to 1?
pub fn rates_that_converge() -> usize {
    // STUB todo!("a number from 0 to 4")
    2
    // END
}

/// Again J(w) = (w - 3)^2. You measure its slope at w = 5 by nudging w by 1e-17 to both sides, in f64. What do you get?
pub fn slope_by_a_tiny_nudge() -> f64 {
    // STUB todo!("a number such as 1.25")
    0.0
    // END
}

// HINT
// Each step needs the slope where you stand now. For the rates: by what does one step multiply the distance to 1?
// And how many digits has an f64?
// HINT
//     w := w - alpha dw
//     w_new - 1 = w - 4 alpha (w - 1) - 1 = (1 - 4 alpha) (w - 1)
// An f64 has about sixteen digits.
// HINT
// The slope at 5 is 4, and the first step goes from 5 to 4. What is the slope there?
// Compute 1 - 4 alpha for each of the four. Which of them lie between -1 and 1?
// What is 5 + 1e-17, with sixteen digits?
// WHY
// From 5 to 4 to 3.5: the second slope is only 2. The factors 1 - 4 alpha are 0.6, -0.2, -1.4 and -2.6: two of them lie
// between -1 and 1, and the second converges although it overshoots. 5 + 1e-17 is rounded to 5, and so is 5 - 1e-17: J
// does not change, and the measured slope is 0.
// MISTAKE uphill: against the slope
// - 3.5
// + 7.5
// MISTAKE slope_kept: slope anew
// - 3.5
// + 3.0
// MISTAKE one_step: after one step
// - 3.5
// + 4.0
// MISTAKE without_rate: alpha
// - 3.5
// + 5.0
// MISTAKE threshold_of_1: other parabola
// - 2
// + 4
// MISTAKE overshooting_is_bad: may overshoot
// - 2
// + 1
// MISTAKE true_slope: not what is measured
// - 0.0
// + 4.0
// MISTAKE divided_by_zero: not 0
// - 0.0
// + f64::NAN
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 1.0
