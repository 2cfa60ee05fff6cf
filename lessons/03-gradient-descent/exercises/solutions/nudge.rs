//! # Measure a slope
//!
//! About 6 minutes. Write the whole function.
//!
//! - In: `f`, any function of one number, and w.
//! - Out: the slope of f at w, measured by nudging w to *both* sides; right to six digits.
//!
//! How long the nudge is you decide: neither so long that the slope changes on the way, nor so short that it drowns in
//! rounding. The table of the chapter's first section shows both. You call `f` like any function: `f(w)`. A small
//! number may be written 1e-3.

/// The slope of f at w.
pub fn slope_at(f: impl Fn(f64) -> f64, w: f64) -> f64 {
    // STUB todo!("choose a nudge h, and compare f on both sides of w")
    let h = 1e-5;
    (f(w + h) - f(w - h)) / (2.0 * h)
    // END
}

// HINT
// How far apart are the two places at which you ask for f? That is what the change of f must be divided by.
// HINT
//     (f(w + h) - f(w - h)) / (2 h)
// With h = 0.001 the error of a curved function is about a millionth; with 1e-15 hardly a digit is right. Take an h
// in between.
// HINT
//     let h = ...;
//     (f(w + h) - f(...)) / (...)
// WHY
// From w - h to w + h it is 2h. The error of the formula shrinks like h^2, that of rounding grows like 1/h, and 1e-5
// is far from both dangers: about ten digits are right.
// MISTAKE divided_by_h: divide by 2h
// - (f(w + h) - f(w - h)) / (2.0 * h)
// + (f(w + h) - f(w - h)) / h
// MISTAKE not_divided: not the slope yet
// - (f(w + h) - f(w - h)) / (2.0 * h)
// + f(w + h) - f(w - h)
// MISTAKE bracket_lost: multiplied by h
// - (f(w + h) - f(w - h)) / (2.0 * h)
// + (f(w + h) - f(w - h)) / 2.0 * h
// MISTAKE too_short: drowns in rounding
// - let h = 1e-5;
// + let h = 1e-15;
// MISTAKE no_move: w + h is w
// - let h = 1e-5;
// + let h = 1e-17;
// MISTAKE too_long: too long
// - let h = 1e-5;
// + let h = 0.1;
// MISTAKE one_side: to one side
// - (f(w + h) - f(w - h)) / (2.0 * h)
// + (f(w + h) - f(w)) / h
// MISTAKE one_side_short: to one side
// - let h = 1e-5;
// - (f(w + h) - f(w - h)) / (2.0 * h)
// + let h = 1e-8;
// + (f(w + h) - f(w)) / h
// MISTAKE backward: other way round
// - (f(w + h) - f(w - h)) / (2.0 * h)
// + (f(w - h) - f(w + h)) / (2.0 * h)
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 6.0
