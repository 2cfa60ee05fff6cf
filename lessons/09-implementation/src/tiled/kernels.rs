//! Two kernels. With more than a few features, they are the only places where X is read.
//!
//! Each walks along the vectors of X, contiguous in memory, eight of them at once and eight numbers side by side.
//! If the columns of X are contiguous, its vectors are examples: [`dots`] with w gives Z, and [`add`] with dZ gives dw.
//! If its rows are, they are features, and the two change places: `add` with w gives Z, and `dots` with dZ gives dw.
//! Either way memory is read in the order in which it lies.

use std::array;

use fearless_simd::{Level, f32x8, f64x8, prelude::*};

/// So many numbers stand side by side: in one vector of the processor, or in two or four that work as one.
pub(super) const LANES: usize = 8;

/// So many vectors of X are walked along at once. They are an eighth of the tile apart, so that each is read on in a place of
/// its own: memory gives a core more when it reads in several places.
const STRANDS: usize = 8;

/// a b + c, rounded once. Every processor of the last ten years does that in one instruction. Where there is none, as in a
/// browser, it is computed in parts: slower, and with the same bits.
#[inline(always)]
pub(super) fn fused<S: Simd>(a: f64x8<S>, b: f64x8<S>, c: f64x8<S>) -> f64x8<S> {
    if has_fused(a.simd.level()) { a.mul_add_precise(b, c) } else { fused_in_parts(a, b, c) }
}

#[inline(always)]
fn has_fused(level: Level) -> bool {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    return level.as_avx2().is_some();
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    return cfg!(target_arch = "aarch64") && !level.is_fallback();
}

/// These are so many instructions that they must not stand in every place that needs them.
#[inline(never)]
fn fused_in_parts<S: Simd>(a: f64x8<S>, b: f64x8<S>, c: f64x8<S>) -> f64x8<S> {
    a.mul_add_precise(b, c)
}

/// What X may be stored as. Everything is added up in f64.
pub(super) trait Number: Copy {
    /// Eight of them as f64.
    fn load<S: Simd>(simd: S, eight: &[Self; LANES]) -> f64x8<S>;
}

impl Number for f64 {
    #[inline(always)]
    fn load<S: Simd>(simd: S, eight: &[f64; LANES]) -> f64x8<S> {
        f64x8::from_slice(simd, eight)
    }
}

impl Number for f32 {
    #[inline(always)]
    fn load<S: Simd>(simd: S, eight: &[f32; LANES]) -> f64x8<S> {
        let (low, high) = f32x8::from_slice(simd, eight).widen();
        low.combine(high)
    }
}

/// Vectors of X, each of which begins so many numbers after the one before. Where a vector ends within eight numbers, what
/// lies behind it is read as well, so there must be [`LANES`] numbers more than belong to the last one.
#[derive(Clone, Copy)]
pub(super) struct Vectors<'a, T> {
    pub(super) numbers: &'a [T],
    pub(super) apart: usize,
}

impl<'a, T> Vectors<'a, T> {
    /// C of them: number `first`, and from there every so many; each in so many eights.
    #[inline(always)]
    fn every<const C: usize>(&self, first: usize, step: usize, count: usize) -> [&'a [[T; LANES]]; C] {
        let mut eights: [&[[T; LANES]]; C] = [&[]; C];
        for c in 0..C {
            // With the lengths equal and known, no index need be checked in the loops below.
            eights[c] = &self.numbers[(first + c * step) * self.apart..].as_chunks().0[..count];
        }
        eights
    }
}

// ANCHOR: dots
/// Adds to each sum the dot product of v with a vector x of its own: sum_i := sum_i + v . x_i
///
/// The length of v is a multiple of eight. It ends with zeros where the x end earlier.
#[inline(always)]
pub(super) fn dots<S: Simd, T: Number>(simd: S, v: &[f64], x: Vectors<T>, sums: &mut [f64]) {
    let v = v.as_chunks().0;
    let strand = sums.len() / STRANDS;
    for i in 0..strand {
        let mut products = [0.0; STRANDS];
        fold(dots_of(simd, v, x.every(i, strand, v.len()))).store_slice(&mut products);
        for c in 0..STRANDS {
            sums[i + c * strand] += products[c];
        }
    }
    for i in STRANDS * strand..sums.len() {
        sums[i] += dots_of(simd, v, x.every::<1>(i, 1, v.len()))[0].reduce_sum();
    }
}

/// The dot products of v with C vectors. Each is left as eight sums, which do not wait for each other; the numbers of v are
/// loaded once for all.
#[inline(always)]
fn dots_of<S: Simd, T: Number, const C: usize>(
    simd: S,
    v: &[[f64; LANES]],
    x: [&[[T; LANES]]; C],
) -> [f64x8<S>; C] {
    let mut sums = [f64x8::splat(simd, 0.0); C];
    for (k, v_k) in v.iter().enumerate() {
        let v_k = f64x8::from_slice(simd, v_k);
        for c in 0..C {
            sums[c] = fused(T::load(simd, &x[c][k]), v_k, sums[c]);
        }
    }
    sums
}
// ANCHOR_END: dots

// ANCHOR: add
/// Adds each vector x to v, times a factor of its own: v := v + f_1 x_1 + f_2 x_2 + ...
///
/// The length of v is a multiple of eight. What it holds behind the end of the x does not count.
#[inline(always)]
pub(super) fn add<S: Simd, T: Number>(simd: S, v: &mut [f64], x: Vectors<T>, factors: &[f64]) {
    let v = v.as_chunks_mut().0;
    let strand = factors.len() / STRANDS;
    for i in 0..strand {
        let factors: [f64; STRANDS] = array::from_fn(|c| factors[i + c * strand]);
        add_of(simd, v, x.every(i, strand, v.len()), &factors);
    }
    for i in STRANDS * strand..factors.len() {
        add_of(simd, v, x.every(i, 1, v.len()), &[factors[i]]);
    }
}

/// The same for C vectors. The numbers of v are loaded and stored once for all.
#[inline(always)]
fn add_of<S: Simd, T: Number, const C: usize>(
    simd: S,
    v: &mut [[f64; LANES]],
    x: [&[[T; LANES]]; C],
    factors: &[f64; C],
) {
    for (k, v_k) in v.iter_mut().enumerate() {
        let mut sum = f64x8::from_slice(simd, v_k);
        for c in 0..C {
            sum = fused(T::load(simd, &x[c][k]), f64x8::splat(simd, factors[c]), sum);
        }
        sum.store_slice(v_k);
    }
}
// ANCHOR_END: add

/// Eight sums of eight numbers each, side by side: number c is the sum of v\[c\].
#[inline(always)]
fn fold<S: Simd>(v: [f64x8<S>; 8]) -> f64x8<S> {
    // Each time neighbours are added; the sums of the first vector then stand before those of the second.
    let four = [pairs(v[0], v[1]), pairs(v[2], v[3]), pairs(v[4], v[5]), pairs(v[6], v[7])];
    pairs(pairs(four[0], four[1]), pairs(four[2], four[3]))
}

#[inline(always)]
fn pairs<S: Simd>(one: f64x8<S>, other: f64x8<S>) -> f64x8<S> {
    one.unzip_low(other) + one.unzip_high(other)
}
