//! sigma and the losses of 64 examples at once.
//!
//! Everything here is marked `#[inline(always)]`: only code that stands inside the function which was compiled for the
//! processor's instructions uses them. A call of another function would silently go back to the oldest ones.

use std::f64::consts::LOG2_E;

use fearless_simd::{f64x8, prelude::*};

use super::kernels::{LANES, fused};
use super::tile::Sums;

/// So many vectors of eight go through each line together: while one waits for its result, the processor works on the
/// others.
const LOCKSTEP: usize = 8;

/// So many examples are in a block.
pub(super) const BLOCK: usize = LOCKSTEP * LANES;

// ANCHOR: most_factors
/// From so many factors, none above 2, one logarithm is taken. 2^1024 would be too large for an f64.
const MOST_FACTORS: usize = 512;
// ANCHOR_END: most_factors

/// The numbers of 64 examples.
pub(super) type Block<S> = [f64x8<S>; LOCKSTEP];

/// A block of which only some examples are there is filled up with this z and the label 0: sigma is 0 there, and so are
/// dz and the loss.
pub(super) const NOBODY: f64 = -1000.0;

// ANCHOR: exp
/// ln 2 in two parts: the first has so few digits that k times it is exact.
const LN_2: [f64; 2] = [6.931471803691238e-1, 1.9082149292705877e-10];

/// e^r = 1 + r + r^2/2! + r^3/3! + ... has no end. It is cut off after r^11; the last factors are moved a little, so that
/// what was cut off is made up for: the error is below 1.1e-17 for |r| up to ln(2) / 2. From r^11 down to 1.
const FACTORS: [f64; 12] = [
    2.5000061602835666e-8,
    2.763024837921144e-7,
    2.7557586373840165e-6,
    2.480149309890655e-5,
    1.9841269506578688e-4,
    1.3888888943630114e-3,
    8.333333333494461e-3,
    4.1666666666530155e-2,
    1.6666666666666413e-1,
    0.5000000000000011,
    1.0,
    1.0,
];

const TWO_TO_MINUS_64: f64 = 1.0 / (1u128 << 64) as f64;

/// t = e^-|z|, each of the 64 within 1.1 units in its last place.
///
/// -|z| = k ln 2 + r with a whole number k, so e^-|z| = 2^k e^r, and |r| is at most ln(2) / 2.
#[inline(always)]
fn exp_of_minus_abs<S: Simd>(simd: S, z: &Block<S>) -> Block<S> {
    // Below, e^x is 0. (Written so that NaN stays NaN.)
    let lowest = f64x8::splat(simd, -746.0);
    // Near 1.5 2^52 neighbouring f64 are 1 apart: adding it rounds to a whole number, which then stands in the lowest bits.
    // They hold k + 64 + 1023, the exponent of 2^(k + 64).
    let round = f64x8::splat(simd, 1.5 * (1u64 << 52) as f64 + 64.0 + 1023.0);
    let log2_e = f64x8::splat(simd, LOG2_E);
    let (first, second) = (f64x8::splat(simd, -LN_2[0]), f64x8::splat(simd, -LN_2[1]));
    let (mut r, mut two_to_k) = (*z, *z);
    for g in 0..LOCKSTEP {
        let x = -z[g].abs();
        let x = x.simd_lt(lowest).select(lowest, x);
        let rounded = fused(x, log2_e, round);
        let k = rounded - round;
        r[g] = fused(k, second, fused(k, first, x));
        two_to_k[g] = f64x8::from_bits(rounded.to_bits() << 52);
    }
    let mut e_to_r = [f64x8::splat(simd, FACTORS[0]); LOCKSTEP];
    for &factor in &FACTORS[1..] {
        let factor = f64x8::splat(simd, factor);
        for g in 0..LOCKSTEP {
            e_to_r[g] = fused(e_to_r[g], r[g], factor);
        }
    }
    let mut t = r;
    for g in 0..LOCKSTEP {
        // 2^k alone would be too small for an f64 where e^x still is not.
        t[g] = e_to_r[g] * two_to_k[g] * TWO_TO_MINUS_64;
    }
    t
}
// ANCHOR_END: exp

