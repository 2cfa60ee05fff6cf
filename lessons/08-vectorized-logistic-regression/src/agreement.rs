//! Whether numbers are those of lesson 06's loop.

use shared::data::largest;

/// How far two ways to add up the same numbers may lie apart, relative to the largest of them or to 1. Sums of
/// some thousand terms in another order differ by about 1e-14.
pub const TOLERANCE: f64 = 1e-12;

/// The largest difference, relative to the largest number or to 1. NaN if a number is none.
pub fn difference(one: &[f64], other: &[f64]) -> f64 {
    let differences: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    largest(&differences) / largest(one).max(1.0)
}

/// Whether a difference is only rounding. Not known where the numbers are too large for an f64.
pub fn agrees(difference: f64) -> Option<bool> {
    difference.is_finite().then_some(difference <= TOLERANCE)
}

/// One sentence on what agrees, or does not.
pub fn sentence(what: &str, agrees: Option<bool>) -> String {
    let verb = match agrees {
        Some(true) => "agree",
        Some(false) => "DO NOT AGREE",
        None => {
            return "Some of these numbers are too large for an f64; the loop cannot be compared."
                .to_string();
        }
    };
    format!("{what} {verb} with the loop of lesson 06 to {TOLERANCE:e}.")
}
