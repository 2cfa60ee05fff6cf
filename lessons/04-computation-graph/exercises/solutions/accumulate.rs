//! # Backward through a whole tape
//!
//! About 10 minutes. Write the backward pass from memory, for any tape.
//!
//! - In: `tape`, one entry for each value, in the order in which they were made; the last one is the output J. An entry
//!   lists what it was made from: pairs of an input's place on the tape and the local derivative for it.
//! - In and out: `gradients`, as many numbers as the tape has entries, to be overwritten by dJ/d(each value). *They
//!   still hold what the pass before has left.*
//!
//! `for &(input, local) in &tape[index] { .. }` goes over the pairs of an entry. `(0..n).rev()` counts from n - 1
//! down to 0. `gradients.fill(0.0);` sets all of them to 0.

/// The derivative of the last value with respect to each value on the tape.
pub fn backward(tape: &[Vec<(usize, f64)>], gradients: &mut [f64]) {
    let n = tape.len();
    // STUB todo!("begin at the output, and let every entry pass its gradient on")
    gradients.fill(0.0);
    gradients[n - 1] = 1.0;
    for index in (0..n).rev() {
        for &(input, local) in &tape[index] {
            gradients[input] += local * gradients[index];
        }
    }
    // END
}

// HINT
// What is dJ/dJ? And when may an entry pass its gradient on: before or after all its uses have added their shares?
// HINT
// For each entry, from the last to the first, and for each of its inputs:
//     d(input) += local * d(entry)
// Before that all are 0, and that of the output is 1.
// HINT
//     gradients.fill(0.0);
//     gradients[n - 1] = ...;
//     for index in (0..n).rev() {
//         for &(input, local) in &tape[index] {
//             gradients[input] += ...;
//         }
//     }
// WHY
// An operation comes after its inputs on the tape. Going backward, each value has received from all its uses before it
// passes its own gradient on. A value with two uses receives twice, so shares are added, and sums begin at 0.
// MISTAKE assigned: += and not =
// - gradients[input] += local * gradients[index];
// + gradients[input] = local * gradients[index];
// MISTAKE stale: pass before
// - gradients.fill(0.0);
// +
// MISTAKE forward_order: from the last entry to the first
// - for index in (0..n).rev() {
// + for index in 0..n {
// MISTAKE no_upstream: times the gradient of the entry
// - gradients[input] += local * gradients[index];
// + gradients[input] += local;
// MISTAKE no_start: gradient of the output is 1
// - gradients[n - 1] = 1.0;
// +
// MISTAKE output_skipped: passes nothing on
// - for index in (0..n).rev() {
// + for index in (0..n - 1).rev() {
// MISTAKE no_local: local derivative is missing
// - gradients[input] += local * gradients[index];
// + gradients[input] += gradients[index];
// RETURNS nothing
// ()
// RETURNS zeros
// gradients.fill(0.0)
// RETURNS nan
// gradients.fill(f64::NAN)
// RETURNS ones
// gradients.fill(1.0)
