//! The top of the ladder: a pass that reads X from memory once, eight numbers at a time.
//!
//! | file | what is in it |
//! |---|---|
//! | `mod.rs` | the pass: parts for the threads, tiles for the cache |
//! | `in_memory.rs` | X, and how it lies in memory |
//! | `in_file.rs` | X in a file, read again in every pass |
//! | `tile.rs` | Z, dZ and dw of one tile |
//! | `kernels.rs` | the two products: w' X and X dZ', or the other way round |
//! | `sigma.rs` | sigma and the losses of 64 examples at once |
//! | `sizes.rs` | how many examples a tile has, and how many parts there are |
//! | `few.rs` | one, two or three features |

// Several arrays of vectors are walked by one index; that is how the formulas read.
#![allow(clippy::needless_range_loop)]

mod few;
mod in_file;
mod in_memory;
mod kernels;
mod sigma;
mod sizes;
mod tile;

#[cfg(test)]
mod tests;

use std::io;
use std::sync::{Mutex, MutexGuard};

use fearless_simd::{Level, dispatch};
use lesson06::Pass;
use ndarray::{Array2, ArrayRef2};
use rayon::prelude::*;

use crate::arrays::XFile;
use in_file::InFile;
use in_memory::InMemory;
use kernels::LANES;
pub use sigma::{one_logarithm, parts_of_exponent};
use tile::{FEW_FEATURES, Lying, Neuron, Scratch, Sigma, Sums, Tile, add_tile, many_features};

// ANCHOR: operations
/// The multiplications, additions, comparisons and the division that sigma, the loss and their sums take for one example, as
/// counted in `sigma.rs`.
pub const OPERATIONS_OF_SIGMA: usize = 45;
// ANCHOR_END: operations

/// X and Y, cut into tiles and parts, and the memory that every pass uses again.
pub struct Tiled<'a> {
    x: X<'a>,
    y: Vec<f64>,
    n_x: usize,
    /// The examples of a tile; those of a part are a multiple of it.
    tile: usize,
    part: usize,
    sigma: Sigma,
    with_cost: bool,
    level: Level,
    /// Memory of each part, kept from pass to pass. One thread at a time works on a part.
    parts: Vec<Mutex<Part>>,
}

