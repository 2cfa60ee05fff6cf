//! Arithmetic with twice the digits: a number is the sum of two f64. Only so much as e^x and ln(1 + t) need.
//!
//! Source: T. J. Dekker, A floating-point technique for extending the available precision, Numerische Mathematik 18, 1971.

use std::ops::{Add, Div, Mul, Neg};

#[derive(Clone, Copy, Debug)]
pub(super) struct Double {
    pub(super) high: f64,
    pub(super) low: f64,
}

/// ln 2, to 32 digits.
const LN_2: Double = Double { high: std::f64::consts::LN_2, low: 2.3190468138462996e-17 };

impl Double {
    /// The exact sum of two f64, the first of which is the larger.
    fn normal(high: f64, low: f64) -> Double {
        let sum = high + low;
        Double { high: sum, low: low - (sum - high) }
    }

    /// This number times a power of two.
    fn scaled(self, factor: f64) -> Double {
        Double { high: self.high * factor, low: self.low * factor }
    }

    /// e^-|z|
    pub(super) fn exp_of_minus_abs(z: f64) -> Double {
        // Below -800 it is 0 for an f64, and as good as 0 for what it is added to.
        let x = (-z.abs()).max(-800.0);
        let k = (x / LN_2.high).round();
        // r / 256 is so small that 16 terms of the series are enough; squared eight times, it is e^r.
        let r = (Double::from(x) + -(LN_2 * Double::from(k))).scaled(1.0 / 256.0);
        let one = Double::from(1.0);
        let mut sum = one;
        for n in (1..=16).rev() {
            sum = one + r * sum / Double::from(f64::from(n));
        }
        let e_to_r = (0..8).fold(sum, |power, _| power * power);
        // In two steps, since 2^k alone can be too small.
        e_to_r.scaled((k / 2.0).floor().exp2()).scaled((k - (k / 2.0).floor()).exp2())
    }

    /// 1 / (1 + t), or t / (1 + t) where z is negative, with t = e^-|z|.
    pub(super) fn sigmoid(z: f64) -> Double {
        let (one, t) = (Double::from(1.0), Double::exp_of_minus_abs(z));
        if z >= 0.0 { one / (one + t) } else { t / (one + t) }
    }

    /// ln(1 + t) = 2 (s + s^3/3 + s^5/5 + ...) with s = t / (2 + t), for t from 0 to 1.
    pub(super) fn ln_1p(self) -> Double {
        let s = self / (Double::from(2.0) + self);
        let square = s * s;
        let mut sum = Double::from(0.0);
        for n in (0..40).rev() {
            sum = sum * square + Double::from(1.0) / Double::from(f64::from(2 * n + 1));
        }
        (s * sum).scaled(2.0)
    }

    /// The loss: max(z, 0) - z y + ln(1 + e^-|z|).
    pub(super) fn loss(z: f64, y: f64) -> Double {
        let wrong = if y == 1.0 { -z } else { z };
        Double::from(wrong.max(0.0)) + Double::exp_of_minus_abs(z).ln_1p()
    }

    /// How far an f64 lies from this number, in units of its last place.
    pub(super) fn units_to(self, found: f64) -> f64 {
        let unit = self.high.next_up() - self.high;
        ((found - self.high) - self.low).abs() / unit
    }
}

impl From<f64> for Double {
    fn from(high: f64) -> Double {
        Double { high, low: 0.0 }
    }
}

impl Neg for Double {
    type Output = Double;
    fn neg(self) -> Double {
        self.scaled(-1.0)
    }
}

impl Add for Double {
    type Output = Double;
    fn add(self, other: Double) -> Double {
        let sum = self.high + other.high;
        let shift = sum - self.high;
        let lost = (self.high - (sum - shift)) + (other.high - shift);
        Double::normal(sum, lost + self.low + other.low)
    }
}

impl Mul for Double {
    type Output = Double;
    fn mul(self, other: Double) -> Double {
        let product = self.high * other.high;
        let lost = self.high.mul_add(other.high, -product);
        Double::normal(product, lost + (self.high * other.low + self.low * other.high))
    }
}

impl Div for Double {
    type Output = Double;
    fn div(self, other: Double) -> Double {
        let first = Double::from(self.high / other.high);
        let rest = self + -(first * other);
        let second = Double::from(rest.high / other.high);
        let rest = rest + -(second * other);
        first + second + Double::from(rest.high / other.high)
    }
}
