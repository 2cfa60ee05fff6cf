//! # The implementation
//!
//! A trainer for data of one's own, made of the lessons before it. New here are the rows kept back for the test, the
//! model that outlives the program ([`model`]), and the ladder of speed: four ways to take the same step.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | X, Y | the training examples, one in a column, and their labels | (n_x, m), (1, m) |
//! | w, b | the parameters | (n_x, 1), number |
//! | J, dw, db | the cost and its slopes | number, (n_x, 1), number |

use lesson02::{loss, sigmoid, weighted_sum};
use lesson06::Pass;
use ndarray::{Array2, ArrayRef2, ArrayView2, ArrayViewMut1, Axis, s};
use rayon::prelude::*;
use shared::blas;

pub mod model;

/// A rung of the ladder: a way to compute J, dw and db.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rung {
    /// The loops of lesson 06.
    Loops,
    /// The matrices of lesson 08. With BLAS built in, its products are BLAS's.
    Vectorized,
    /// The vectors of lesson 08, each product a call of BLAS.
    Blas,
    /// All cores, each with a part of the examples.
    Rayon,
}

impl Rung {
    /// From the slowest to the fastest.
    pub const ALL: [Rung; 4] = [Rung::Loops, Rung::Vectorized, Rung::Blas, Rung::Rayon];

    /// The name as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Rung::Loops => "loops",
            Rung::Vectorized => "vectorized",
            Rung::Blas => "blas",
            Rung::Rayon => "rayon",
        }
    }

    /// The rungs that this program has: all, or all but BLAS.
    pub fn available() -> Vec<Rung> {
        Rung::ALL.into_iter().filter(|rung| blas::BUILT_IN || *rung != Rung::Blas).collect()
    }

    /// One pass over all examples by this rung.
    ///
    /// # Panics
    /// If the shapes do not fit, as in [`lesson06::pass`].
    #[track_caller]
    pub fn pass(self, x: &ArrayRef2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64) -> Pass {
        match self {
            Rung::Loops => lesson06::pass(x, y, w, b),
            Rung::Vectorized => lesson08::pass(x, y, w, b),
            Rung::Blas => lesson08::vector_pass(x, y, w, b),
            Rung::Rayon => parallel_pass(x, y, w, b),
        }
    }
}

// region: parallel
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
pub fn parallel_pass(x: &ArrayRef2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64) -> Pass {
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
/// into z, and from dz into dw, while it is still in the cache: memory is read once.
fn part_sums(
    x: ArrayView2<f64>,
    y: ArrayView2<f64>,
    w: &Array2<f64>,
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
// endregion

// region: train
/// Trains for `iterations` steps, changing w and b in place. Returns the cost before each update; `step_done` hears
/// of each step.
///
/// # Panics
/// If the shapes do not fit, as in [`Rung::pass`].
#[track_caller]
pub fn train(
    rung: Rung,
    (x, y): (&ArrayRef2<f64>, &Array2<f64>),
    (w, b): (&mut Array2<f64>, &mut f64),
    learning_rate: f64,
    iterations: usize,
    step_done: impl Fn(),
) -> Vec<f64> {
    let mut costs = Vec::new();
    for _ in 0..iterations {
        let Pass { cost, dw, db } = rung.pass(x, y, w, *b);
        costs.push(cost);
        w.scaled_add(-learning_rate, &dw);
        *b -= learning_rate * db;
        step_done();
    }
    costs
}
// endregion

/// z of every example.
///
/// # Panics
/// If `w` is not (n_x, 1) for X of shape (n_x, m).
#[track_caller]
pub fn every_z(x: &ArrayRef2<f64>, w: &Array2<f64>, b: f64) -> Vec<f64> {
    (0..x.ncols()).map(|i| weighted_sum(w, b, &x.column(i).insert_axis(Axis(1)).to_owned())).collect()
}

// region: confusion
/// How the answers and the labels meet.
#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Confusion {
    /// Answered 1, and the label is 1.
    pub tp: usize,
    /// Answered 1, but the label is 0.
    pub fp: usize,
    /// Answered 0, and the label is 0.
    pub tn: usize,
    /// Answered 0, but the label is 1.
    #[serde(rename = "fn")]
    pub fn_: usize,
}

impl Confusion {
    /// Counts the four cases; the answer is 1 where z is above 0.
    pub fn count(z: &[f64], y: &Array2<f64>) -> Confusion {
        let mut count = Confusion::default();
        for (&z_i, &y_i) in z.iter().zip(y) {
            *match (z_i > 0.0, y_i == 1.0) {
                (true, true) => &mut count.tp,
                (true, false) => &mut count.fp,
                (false, false) => &mut count.tn,
                (false, true) => &mut count.fn_,
            } += 1;
        }
        count
    }
}
// endregion

// region: reorder
/// Puts the columns of X in this order without a second X: column j becomes the old column order\[j\].
///
/// # Panics
/// If `order` is not as long as X is wide.
#[track_caller]
pub fn reorder_columns(x: &mut ArrayRef2<f64>, order: &[usize]) {
    assert_eq!(x.ncols(), order.len(), "there must be one place for each column");
    let mut done = vec![false; order.len()];
    for start in 0..order.len() {
        // A column that moves makes room for the next one, until the first is wanted.
        let first = x.column(start).to_owned();
        let mut to = start;
        while !done[to] {
            done[to] = true;
            let from = order[to];
            let column = if from == start { first.clone() } else { x.column(from).to_owned() };
            x.column_mut(to).assign(&column);
            to = from;
        }
    }
}
// endregion
