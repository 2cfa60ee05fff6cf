//! # Sigma
//!
//! About 4 minutes. Fill in one line.
//!
//! - In: z, any number.
//! - Out: a = sigma(z), the chance between 0 and 1.
//!
//! In Rust e^z is `z.exp()`. A number has a point: `1.0`, not `1`. A dot binds more tightly than a minus: `-z.exp()` is
//! -(e^z), and `(-z).exp()` is e^-z.

/// a = sigma(z)
pub fn sigma(z: f64) -> f64 {
    todo!("1 / (1 + e^-z), in Rust")
}
