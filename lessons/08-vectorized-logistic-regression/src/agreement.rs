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

#[cfg(test)]
mod tests {
    use super::{TOLERANCE, agrees, difference, sentence};

    #[test]
    fn a_difference_is_relative_to_the_largest_number_or_to_1() {
        assert_eq!(difference(&[-4.0, 1.0], &[-3.0, 1.5]), 0.25, "1 of 4");
        assert_eq!(difference(&[0.25, 0.0], &[0.5, 0.0]), 0.25, "1/4 of 1");
        assert_eq!(difference(&[2.0], &[2.0]), 0.0);
    }

    #[test]
    fn only_rounding_agrees_and_nothing_is_known_of_what_is_no_number() {
        assert_eq!([0.0, TOLERANCE, 1.01 * TOLERANCE].map(agrees), [Some(true), Some(true), Some(false)]);
        assert_eq!([f64::NAN, f64::INFINITY].map(agrees), [None, None]);
        assert_eq!(agrees(difference(&[1.0, f64::NAN], &[1.0, 1.0])), None);
    }

    #[test]
    fn what_does_not_agree_is_said_aloud() {
        assert_eq!(sentence("J and w", Some(true)), "J and w agree with the loop of lesson 06 to 1e-12.");
        assert!(sentence("J", Some(false)).starts_with("J DO NOT AGREE with"));
        assert!(sentence("J", None).ends_with("cannot be compared."));
    }
}
