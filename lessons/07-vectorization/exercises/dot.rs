//! # A dot product with four accumulators
//!
//! About 10 minutes. Write x . y with four sums that do not wait for each other.
//!
//! - In: `x` and `y`, two lists of n numbers each. 4 need not divide n.
//! - Out: x_1 y_1 + ... + x_n y_n, a number.
//!
//! Rust counts from 0, so the sums are `sums[0]` to `sums[3]`. The first gets the terms 0, 4, 8, ..., the second the
//! terms 1, 5, 9, ..., and so on. In the end the four sums are added.
//!
//! `&[f64]` is a list on loan: `x.len()` is n, and `x[k]` is number k. `n / 4` is rounded down where n is a whole
//! number. `[0.0; 4]` is a list of four zeros.

/// The dot product, added up in four sums.
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    todo!("four sums over blocks of four, the rest, and the sum of the sums")
}
