//! A tile: so few examples that they stay in the cache while they are used twice, for Z and for dw.

use fearless_simd::prelude::*;
use lesson02::{loss, sigmoid};

use super::few::few_features;
use super::kernels::{LANES, Number, Vectors, add, dots};
use super::sigma::{BLOCK, NOBODY, Totals};

/// The most examples of a tile.
pub(super) const WIDEST: usize = 2048;

/// With at most so many features, eight examples are one vector.
pub(super) const FEW_FEATURES: usize = 3;

/// Some examples and their labels.
#[derive(Clone, Copy)]
pub(super) struct Tile<'a, T = f64> {
    /// The numbers of X as they lie in memory: examples one after the other, or features.
    pub(super) x: Vectors<'a, T>,
    pub(super) lying: Lying,
    /// As many as there are examples.
    pub(super) y: &'a [f64],
}

impl<'a> Tile<'a> {
    /// The examples from this one on.
    fn from(self, first: usize) -> Tile<'a> {
        let Vectors { numbers, apart } = self.x;
        let start = if self.lying == Lying::Columns { first * apart } else { first };
        Tile { x: Vectors { numbers: &numbers[start..], apart }, y: &self.y[first..], ..self }
    }
}

/// What follows each other in memory.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lying {
    /// The columns of X, an example each.
    Columns,
    /// Its rows, a feature each.
    Rows,
}

/// What is asked of the examples.
#[derive(Clone, Copy)]
pub(super) struct Neuron<'a> {
    pub(super) n_x: usize,
    /// The weights, filled up with zeros to a multiple of eight.
    pub(super) w: &'a [f64],
    pub(super) b: f64,
    pub(super) sigma: Sigma,
    /// Whether J is wanted; else it is 0.
    pub(super) with_cost: bool,
}

/// How sigma and the loss are computed.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Sigma {
    /// By lesson 02, one example after the other.
    One,
    /// 64 examples at once.
    Block,
}

/// What examples say about J, dw and db, not yet divided by m.
pub(super) struct Sums {
    pub(super) j: f64,
    /// As long as w, filled up with what does not count.
    pub(super) dw: Vec<f64>,
    pub(super) db: f64,
}

/// Memory for Z, then dZ in its place, and for the labels.
pub(super) struct Scratch {
    z: [f64; WIDEST],
    y: [f64; WIDEST],
}

impl Scratch {
    pub(super) fn new() -> Scratch {
        Scratch { z: [0.0; WIDEST], y: [0.0; WIDEST] }
    }
}

/// Adds what the examples of a tile say.
#[inline(always)]
pub(super) fn add_tile<S: Simd>(simd: S, tile: Tile, neuron: Neuron, scratch: &mut Scratch, sums: &mut Sums) {
    let done = match (neuron.sigma, neuron.n_x) {
        (Sigma::Block, 1) => few_features::<S, 1>(simd, tile, neuron, sums),
        (Sigma::Block, 2) => few_features::<S, 2>(simd, tile, neuron, sums),
        (Sigma::Block, 3) => few_features::<S, 3>(simd, tile, neuron, sums),
        _ => 0,
    };
    if done < tile.y.len() {
        many_features(simd, tile.from(done), neuron, scratch, sums);
    }
}

// ANCHOR: tile
#[inline(always)]
pub(super) fn many_features<S: Simd, T: Number>(
    simd: S,
    tile: Tile<T>,
    neuron: Neuron,
    scratch: &mut Scratch,
    sums: &mut Sums,
) {
    let Neuron { n_x, w, b, .. } = neuron;
    let m = tile.y.len();
    let filled_up = m.next_multiple_of(LANES);
    scratch.z[..filled_up].fill(0.0);
    match tile.lying {
        Lying::Columns => dots(simd, w, tile.x, &mut scratch.z[..m]),
        Lying::Rows => add(simd, &mut scratch.z[..filled_up], tile.x, &w[..n_x]),
    }
    scratch.z[..m].iter_mut().for_each(|z_i| *z_i += b);
    match neuron.sigma {
        Sigma::One => one_by_one(tile.y, neuron, scratch, sums),
        Sigma::Block => in_blocks(simd, tile.y, neuron, scratch, sums),
    }
    let dz = &scratch.z;
    // X is read again, now from the cache.
    match tile.lying {
        Lying::Columns => add(simd, &mut sums.dw, tile.x, &dz[..m]),
        Lying::Rows => dots(simd, &dz[..filled_up], tile.x, &mut sums.dw[..n_x]),
    }
}
// ANCHOR_END: tile

/// dZ takes the place of Z.
#[inline(always)]
fn in_blocks<S: Simd>(simd: S, y: &[f64], neuron: Neuron, scratch: &mut Scratch, sums: &mut Sums) {
    let m = y.len();
    let filled_up = m.next_multiple_of(BLOCK);
    scratch.z[m..filled_up].fill(NOBODY);
    scratch.y[..m].copy_from_slice(y);
    scratch.y[m..filled_up].fill(0.0);
    let mut totals = Totals::new(simd, neuron.with_cost);
    let blocks = scratch.z[..filled_up].as_chunks_mut::<BLOCK>().0;
    for (z, y) in blocks.iter_mut().zip(scratch.y.as_chunks().0) {
        totals.replace_by_dz(z, y);
    }
    totals.add_to(sums);
}

/// The same, one example after the other.
fn one_by_one(y: &[f64], neuron: Neuron, scratch: &mut Scratch, sums: &mut Sums) {
    scratch.z[y.len()..y.len().next_multiple_of(LANES)].fill(0.0);
    for (z_i, &y_i) in scratch.z.iter_mut().zip(y) {
        if neuron.with_cost {
            sums.j += loss(*z_i, y_i);
        }
        *z_i = sigmoid(*z_i) - y_i;
        sums.db += *z_i;
    }
}
