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
    todo!("choose a nudge h, and compare f on both sides of w")
}
