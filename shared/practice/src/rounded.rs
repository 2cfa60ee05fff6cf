//! Answers that are given to two decimals.

use std::fmt;

/// A number given to two decimals: it equals what rounds to it. For [`Case::predicted`](crate::Case::predicted).
///
/// ```
/// use practice::Rounded;
/// assert_eq!(Rounded(0.69), Rounded(2f64.ln()));
/// assert_ne!(Rounded(0.7), Rounded(2f64.ln()));
/// ```
#[derive(Clone, Copy)]
pub struct Rounded(pub f64);

impl PartialEq for Rounded {
    fn eq(&self, other: &Rounded) -> bool {
        // Half a unit of the second decimal, and what writing it as a float may add.
        (self.0 - other.0).abs() < 0.006
    }
}

impl fmt::Debug for Rounded {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}
