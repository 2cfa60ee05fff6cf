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
    todo!("begin at the output, and let every entry pass its gradient on")
}
