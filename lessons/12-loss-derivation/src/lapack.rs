//! What LAPACK computes, beside this lesson's own code. It is there in a build with the feature `blas`.

use ndarray::{Array2, ArrayRef2, Axis};
use ndarray_linalg::{EigValsh, FactorizeC, SolveC, UPLO};

/// As [`crate::cholesky::solve`].
pub fn solve(h: &ArrayRef2<f64>, gradient: &ArrayRef2<f64>) -> Option<Array2<f64>> {
    let triangle = h.factorizec(UPLO::Lower).ok()?;
    let step = triangle.solvec(&gradient.column(0)).ok()?;
    Some(step.insert_axis(Axis(1)))
}

/// As [`crate::jacobi::eigenvalues`].
pub fn eigenvalues(h: &ArrayRef2<f64>) -> Option<Vec<f64>> {
    let values = h.to_owned().eigvalsh(UPLO::Lower).ok()?;
    values.iter().all(|value| value.is_finite()).then(|| values.to_vec())
}
