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
    // STUB todo!("a sum over all labels")
    let mut sum = 0.0;
    for i in 0..a.len() {
        sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
    }
    sum
    // END
}

// HINT
// The likelihood is a product over the labels. What does a logarithm make of a product?
// HINT
//     ln p = ln p_1 + ... + ln p_m        p_i = a_i if y_i = 1, and 1 - a_i if y_i = 0
// HINT
//     let mut sum = 0.0;
//     for i in 0..a.len() {
//         sum += if y[i] == 1.0 { ... } else { ... };
//     }
//     sum
// WHY
// A product of thousands of chances is rounded to 0, and ln 0 is -inf. Each logarithm by itself is a moderate number,
// and so is their sum. It is -m J: the cost is this sum with its sign turned, divided by m. `y[i] * a[i].ln() + (1.0 -
// y[i]) * (1.0 - a[i]).ln()` says the same in one line.
// MISTAKE ln_of_the_product: before it is rounded to 0
// - sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// - }
// - sum
// + sum += 0.0;
// + }
// + let mut product: f64 = 1.0;
// + for i in 0..a.len() {
// + product *= if y[i] == 1.0 { a[i] } else { 1.0 - a[i] };
// + }
// + product.ln()
// MISTAKE minus: has no minus
// - sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// + sum -= if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// MISTAKE ln_a_for_every_label: label is 0
// - sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// + sum += a[i].ln();
// MISTAKE only_label_1: left out
// - sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// + sum += y[i] * a[i].ln();
// MISTAKE labels_swapped: labels are swapped
// - sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// + sum += if y[i] == 0.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// MISTAKE mean: That is the mean
// - sum
// + sum / a.len() as f64
// MISTAKE cost: That is the cost J
// - sum
// + -sum / a.len() as f64
// MISTAKE decimal_log: base 10
// - sum += if y[i] == 1.0 { a[i].ln() } else { (1.0 - a[i]).ln() };
// + sum += if y[i] == 1.0 { a[i].log10() } else { (1.0 - a[i]).log10() };
// MISTAKE no_logarithm: without its logarithm
// - sum
// + sum.exp()
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// -1.0
