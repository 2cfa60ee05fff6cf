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
    // STUB todo!("feature by feature: mean and deviation, then both arrays")
    for k in 0..n_x {
        let row = train.row(k);
        let mean = row.sum() / m;
        let squares = row.mapv(|x| (x - mean) * (x - mean));
        let mut deviation = (squares.sum() / m).sqrt();
        if deviation == 0.0 {
            deviation = 1.0;
        }
        new_train.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
        new_test.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
    }
    (new_train, new_test)
    // END
}

// HINT
// Each feature has a mean and a deviation of its own. From which rows do they come, and which rows are changed with
// them?
// HINT
//     mean = (x_1 + ... + x_m) / m
//     deviation = root of ((x_1 - mean)^2 + ... + (x_m - mean)^2) / m
//     x := (x - mean) / deviation
// HINT
//     for k in 0..n_x {
//         let row = train.row(k);
//         let mean = ...;
//         let squares = row.mapv(|x| ...);
//         let mut deviation = ...;
//         if deviation == 0.0 { deviation = 1.0; }
//         new_train.row_mut(k).mapv_inplace(|x| ...);
//         new_test.row_mut(k).mapv_inplace(|x| ...);
//     }
//     (new_train, new_test)
// WHY
// The weights will be found for features in these units, so every row that the neuron ever sees must be measured in the
// same ones. Test rows change none of them: a row that is kept back must not have a say. A constant feature has
// deviation 0, and 0 / 0 would be NaN in every row; with 1 it is 0 in the training rows.
// MISTAKE test_by_itself: test rows' own numbers
// - new_test.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
// + let (mean, m) = (test.row(k).sum() / test.ncols() as f64, test.ncols() as f64);
// + let squares = test.row(k).mapv(|x| (x - mean) * (x - mean));
// + let mut deviation = (squares.sum() / m).sqrt();
// + if deviation == 0.0 {
// + deviation = 1.0;
// + }
// + new_test.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
// MISTAKE divisor_m_1: m - 1
// - let mut deviation = (squares.sum() / m).sqrt();
// + let mut deviation = (squares.sum() / (m - 1.0)).sqrt();
// MISTAKE no_root: variance
// - let mut deviation = (squares.sum() / m).sqrt();
// + let mut deviation = squares.sum() / m;
// MISTAKE sum_of_squares: mean of the squares
// - let mut deviation = (squares.sum() / m).sqrt();
// + let mut deviation = squares.sum().sqrt();
// MISTAKE not_divided: only centred
// - if deviation == 0.0 {
// + if deviation >= 0.0 {
// MISTAKE constant_feature: constant feature
// - if deviation == 0.0 {
// + if false {
// MISTAKE wrong_axis: each example by itself
// - for k in 0..n_x {
// - let row = train.row(k);
// - let mean = row.sum() / m;
// - let squares = row.mapv(|x| (x - mean) * (x - mean));
// - let mut deviation = (squares.sum() / m).sqrt();
// + for k in 0..train.ncols() {
// + let row = train.column(k);
// + let mean = row.sum() / n_x as f64;
// + let squares = row.mapv(|x| (x - mean) * (x - mean));
// + let mut deviation = (squares.sum() / n_x as f64).sqrt();
// - new_train.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
// - new_test.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
// + new_train.column_mut(k).mapv_inplace(|x| (x - mean) / deviation);
// MISTAKE all_rows_together: all rows together
// - let row = train.row(k);
// - let mean = row.sum() / m;
// + let row = ndarray::concatenate![ndarray::Axis(0), train.row(k), test.row(k)];
// + let m = row.len() as f64;
// + let mean = row.sum() / m;
// MISTAKE test_untouched: test rows are unchanged
// - new_test.row_mut(k).mapv_inplace(|x| (x - mean) / deviation);
// +
// RETURNS zero
// (Array2::zeros(train.dim()), Array2::zeros(test.dim()))
// RETURNS nan
// (Array2::from_elem(train.dim(), f64::NAN), Array2::from_elem(test.dim(), f64::NAN))
// RETURNS constant
// (new_train, new_test)