/// Where X is.
enum X<'a> {
    F64(InMemory<'a, f64>),
    F32(InMemory<'static, f32>),
    File(InFile),
}

/// What a part works with.
struct Part {
    sums: Sums,
    scratch: Scratch,
}

impl<'a> Tiled<'a> {
    /// For X, (n_x, m), and Y, (1, m). X is read where it is, whether its columns or its rows are contiguous.
    ///
    /// # Panics
    /// If Y is not (1, m), or X is empty.
    #[track_caller]
    pub fn new(x: &'a ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Tiled<'a> {
        assert_shapes(x.dim(), y);
        let x_in_memory = InMemory::new(x);
        let tile = sizes::width(x_in_memory.lying, x.nrows(), x.ncols());
        Tiled::of(X::F64(x_in_memory.in_tiles(tile)), x.dim(), tile, y)
    }

    /// The same with X rounded to f32: half the bytes to read. All arithmetic is still of f64. Of few features the rounded
    /// numbers are kept as f64, for only those are read eight examples at once.
    ///
    /// # Panics
    /// As [`Tiled::new`].
    #[track_caller]
    pub fn in_f32(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Tiled<'static> {
        assert_shapes(x.dim(), y);
        let tile = sizes::width(Lying::Columns, x.nrows(), x.ncols());
        let rounded = if x.nrows() <= FEW_FEATURES {
            X::F64(InMemory::rounded(x, f64::from).in_tiles(tile))
        } else {
            X::F32(InMemory::rounded(x, |number| number).in_tiles(tile))
        };
        Tiled::of(rounded, x.dim(), tile, y)
    }

    /// The same with X in a file, which every pass reads tile by tile. What is kept in memory does not grow with m, but for Y.
    ///
    /// # Panics
    /// As [`Tiled::new`].
    #[track_caller]
    pub fn in_file(x: XFile, y: &ArrayRef2<f64>) -> Tiled<'static> {
        let (n_x, m) = (x.n_x(), x.m());
        assert_shapes((n_x, m), y);
        let (lying, tile) = match x.examples_follow() {
            true => (Lying::Columns, sizes::width(Lying::Columns, n_x, m)),
            false => (Lying::Rows, in_file::width_of_rows(n_x)),
        };
        Tiled::of(X::File(InFile::new(x, lying, tile)), (n_x, m), tile, y)
    }

    /// What went wrong first in reading the file of X, told once. The passes since then found NaN.
    pub fn take_error(&self) -> Option<io::Error> {
        if let X::File(x) = &self.x { x.take_error() } else { None }
    }

    fn of(x: X<'a>, (n_x, m): (usize, usize), tile: usize, y: &ArrayRef2<f64>) -> Tiled<'a> {
        let part = m.div_ceil(sizes::parts(n_x, m)).next_multiple_of(tile);
        let filled_up = n_x.next_multiple_of(LANES);
        let new_part =
            || Part { sums: Sums { j: 0.0, db: 0.0, dw: vec![0.0; filled_up] }, scratch: Scratch::new() };
        Tiled {
            x,
            y: y.iter().copied().collect(),
            n_x,
            tile,
            part,
            sigma: Sigma::Block,
            with_cost: true,
            level: Level::new(),
            parts: (0..m.div_ceil(part)).map(|_| Mutex::new(new_part())).collect(),
        }
    }

    /// Leaves J out: it is 0 then. The slopes do not need it.
    pub fn without_cost(self) -> Tiled<'a> {
        Tiled { with_cost: false, ..self }
    }

    /// Computes sigma and the loss by lesson 02, one example after the other.
    pub fn sigma_one_by_one(self) -> Tiled<'a> {
        Tiled { sigma: Sigma::One, ..self }
    }

    // ANCHOR: pass
    /// One pass over all examples.
    ///
    /// # Panics
    /// If w is not (n_x, 1).
    #[track_caller]
    pub fn pass(&self, w: &ArrayRef2<f64>, b: f64) -> Pass {
        assert_eq!(w.dim(), (self.n_x, 1), "w must be (n_x, 1), with n_x from X");
        let mut filled_up = vec![0.0; self.n_x.next_multiple_of(LANES)];
        filled_up.iter_mut().zip(w).for_each(|(place, &w_k)| *place = w_k);
        let neuron = Neuron { w: &filled_up, b, n_x: self.n_x, sigma: self.sigma, with_cost: self.with_cost };
        self.parts
            .par_iter()
            .enumerate()
            .for_each(|(number, part)| self.add_up(number, neuron, &mut locked(part)));
        let mut total = Pass { cost: 0.0, dw: Array2::zeros((self.n_x, 1)), db: 0.0 };
        for part in &self.parts {
            let Sums { j, dw, db } = &locked(part).sums;
            total.cost += j;
            total.dw.iter_mut().zip(dw).for_each(|(total, dw_k)| *total += dw_k);
            total.db += db;
        }
        if matches!(&self.x, X::File(x) if x.failed()) {
            return Pass { cost: f64::NAN, dw: Array2::from_elem((self.n_x, 1), f64::NAN), db: f64::NAN };
        }
        let m = self.y.len() as f64;
        Pass { cost: total.cost / m, dw: total.dw / m, db: total.db / m }
    }

    /// What the examples of one part say, tile after tile.
    fn add_up(&self, number: usize, neuron: Neuron, Part { sums, scratch }: &mut Part) {
        (sums.j, sums.db) = (0.0, 0.0);
        sums.dw.fill(0.0);
        let (start, level) = (number * self.part, self.level);
        let end = (start + self.part).min(self.y.len());
        let tiles = (start..end).step_by(self.tile).map(|first| first..end.min(first + self.tile));
        // Compiled for each kind of processor: the one that this is has its turn.
        match &self.x {
            X::F64(x) => tiles.for_each(|examples| {
                let tile = Tile { x: x.from(examples.start), lying: x.lying, y: &self.y[examples] };
                dispatch!(level, simd => add_tile(simd, tile, neuron, scratch, sums));
            }),
            X::F32(x) => tiles.for_each(|examples| {
                let tile = Tile { x: x.from(examples.start), lying: x.lying, y: &self.y[examples] };
                dispatch!(level, simd => many_features(simd, tile, neuron, scratch, sums));
            }),
            X::File(x) => x.read(|reader| {
                for examples in tiles {
                    let numbers = reader.tile(x, examples.clone(), end)?;
                    let tile = Tile { x: numbers, lying: x.lying, y: &self.y[examples] };
                    dispatch!(level, simd => add_tile(simd, tile, neuron, scratch, sums));
                }
                Ok(())
            }),
        }
    }
    // ANCHOR_END: pass
}

#[track_caller]
fn assert_shapes((n_x, m): (usize, usize), y: &ArrayRef2<f64>) {
    assert_eq!(y.dim(), (1, m), "X must be (n_x, m), and Y (1, m)");
    assert!(n_x * m > 0, "X must have features and examples");
}

fn locked(part: &Mutex<Part>) -> MutexGuard<'_, Part> {
    part.lock().expect("no other thread panicked in this part")
}
