//! # Vectorized logistic regression
//!
//! Lesson 06 took one example after the other. Here all m examples pass through the neuron at once: every line
//! is about a whole matrix, and no loop is left to see.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | X | all examples, one in a column | (n_x, m) |
//! | Y | their labels | (1, m) |
//! | w, b | the parameters | (n_x, 1), number |
//! | Z, A, dZ | z, a, dz of every example | (1, m) |
//! | dw, db | dJ/dw, dJ/db | (n_x, 1), number |

use lesson02::{loss, sigmoid};
use lesson06::Pass;
use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayRef2, Axis, Zip};

mod products;

pub use products::{add_x_times_dz, weights_times_x};

// ANCHOR: pass
/// One pass over all m examples at once: the J, dw and db of lesson 06.
///
/// Z = w' X + b, A = sigma(Z), dZ = A - Y, dw = X dZ' / m, db = sum(dZ) / m
///
/// ```
/// use ndarray::array;
/// let (x, y) = (array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]], array![[1.0, 1.0, 1.0, 0.0]]);
/// let found = lesson08::pass(&x, &y, &array![[0.0], [0.0]], 0.0);
/// assert_eq!((found.dw, found.db), (array![[-0.5], [-0.25]], -0.25));
/// ```
///
/// # Panics
/// If `x` is not (n_x, m), `y` not (1, m), or `w` not (n_x, 1).
#[track_caller]
pub fn pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Pass {
    assert_shapes(x, y, w);
    let m = x.ncols() as f64;
    let z = w.t().dot(x) + b; // (1, m)
    let a = z.mapv(sigmoid); // (1, m)
    let losses = Zip::from(&z).and(y).map_collect(|&z_i, &y_i| loss(z_i, y_i)); // (1, m)
    let dz = &a - &y.view(); // (1, m)
    let dw = x.dot(&dz.t()) / m; // (n_x, 1)
    let db = dz.sum() / m;
    Pass { cost: losses.sum() / m, dw, db }
}
// ANCHOR_END: pass

// ANCHOR: buffers
/// Memory for Z, dZ and dw that is taken once and used in every pass.
pub struct Buffers {
    z: Array2<f64>,
    dz: Array2<f64>,
    dw: Array2<f64>,
}

impl Buffers {
    /// For m examples of n_x features.
    pub fn new(n_x: usize, m: usize) -> Buffers {
        Buffers { z: Array2::zeros((1, m)), dz: Array2::zeros((1, m)), dw: Array2::zeros((n_x, 1)) }
    }

    /// The same pass as [`pass`], in this memory: one loop over Z in the place of three temporaries. The answer
    /// is J and db; dw stays in [`Buffers::dw`].
    ///
    /// # Panics
    /// If the shapes do not fit, as in [`pass`], or the buffers are for others.
    #[track_caller]
    pub fn pass(&mut self, x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> (f64, f64) {
        assert_shapes(x, y, w);
        let m = x.ncols() as f64;
        // Z = 1 w' X + 0 Z
        general_mat_mul(1.0, &w.t(), x, 0.0, &mut self.z);
        let (mut j, mut db) = (0.0, 0.0);
        Zip::from(&mut self.dz).and(&self.z).and(y).for_each(|dz_i, &z_i, &y_i| {
            j += loss(z_i + b, y_i);
            *dz_i = sigmoid(z_i + b) - y_i;
            db += *dz_i;
        });
        // dw = (1 / m) X dZ' + 0 dw
        general_mat_mul(1.0 / m, x, &self.dz.t(), 0.0, &mut self.dw);
        (j / m, db / m)
    }

    /// dJ/dw of the last pass, (n_x, 1).
    pub fn dw(&self) -> &Array2<f64> {
        &self.dw
    }
}
// ANCHOR_END: buffers

// ANCHOR: vector_pass
/// The same pass as [`pass`] with vectors of one dimension: the products are then matrix times vector, and read X as it
/// lies in memory.
///
/// # Panics
/// If the shapes do not fit, as in [`pass`].
#[track_caller]
pub fn vector_pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Pass {
    assert_shapes(x, y, w);
    let (w, y) = (w.column(0), y.row(0)); // (n_x) and (m)
    let m = x.ncols() as f64;
    let z = weights_times_x(w, x) + b; // (m)
    let losses = Zip::from(&z).and(y).map_collect(|&z_i, &y_i| loss(z_i, y_i)); // (m)
    let dz = z.mapv(sigmoid) - y; // (m)
    let mut dw = Array1::zeros(x.nrows()); // (n_x)
    add_x_times_dz(&mut dw, x, &dz);
    Pass { cost: losses.sum() / m, dw: dw.insert_axis(Axis(1)) / m, db: dz.sum() / m }
}
// ANCHOR_END: vector_pass

// ANCHOR: block_pass
/// So many bytes of X are a block. It stays in a cache of the processor while it is used twice, for Z and for dw.
const BLOCK_BYTES: usize = 256 << 10;

/// The same pass as [`vector_pass`], block after block of the examples: X comes from afar once.
///
/// # Panics
/// If the shapes do not fit, as in [`pass`].
#[track_caller]
pub fn block_pass(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Pass {
    assert_shapes(x, y, w);
    let (n_x, m) = x.dim();
    let (w, y) = (w.column(0), y.row(0)); // (n_x) and (m)
    let (mut j, mut dw, mut db) = (0.0, Array1::zeros(n_x), 0.0);
    let width = (BLOCK_BYTES / (size_of::<f64>() * n_x)).max(4); // examples in a block
    for (x, y) in x.axis_chunks_iter(Axis(1), width).zip(y.axis_chunks_iter(Axis(0), width)) {
        let z = weights_times_x(w, &x) + b; // (width)
        let dz = z.mapv(sigmoid) - y; // (width)
        j += Zip::from(&z).and(y).fold(0.0, |sum, &z_i, &y_i| sum + loss(z_i, y_i));
        add_x_times_dz(&mut dw, &x, &dz); // (n_x)
        db += dz.sum();
    }
    let m = m as f64;
    Pass { cost: j / m, dw: dw.insert_axis(Axis(1)) / m, db: db / m }
}
// ANCHOR_END: block_pass

/// Refuses shapes that do not belong together.
///
/// # Panics
/// If `x` is not (n_x, m), `y` not (1, m), or `w` not (n_x, 1).
#[track_caller]
pub fn assert_shapes(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, w: &ArrayRef2<f64>) {
    assert_eq!(x.dim(), (w.len(), y.len()), "X must be (n_x, m), with n_x from w and m from Y");
    assert_eq!(w.ncols(), 1, "w must be (n_x, 1)");
    assert_eq!(y.nrows(), 1, "Y must be (1, m)");
}
