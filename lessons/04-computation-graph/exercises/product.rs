//! # Backward through a product
//!
//! About 5 minutes. The result of a graph is J, and somewhere in it stands u = b c.
//!
//! - In: the values b and c, and du = dJ/du, which has come from the right.
//! - Out: db = dJ/db and dc = dJ/dc, two numbers: `(db, dc)`.

/// What a product u = b c passes on to b and to c.
pub fn backward(b: f64, c: f64, du: f64) -> (f64, f64) {
    todo!("db and dc")
}
