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
    todo!("-1, 0 or 1")
}

/// First graph: what is db?
pub fn db_of_first() -> f64 {
    todo!("a number such as 1.25")
}

/// Second graph: what is db?
pub fn db_of_second() -> f64 {
    todo!("a number such as 1.25")
}
