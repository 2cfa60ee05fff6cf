//! # Standardize without a leak
//!
//! About 10 minutes. Standardize the training rows and the test rows, both with the training rows' numbers.
//!
//! - In: `train`, (n_x, m), and `test`, (n_x, another m): one example in each column, one feature in each row.
//! - Out: both, standardized: x := (x - mean) / deviation, feature by feature. A feature that is constant in `train` is
//!   only centred: its deviation counts as 1.
//!
//! `p.row(k)` is row k of p. `row.sum()` adds up its numbers, and `row.mapv(|x| (x - mean) * (x - mean))` applies a
//! function to each of them. `p.row_mut(k).mapv_inplace(|x| ...)` puts new numbers in their place. `v.sqrt()` is the
//! root of v.

use ndarray::{Array2, ArrayRef2};

/// The training rows and the test rows, standardized.
pub fn standardize(train: &ArrayRef2<f64>, test: &ArrayRef2<f64>) -> (Array2<f64>, Array2<f64>) {
    let (n_x, m) = (train.nrows(), train.ncols() as f64);
    let (mut new_train, mut new_test) = (train.to_owned(), test.to_owned());
    todo!("feature by feature: mean and deviation, then both arrays")
}
