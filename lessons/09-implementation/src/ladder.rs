//! The ladder of speed: ways to take the same step.

use std::fmt;

use lesson02::{loss, sigmoid};
use lesson06::Pass;
use ndarray::{Array2, ArrayRef2, ArrayView2, ArrayViewMut1, Axis, s};
use rayon::prelude::*;
use serde::Serialize;
use shared::blas;
use shared::data::largest;

use crate::tiled::Tiled;

/// A rung of the ladder: a way to compute J, dw and db.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    /// The loops of lesson 06.
    Loops,
    /// The matrices of lesson 08. With BLAS built in, its products are BLAS's.
    Vectorized,
    /// The vectors of lesson 08, each product a call of BLAS.
    Blas,
    /// All cores, each with a part of the examples.
    Rayon,
    /// The same in tiles, eight numbers side by side.
    Lanes,
    /// With sigma and the loss of 64 examples at once.
    Tiled,
}

impl Rung {
    /// From the slowest to the fastest.
    pub const ALL: [Rung; 6] =
        [Rung::Loops, Rung::Vectorized, Rung::Blas, Rung::Rayon, Rung::Lanes, Rung::Tiled];

    /// The rungs that this program has: all, or all but BLAS.
    pub fn available() -> Vec<Rung> {
        Rung::ALL.into_iter().filter(|rung| blas::BUILT_IN || *rung != Rung::Blas).collect()
    }

    /// The name as it is typed.
    pub fn word(self) -> &'static str {
        match self {
            Rung::Loops => "loops",
            Rung::Vectorized => "vectorized",
            Rung::Blas => "blas",
            Rung::Rayon => "rayon",
            Rung::Lanes => "lanes",
            Rung::Tiled => "tiled",
        }
    }

    /// One pass over all examples by this rung.
    ///
    /// # Panics
    /// If the shapes do not fit, as in [`lesson06::pass`].
    #[track_caller]
    pub fn pass(self, x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Pass {
        self.over(x, y)(w, b)
    }

    /// The pass over these examples, to be made many times. What a rung prepares, it prepares once.
    ///
    /// # Panics
    /// If the shapes do not fit, as in [`lesson06::pass`]; some rungs say so here, some when the pass is made.
    #[track_caller]
    pub fn over<'a>(self, x: &'a ArrayRef2<f64>, y: &'a ArrayRef2<f64>) -> OnePass<'a> {
        match self {
            Rung::Loops => Box::new(|w, b| lesson06::pass(x, y, w, b)),
            Rung::Vectorized => Box::new(|w, b| lesson08::pass(x, y, w, b)),
            Rung::Blas => Box::new(|w, b| lesson08::vector_pass(x, y, w, b)),
            Rung::Rayon => Box::new(|w, b| parallel_pass(x, y, w, b)),
            Rung::Lanes => {
                let tiled = Tiled::new(x, y).sigma_one_by_one();
                Box::new(move |w, b| tiled.pass(w, b))
            }
            Rung::Tiled => {
                let tiled = Tiled::new(x, y);
                Box::new(move |w, b| tiled.pass(w, b))
            }
        }
    }
}

/// J, dw and db at a w and b.
pub type OnePass<'a> = Box<dyn Fn(&ArrayRef2<f64>, f64) -> Pass + 'a>;

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

// ANCHOR: parallel
/// Into how many parts the examples are cut. It does not depend on the number of threads, so neither does the order
/// of the sums: any number of threads gives the same bits.
const PARTS: usize = 16;

/// Numbers between the dw of two parts, so that no two threads write to the same line of the cache.
const GAP: usize = 16;

/// One pass over all examples, the parts shared among the threads.
///
/// # Panics
/// If `x` is not (n_x, m), `y` not (1, m), or `w` not (n_x, 1).
#[track_caller]
pub fn parallel_pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Pass {
    lesson08::assert_shapes(x, y, w);
    let (n_x, m) = x.dim();
    let width = m.div_ceil(PARTS);
    let xs = x.axis_chunks_iter(Axis(1), width); // (n_x, width) each
    let ys = y.axis_chunks_iter(Axis(1), width); // (1, width) each
    let mut dws = Array2::zeros((xs.len(), n_x + GAP)); // one row for each part
    let mut dws = dws.slice_mut(s![.., ..n_x]);
    let parts: Vec<_> = xs.zip(ys).zip(dws.outer_iter_mut()).collect();
    let sums: Vec<(f64, f64)> = parts.into_par_iter().map(|((x, y), dw)| part_sums(x, y, w, b, dw)).collect();
    let m = m as f64;
    Pass {
        cost: sums.iter().map(|(j, _)| j).sum::<f64>() / m,
        dw: dws.sum_axis(Axis(0)).insert_axis(Axis(1)) / m,
        db: sums.iter().map(|(_, db)| db).sum::<f64>() / m,
    }
}

/// The sums over some of the examples, not yet divided by m: J and db are returned, dw is written. An example goes
/// into z, and from dz into dw, while it is still in the cache, as in the loops.
fn part_sums(
    x: ArrayView2<f64>,
    y: ArrayView2<f64>,
    w: &ArrayRef2<f64>,
    b: f64,
    mut dw: ArrayViewMut1<f64>,
) -> (f64, f64) {
    let w = w.column(0);
    let (mut j, mut db) = (0.0, 0.0);
    for (x_i, &y_i) in x.columns().into_iter().zip(y) {
        let z = w.dot(&x_i) + b;
        let dz = sigmoid(z) - y_i;
        j += loss(z, y_i);
        dw.scaled_add(dz, &x_i);
        db += dz;
    }
    (j, db)
}
// ANCHOR_END: parallel

/// How far J and the slopes of two rungs may lie apart: rounding of sums in another order stays far below.
pub const TOLERANCE: f64 = 1e-12;

/// One pass by every rung that this program has, each found equal to the loops.
///
/// # Panics
/// If a rung differs from the loops by more than [`TOLERANCE`], or the shapes do not fit.
#[track_caller]
pub fn checked_passes(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    w: &ArrayRef2<f64>,
    b: f64,
) -> Vec<(Rung, Pass)> {
    let passes: Vec<_> = Rung::available().into_iter().map(|rung| (rung, rung.pass(x, y, w, b))).collect();
    assert_equal(&passes);
    passes
}

/// Refuses passes that differ from the first.
///
/// # Panics
/// If one differs by more than [`TOLERANCE`], or is NaN.
#[track_caller]
pub fn assert_equal(passes: &[(Rung, Pass)]) {
    let Some((first_rung, first)) = passes.first() else { return };
    for (rung, pass) in passes {
        let difference = difference(pass, first);
        assert!(difference <= TOLERANCE, "{rung} differs from {first_rung} by {difference:e}");
    }
}

/// Refuses a pass whose slopes differ from those of another; its cost may be left out.
///
/// # Panics
/// If they differ by more than [`TOLERANCE`], or one is NaN.
#[track_caller]
pub fn assert_same_slopes(one: &Pass, other: &Pass) {
    let difference = largest(&(&one.dw - &other.dw)) + (one.db - other.db).abs();
    assert!(difference <= TOLERANCE, "the slopes differ by {difference:e}");
}

/// How far J, dw and db of two passes lie apart, added up. NaN if one of them is NaN.
///
/// # Panics
/// If the two have not the same number of features.
#[track_caller]
pub fn difference(one: &Pass, other: &Pass) -> f64 {
    assert_eq!(one.dw.dim(), other.dw.dim(), "the passes must have the same number of features");
    largest(&(&one.dw - &other.dw)) + (one.db - other.db).abs() + (one.cost - other.cost).abs()
}
