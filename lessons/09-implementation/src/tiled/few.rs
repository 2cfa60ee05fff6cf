//! One, two or three features: an example is far from filling a vector. Here eight examples become one vector for each
//! feature, and the rest happens in the processor's registers.

use fearless_simd::{f64x8, prelude::*};

use super::kernels::{LANES, Vectors, fused};
use super::sigma::{BLOCK, Block, Totals};
use super::tile::{Lying, Neuron, Sums, Tile};

/// Adds what the first examples of a tile say, as many as fill blocks of 64. Returns how many.
// ANCHOR: few
#[inline(always)]
pub(super) fn few_features<S: Simd, const N: usize>(
    simd: S,
    tile: Tile,
    neuron: Neuron,
    sums: &mut Sums,
) -> usize {
    let mut totals = Totals::new(simd, neuron.with_cost);
    let mut dw = [f64x8::splat(simd, 0.0); N];
    let blocks = tile.y.as_chunks::<BLOCK>().0;
    for (number, y) in blocks.iter().enumerate() {
        let x = features::<S, N>(simd, tile, number * BLOCK);
        let dz = totals.dz(&weighted_sums(simd, &x, neuron), y);
        add_products(&x, &dz, &mut dw);
    }
    for k in 0..N {
        sums.dw[k] += dw[k].reduce_sum();
    }
    totals.add_to(sums);
    blocks.len() * BLOCK
}
// ANCHOR_END: few

/// Each feature of 64 examples, from this one on.
#[inline(always)]
fn features<S: Simd, const N: usize>(simd: S, tile: Tile, first: usize) -> [Block<S>; N] {
    let Vectors { numbers, apart } = tile.x;
    let mut features = [[f64x8::splat(simd, 0.0); BLOCK / LANES]; N];
    for g in 0..BLOCK / LANES {
        let i = first + g * LANES;
        match tile.lying {
            Lying::Rows => {
                for k in 0..N {
                    features[k][g] = f64x8::from_slice(simd, &numbers[k * apart + i..][..LANES]);
                }
            }
            // Two features alternate, and the processor parts them at once.
            Lying::Columns if N == 2 => {
                let (low, high) = numbers[i * N..][..2 * LANES].split_at(LANES);
                let (one, other) = f64x8::from_slice(simd, low).deinterleave(f64x8::from_slice(simd, high));
                (features[0][g], features[N - 1][g]) = (one, other);
            }
            Lying::Columns => {
                let eight_examples = &numbers[i * N..][..LANES * N];
                for k in 0..N {
                    let mut feature = [0.0; LANES];
                    for lane in 0..LANES {
                        feature[lane] = eight_examples[lane * N + k];
                    }
                    features[k][g] = f64x8::from_slice(simd, &feature);
                }
            }
        }
    }
    features
}

/// z = b + w_1 x_1 + w_2 x_2 + ... of 64 examples
#[inline(always)]
fn weighted_sums<S: Simd, const N: usize>(simd: S, x: &[Block<S>; N], neuron: Neuron) -> Block<S> {
    let mut z = [f64x8::splat(simd, neuron.b); BLOCK / LANES];
    for k in 0..N {
        let w_k = f64x8::splat(simd, neuron.w[k]);
        for g in 0..z.len() {
            z[g] = fused(x[k][g], w_k, z[g]);
        }
    }
    z
}

/// The products of each feature and dz, added to dw.
#[inline(always)]
fn add_products<S: Simd, const N: usize>(x: &[Block<S>; N], dz: &Block<S>, dw: &mut [f64x8<S>; N]) {
    for k in 0..N {
        for g in 0..dz.len() {
            dw[k] = fused(x[k][g], dz[g], dw[k]);
        }
    }
}