// ANCHOR: logarithm_of_product
/// ln(1 + t_1) + ln(1 + t_2) + ... by one logarithm, that of the product.
///
/// The product is kept as what it is above 1: (1 + q)(1 + t) - 1 = q + t + q t. Else the digits of a small t would be lost.
///
/// ```
/// assert_eq!(lesson09::tiled::one_logarithm([1.0, 1.0]), 4f64.ln());
/// assert_eq!(lesson09::tiled::one_logarithm([1e-20, 1e-20]), 2e-20);
/// ```
pub fn one_logarithm<const N: usize>(t: [f64; N]) -> f64 {
    t.into_iter().fold(0.0, |q, t| q + t + q * t).ln_1p()
}
// ANCHOR_END: logarithm_of_product

/// k and r in x = k ln 2 + r, with a whole number k and |r| at most ln(2) / 2: so e^x = 2^k e^r.
pub fn parts_of_exponent(x: f64) -> (f64, f64) {
    let k = (x * LOG2_E).round();
    (k, x - k * LN_2[0] - k * LN_2[1])
}

/// What is added up over examples, each of it as eight sums side by side.
pub(super) struct Totals<S: Simd> {
    simd: S,
    /// Whether the cost is wanted.
    with_cost: bool,
    /// The sum of dz.
    db: f64x8<S>,
    /// The sum of max(z, 0) - z y.
    straight: f64x8<S>,
    /// (1 + t_1)(1 + t_2)... - 1. (Near 1, the product itself would lose the digits of small t.)
    product: f64x8<S>,
    /// How many factors it has, and those that fill up a block.
    factors: usize,
    /// The sum of the logarithms that were taken.
    logarithms: f64,
}

impl<S: Simd> Totals<S> {
    #[inline(always)]
    pub(super) fn new(simd: S, with_cost: bool) -> Totals<S> {
        let zero = f64x8::splat(simd, 0.0);
        Totals { simd, with_cost, db: zero, straight: zero, product: zero, factors: 0, logarithms: 0.0 }
    }

    // ANCHOR: sigma
    /// dZ = sigma(Z) - Y of 64 examples. Adds up dz, and what their losses are made of:
    ///
    /// L = max(z, 0) - z y + ln(1 + t), with t = e^-|z|; sigma is 1 / (1 + t) where z is 0 or more, else t / (1 + t).
    #[inline(always)]
    pub(super) fn dz(&mut self, z: &Block<S>, y: &[f64; BLOCK]) -> Block<S> {
        let (zero, one) = (f64x8::splat(self.simd, 0.0), f64x8::splat(self.simd, 1.0));
        let t = exp_of_minus_abs(self.simd, z);
        let y = y.as_chunks::<LANES>().0;
        let mut dz = t;
        for g in 0..LOCKSTEP {
            let a = z[g].simd_ge(zero).select(one, t[g]) / (one + t[g]);
            dz[g] = a - f64x8::from_slice(self.simd, &y[g]);
            self.db += dz[g];
        }
        if self.with_cost {
            for g in 0..LOCKSTEP {
                let y = f64x8::from_slice(self.simd, &y[g]);
                self.straight = fused(-z[g], y, self.straight + z[g].max(zero));
                self.product = fused(t[g], one + self.product, self.product);
            }
        }
        self.factors += BLOCK;
        if self.factors == MOST_FACTORS {
            self.take_logarithm();
        }
        dz
    }
    // ANCHOR_END: sigma

    /// The same with Z in memory, where dZ takes its place.
    #[inline(always)]
    pub(super) fn replace_by_dz(&mut self, z: &mut [f64; BLOCK], y: &[f64; BLOCK]) {
        let z = z.as_chunks_mut::<LANES>().0;
        let mut block = [f64x8::splat(self.simd, 0.0); LOCKSTEP];
        for g in 0..LOCKSTEP {
            block[g] = f64x8::from_slice(self.simd, &z[g]);
        }
        let dz = self.dz(&block, y);
        for g in 0..LOCKSTEP {
            dz[g].store_slice(&mut z[g]);
        }
    }

    // ANCHOR: one_logarithm
    /// ln(1 + t_1) + ln(1 + t_2) + ... = ln((1 + t_1)(1 + t_2)...): one logarithm for all examples since the last one.
    #[inline(always)]
    fn take_logarithm(&mut self) {
        let product: [f64; LANES] = self.product.into();
        self.logarithms += one_logarithm(product);
        self.product = f64x8::splat(self.simd, 0.0);
        self.factors = 0;
    }
    // ANCHOR_END: one_logarithm

    /// Adds the sum of the losses, 0 if they were not wanted, and that of dz.
    #[inline(always)]
    pub(super) fn add_to(mut self, sums: &mut Sums) {
        self.take_logarithm();
        sums.j += self.straight.reduce_sum() + self.logarithms;
        sums.db += self.db.reduce_sum();
    }
}
