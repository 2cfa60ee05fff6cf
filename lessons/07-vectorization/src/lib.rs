//! # Vectorization
//!
//! Lesson 06 trained with loops inside a loop. The notes say that loops must go. Before they go, here are the three
//! products that take their place, and one dot product written in several ways: what is slow about a loop?
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | x, y | two vectors | (n) |
//! | x . y | their dot product | number |
//! | x y' | their outer product | (n, n') |

use std::fmt;
use std::iter::Sum;

use ndarray::{Array2, ArrayRef1, ArrayRef2, LinalgScalar};
use serde::Serialize;
use shared::blas;

// ANCHOR: dot_loop
/// The dot product as the notes' loop.
///
/// x . y = x_1 y_1 + x_2 y_2 + ... + x_n y_n
///
/// ```
/// use ndarray::array;
/// assert_eq!(lesson07::dot_loop(&array![1.0, 2.0, 3.0], &array![4.0, 5.0, 6.0]), 32.0);
/// ```
///
/// # Panics
/// If the vectors have different lengths.
#[track_caller]
pub fn dot_loop<T: LinalgScalar>(x: &ArrayRef1<T>, y: &ArrayRef1<T>) -> T {
    assert_same_length(x, y);
    let mut sum = T::zero();
    for k in 0..x.len() {
        sum = sum + x[k] * y[k];
    }
    sum
}
// ANCHOR_END: dot_loop

// ANCHOR: dot_iterator
/// The same as an iterator: no index, and so no check of one.
///
/// # Panics
/// If the vectors have different lengths.
#[track_caller]
pub fn dot_iterator<T: LinalgScalar + Sum>(x: &ArrayRef1<T>, y: &ArrayRef1<T>) -> T {
    assert_same_length(x, y);
    x.iter().zip(y).map(|(&x_k, &y_k)| x_k * y_k).sum()
}
// ANCHOR_END: dot_iterator

// ANCHOR: dot_accumulators
/// The same with several sums, which do not wait for each other: lane l adds the terms l, l + LANES, ...
///
/// # Panics
/// If the vectors have different lengths, or are not contiguous in memory.
#[track_caller]
pub fn dot_accumulators<T: LinalgScalar, const LANES: usize>(x: &ArrayRef1<T>, y: &ArrayRef1<T>) -> T {
    assert_same_length(x, y);
    let contiguous = "the vector must be contiguous in memory";
    let (x, y) = (x.as_slice().expect(contiguous), y.as_slice().expect(contiguous));
    let mut sums = [T::zero(); LANES];
    let (x_blocks, x_rest) = x.as_chunks::<LANES>();
    let (y_blocks, y_rest) = y.as_chunks::<LANES>();
    for (x_block, y_block) in x_blocks.iter().zip(y_blocks) {
        for lane in 0..LANES {
            sums[lane] = sums[lane] + x_block[lane] * y_block[lane];
        }
    }
    // What is left over when LANES does not divide n.
    for (lane, (&x_k, &y_k)) in x_rest.iter().zip(y_rest).enumerate() {
        sums[lane] = sums[lane] + x_k * y_k;
    }
    sums.into_iter().fold(T::zero(), |total, sum| total + sum)
}
// ANCHOR_END: dot_accumulators

/// A way to compute a dot product.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Way {
    /// [`dot_loop`]
    #[serde(rename = "loop")]
    Loop,
    /// [`dot_iterator`]
    #[serde(rename = "iterator")]
    Iterator,
    /// [`dot_accumulators`] with eight lanes.
    #[serde(rename = "8 accumulators")]
    EightAccumulators,
    /// ndarray's own `dot`.
    #[serde(rename = "ndarray")]
    Ndarray,
    /// ndarray's `dot` where it calls BLAS.
    #[serde(rename = "BLAS")]
    Blas,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// A function that computes a dot product.
pub type Dot<T> = fn(&ArrayRef1<T>, &ArrayRef1<T>) -> T;

/// Every way that this program has. The last one is ndarray's `dot`, which calls BLAS if that is built in.
pub fn ways<T: LinalgScalar + Sum>() -> [(Way, Dot<T>); 4] {
    let library = if blas::BUILT_IN { Way::Blas } else { Way::Ndarray };
    [
        (Way::Loop, dot_loop),
        (Way::Iterator, dot_iterator),
        (Way::EightAccumulators, dot_accumulators::<T, 8>),
        (library, |x, y| x.dot(y)),
    ]
}

// ANCHOR: outer
/// The outer product: each number of x times each number of y.
///
/// x y' has x_i y_j in row i and column j; shape (length of x, length of y).
///
/// ```
/// use ndarray::array;
/// let product = lesson07::outer(&array![1.0, 2.0, 3.0], &array![4.0, 5.0]);
/// assert_eq!(product, array![[4.0, 5.0], [8.0, 10.0], [12.0, 15.0]]);
/// ```
pub fn outer(x: &ArrayRef1<f64>, y: &ArrayRef1<f64>) -> Array2<f64> {
    Array2::from_shape_fn((x.len(), y.len()), |(i, j)| x[i] * y[j])
}
// ANCHOR_END: outer

// ANCHOR: memory_order
/// The sum of X, (n_x, m): example by example, down each column.
pub fn sum_by_columns(x: &ArrayRef2<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..x.ncols() {
        for k in 0..x.nrows() {
            sum += x[[k, i]];
        }
    }
    sum
}

/// The same sum feature by feature, along each row: the two loops have changed places.
pub fn sum_by_rows(x: &ArrayRef2<f64>) -> f64 {
    let mut sum = 0.0;
    for k in 0..x.nrows() {
        for i in 0..x.ncols() {
            sum += x[[k, i]];
        }
    }
    sum
}
// ANCHOR_END: memory_order

#[track_caller]
fn assert_same_length<T>(x: &ArrayRef1<T>, y: &ArrayRef1<T>) {
    assert_eq!(x.len(), y.len(), "a dot product needs two vectors of one length");
}
