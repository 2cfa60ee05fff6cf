//! # Loss and cost
//!
//! About 8 minutes. Two functions.
//!
//! - `loss`, in: z, and the label y, 0 or 1. Out: L, finite for every z from -1000 to 1000.
//! - `cost`, in: m numbers z and m labels. Out: J.
//!
//! Start from z, not from a: see "The surprise". `z.abs()` is the size of z, `z.max(0.0)` the larger of the two, and
//! `e.ln_1p()` is ln(1 + e). `z[i]` is entry i of a list, counted from 0, and `m as f64` makes a number with a point of
//! a whole one. `let mut sum = 0.0;` is a number that you may change: `sum += ..;`. `for i in 0..m { .. }` counts from 0
//! to m - 1. The last line, without a semicolon, is what a function returns.

/// L of one example.
pub fn loss(z: f64, y: f64) -> f64 {
    todo!("L from z")
}

/// J of m examples.
pub fn cost(z: &[f64], y: &[f64]) -> f64 {
    let m = z.len();
    todo!("add up, then divide")
}
