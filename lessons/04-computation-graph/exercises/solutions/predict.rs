//! # Predict derivatives
//!
//! About 5 minutes, on paper. Two graphs:
//!
//! ```text
//! v = a + b        J = v c        with a = 2, b = -5, c = 4
//! v = b + c        J = b v        with b = 2, c = 3
//! ```
//!
//! Replace each `todo!` by your answer, before you run anything.

/// First graph: is dc below 0, 0 or above 0? Answer -1, 0 or 1.
pub fn sign_of_dc() -> i32 {
    // STUB todo!("-1, 0 or 1")
    -1
    // END
}

/// First graph: what is db?
pub fn db_of_first() -> f64 {
    // STUB todo!("a number such as 1.25")
    4.0
    // END
}

/// Second graph: what is db?
pub fn db_of_second() -> f64 {
    // STUB todo!("a number such as 1.25")
    7.0
    // END
}

// HINT
// Start at J and go to the left. What is the local derivative of a product for each of its two factors?
// In the second graph, count the uses of b.
// HINT
// J = v c:  dv = c and dc = v.        v = a + b:  da = dv * 1 and db = dv * 1.
// A value that is used twice receives from both uses, and the two shares add up.
// HINT
// First graph: v = 2 + (-5) = -3.
// Second graph: one share comes from J = b v, where the other factor is v. The other share comes through v.
// WHY
// First graph: dc = v = -3, and db = dv * 1 = c = 4; that b itself is negative does not matter. Second graph: b is used
// twice. J = b v gives v = 5, and through v = b + c come dv * 1 = b = 2. Together 7.
// MISTAKE positive: sign of v
// - -1
// + 1
// MISTAKE no_sign: product of v and c
// - -1
// + 0
// MISTAKE own_value: own value
// - 4.0
// + -5.0
// MISTAKE local_only: local derivative
// - 4.0
// + 1.0
// MISTAKE other_input: value of v
// - 4.0
// + -3.0
// MISTAKE first_use: only one of the two uses
// - 7.0
// + 5.0
// MISTAKE second_use: other share
// - 7.0
// + 2.0
// MISTAKE multiplied: they add up
// - 7.0
// + 10.0
// RETURNS zero
// 0
// RETURNS one
// 1
// RETURNS constant
// 2
