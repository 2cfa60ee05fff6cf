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
    // STUB todo!("L from z")
    z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
    // END
}

/// J of m examples.
pub fn cost(z: &[f64], y: &[f64]) -> f64 {
    let m = z.len();
    // STUB todo!("add up, then divide")
    let mut sum = 0.0;
    for i in 0..m {
        sum += loss(z[i], y[i]);
    }
    sum / m as f64
    // END
}

// HINT
// For y = 1 and a large z the loss is nearly 0; for y = 0 it is nearly z. What has to happen to e^z, so that it never
// overflows? And the cost: what is it the mean of?
// HINT
//     L = max(z, 0) - z y + ln(1 + e^-|z|)
//     J = (L_1 + ... + L_m) / m
// HINT
//     z.max(0.0) - ... + (...).exp().ln_1p()
// and for the cost
//     let mut sum = 0.0;
//     for i in 0..m { sum += loss(..., ...); }
//     sum / ...
// WHY
// For y = 1, L = ln(1 + e^-z), and for y = 0, L = ln(1 + e^z): the two differ by z. Taking max(z, 0) out leaves e to a
// power that is never above 0, so nothing overflows. The cost is a mean of losses: first the loss of each, then the
// mean.
// MISTAKE through_a: a has been rounded
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + let a = 1.0 / (1.0 + (-z).exp());
// + -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())
// MISTAKE minus_binds_late: binds more tightly
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + z.max(0.0) - z * y + (-z.abs().exp()).ln_1p()
// MISTAKE clipped: kept away from 0 and 1
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + let a = (1.0 / (1.0 + (-z).exp())).clamp(1e-15, 1.0 - 1e-15);
// + -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())
// MISTAKE no_minus: minus is missing
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + let a = 1.0 / (1.0 + (-z).exp());
// + y * a.ln() + (1.0 - y) * (1.0 - a).ln()
// MISTAKE decimal_log: natural logarithm
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + let a = 1.0 / (1.0 + (-z).exp());
// + -(y * a.log10() + (1.0 - y) * (1.0 - a).log10())
// MISTAKE labels_swapped: labels are swapped
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + z.max(0.0) - z * (1.0 - y) + (-z.abs()).exp().ln_1p()
// MISTAKE first_term_only: label 0 have no loss
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + y * (1.0 + (-z).exp()).ln()
// MISTAKE overflows: e^z overflows
// - z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// + (1.0 + z.exp()).ln() - z * y
// MISTAKE sum: divide by m
// - sum / m as f64
// + sum
// MISTAKE divided_by_m_minus_1: m - 1
// - sum / m as f64
// + sum / (m - 1) as f64
// MISTAKE loss_of_the_mean: mean of the losses
// - let mut sum = 0.0;
// - for i in 0..m {
// - sum += loss(z[i], y[i]);
// - }
// - sum / m as f64
// + loss(z.iter().sum::<f64>() / m as f64, y.iter().sum::<f64>() / m as f64)
// MISTAKE divided_inside: in every round
// - sum += loss(z[i], y[i]);
// + sum = (sum + loss(z[i], y[i])) / m as f64;
// - sum / m as f64
// + sum
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 2f64.ln()
// RETURNS cost_zero
// z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// 0.0
// RETURNS cost_nan
// z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// f64::NAN
// RETURNS cost_constant
// z.max(0.0) - z * y + (-z.abs()).exp().ln_1p()
// 2f64.ln()
