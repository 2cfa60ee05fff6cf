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
    // STUB todo!("1 / (1 + e^-z), in Rust")
    1.0 / (1.0 + (-z).exp())
    // END
}

// HINT
// Try z = 0 in your head: a must be one half. Then a large z: a must be nearly 1.
// HINT
//     a = 1 / (1 + e^-z)
// The whole sum stands below the line, and the minus belongs to z.
// HINT
//     1.0 / (1.0 + (...).exp())
// WHY
// For a large z, e^-z is nearly 0 and a nearly 1. For a very negative z, e^-z overflows to infinity, and 1 divided by
// infinity is 0, which is right. The other form, e^z / (1 + e^z), is infinity divided by infinity there: NaN.
// MISTAKE plus_z: minus before z
// - 1.0 / (1.0 + (-z).exp())
// + 1.0 / (1.0 + z.exp())
// MISTAKE overflows: infinity divided by infinity
// - 1.0 / (1.0 + (-z).exp())
// + z.exp() / (1.0 + z.exp())
// MISTAKE no_brackets: without brackets
// - 1.0 / (1.0 + (-z).exp())
// + 1.0 / 1.0 + (-z).exp()
// MISTAKE minus_binds_late: -(e^z)
// - 1.0 / (1.0 + (-z).exp())
// + 1.0 / (1.0 + -z.exp())
// MISTAKE single_precision: seven digits
// - 1.0 / (1.0 + (-z).exp())
// + f64::from(1.0 / (1.0 + (-z as f32).exp()))
// MISTAKE steep: base of the power
// - 1.0 / (1.0 + (-z).exp())
// + 1.0 / (1.0 + (-z).exp2())
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 0.5
