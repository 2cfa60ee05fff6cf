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
    // STUB todo!("a number such as 0.45")
    0.30
    // END
}

/// J is 0.4 at one w and 0.8 at another. J is convex: how large can it be at the w in the middle between them, at most?
pub fn at_most_in_the_middle() -> f64 {
    // STUB todo!("a number such as 0.45")
    0.6
    // END
}

/// J = 3 (w - 2)^2 + 1 is a parabola, with slope 6 (w - 2) and curvature 6. How many steps of Newton's method lead from
/// w = 10 to its lowest point?
pub fn steps_on_a_parabola() -> usize {
    // STUB todo!("a number such as 12")
    1
    // END
}

/// A neuron is right in every row. Its w and b become twice as large. Does J fall, stay or rise? Answer -1, 0 or 1.
pub fn twice_as_long() -> i32 {
    // STUB todo!("-1, 0 or 1")
    -1
    // END
}

// HINT
// Which chance did each neuron give to the label that came? And do chances of independent labels add or multiply?
// HINT
//     p(y|x) = a if y = 1, and 1 - a if y = 0
//     A chord of a convex function never runs below its curve.
//     step = slope / curvature        w := w - step
// HINT
// The first likelihood is 0.8, and the third is 1 - 0.25.
// Where is the chord in the middle between 0.4 and 0.8? How large is the step at w = 10?
// With w and b twice as long every z is twice as far from 0: which way does each chance move?
// WHY
// 0.8 * 0.5 * 0.75 = 0.3. The curve lies on or below its chord, which is at 0.6 in the middle. At w = 10 the slope is
// 48, and 48 / 6 = 8 leads to w = 2 in one step: a parabola is what Newton's method assumes. When every answer is
// right, a longer w moves every chance nearer to its label, so J falls, and no w is the best.
// MISTAKE a_for_every_label: label that is 0
// - 0.30
// + 0.1
// MISTAKE added: multiply
// - 0.30
// + 2.05
// MISTAKE logarithm: not its logarithm
// - 0.30
// + 1.2
// MISTAKE the_higher: chord
// - 0.6
// + 0.8
// MISTAKE the_lower: chord
// - 0.6
// + 0.4
// MISTAKE many_steps: slope / curvature
// - 1
// + 8
// MISTAKE grows: nearer to its label
// - -1
// + 1
// MISTAKE stays: the chances move
// - -1
// + 0
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 1.0
