//! # Backward through a product
//!
//! About 5 minutes. The result of a graph is J, and somewhere in it stands u = b c.
//!
//! - In: the values b and c, and du = dJ/du, which has come from the right.
//! - Out: db = dJ/db and dc = dJ/dc, two numbers: `(db, dc)`.

/// What a product u = b c passes on to b and to c.
pub fn backward(b: f64, c: f64, du: f64) -> (f64, f64) {
    // STUB todo!("db and dc")
    (du * c, du * b)
    // END
}

// HINT
// Nudge b by 0.001. By how much does u grow? And J, if it grows du times as much as u?
// HINT
// The chain rule multiplies: what has come from the right, times the local derivative.
//     db = du * (du/db as a local derivative)        dc = du * (that for c)
// HINT
// The local derivative of b c for b is c: the other factor.
//     (du * ..., du * ...)
// WHY
// If b grows by a little, u grows by c times as much, and J by du times that. So each factor gets the other one, times
// what has come from the right. That is why the forward pass has to keep the values.
// MISTAKE own_value: other factor
// - (du * c, du * b)
// + (du * b, du * c)
// MISTAKE no_upstream: come from the right
// - (du * c, du * b)
// + (c, b)
// MISTAKE added: multiplies
// - (du * c, du * b)
// + (du + c, du + b)
// MISTAKE like_a_sum: as if u were b + c
// - (du * c, du * b)
// + (du, du)
// MISTAKE half_upstream: only one of the two
// - (du * c, du * b)
// + (du * c, b)
// MISTAKE divided: divides
// - (du * c, du * b)
// + (du / b, du / c)
// RETURNS zero
// (0.0, 0.0)
// RETURNS nan
// (f64::NAN, f64::NAN)
// RETURNS constant
// (1.0, 1.0)
