//! # The likelihood of many labels
//!
//! About 5 minutes. Compute the logarithm of the likelihood of all labels together.
//!
//! - In: `a`, the chances, and `y`, the labels 0 and 1: two lists of m numbers.
//! - Out: ln p of all m labels, a number that is 0 or below. It must also hold for thousands of labels.
//!
//! `&[f64]` is a list on loan: `a.len()` is m, and `a[i]` is number i. `v.ln()` is the natural logarithm of v.

/// The logarithm of the likelihood of all labels.
pub fn log_likelihood(a: &[f64], y: &[f64]) -> f64 {
    todo!("a sum over all labels")
}
