//! The fits in Rust. All have the same objective: linfa and smartcore minimize the sum of the losses plus
//! alpha / 2 times |w|^2 without b, which is m times the course's with alpha = lambda.

use linfa::Dataset;
use linfa::traits::Fit;
use linfa_logistic::LogisticRegression as Linfa;
use linfa_ndarray as nd16;
use ndarray::{Array2, ArrayRef2};
use smartcore::linalg::basic::arrays::Array as _;
use smartcore::linalg::basic::matrix::DenseMatrix;
use smartcore::linear::logistic_regression::{LogisticRegression as Smartcore, LogisticRegressionParameters};

use crate::Result;

/// So long linfa's gradient may be at the end: the largest power of ten that leads as low as the course gets, to 1e-12.
/// Its own, 1e-4, does not.
const GRADIENT: f64 = 1e-5;

/// More than linfa ever needs.
const ITERATIONS: u64 = 10_000;

/// What a fit finds: w, (n_x, 1), and b.
pub type Found = (Array2<f64>, f64);

/// The data as linfa wants it: an example in each row, and the label as a class.
pub fn for_linfa(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Result<Dataset<f64, usize, nd16::Ix1>> {
    let records = nd16::Array2::from_shape_vec((x.ncols(), x.nrows()), in_rows(x))?;
    Ok(Dataset::new(records, nd16::Array1::from_vec(classes(y))))
}

/// linfa's fit, by L-BFGS.
///
/// # Errors
/// Its search fails.
pub fn linfa(data: &Dataset<f64, usize, nd16::Ix1>, l2: f64) -> Result<Found> {
    let parameters = Linfa::default().alpha(l2).gradient_tolerance(GRADIENT).max_iterations(ITERATIONS);
    let fitted = parameters.fit(data)?;
    // w and b point to the class that it calls positive.
    let sign = if fitted.labels().pos.class == 1 { 1.0 } else { -1.0 };
    Ok((column(fitted.params().iter().map(|w_k| sign * w_k)), sign * fitted.intercept()))
}

/// X as smartcore wants it.
///
/// # Errors
/// Never, for X is a matrix.
pub fn for_smartcore(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Result<(DenseMatrix<f64>, Vec<usize>)> {
    Ok((DenseMatrix::new(x.ncols(), x.nrows(), in_rows(x), false)?, classes(y)))
}

/// smartcore's fit, by L-BFGS. When it stops cannot be chosen.
///
/// # Errors
/// Its fit fails.
pub fn smartcore((x, y): &(DenseMatrix<f64>, Vec<usize>), l2: f64) -> Result<Found> {
    let fitted = Smartcore::fit(x, y, LogisticRegressionParameters::default().with_alpha(l2))?;
    let b = *fitted.intercept().get((0, 0));
    Ok((column(fitted.coefficients().iterator(0).copied()), b))
}

/// Numbers as w, (n_x, 1).
fn column(numbers: impl Iterator<Item = f64>) -> Array2<f64> {
    let w: Vec<f64> = numbers.collect();
    Array2::from_shape_fn((w.len(), 1), |(k, _)| w[k])
}

/// The numbers of X, example after example.
fn in_rows(x: &ArrayRef2<f64>) -> Vec<f64> {
    x.t().iter().copied().collect()
}

fn classes(y: &ArrayRef2<f64>) -> Vec<usize> {
    y.iter().map(|&y_i| usize::from(y_i == 1.0)).collect()
}
