//! What LAPACK computes. Without the feature `blas` there is none, and these functions find nothing.

pub use library::{dependent_row, eigenvalues, solve};

/// Whether this lesson was built with LAPACK. (shared's BLAS may be built in for another lesson's sake.)
pub const BUILT_IN: bool = cfg!(feature = "blas");

#[cfg(feature = "blas")]
mod library {
    use ndarray::{Array2, Axis, s};
    use ndarray_linalg::{Cholesky, EigValsh, FactorizeC, SolveC, UPLO};

    // region: solve
    /// Solves H step = gradient by Cholesky: H = T T' with a triangle T. Both columns are (n, 1). None if an eigenvalue
    /// of H is 0 or less, up to rounding.
    pub fn solve(h: &Array2<f64>, gradient: &Array2<f64>) -> Option<Array2<f64>> {
        let triangle = h.factorizec(UPLO::Lower).ok()?;
        let step = triangle.solvec(&gradient.column(0).to_owned()).ok()?;
        Some(step.insert_axis(Axis(1)))
    }
    // endregion

    /// The eigenvalues of a symmetric matrix, from the smallest to the largest. None if LAPACK finds none, or one that
    /// does not fit an f64.
    pub fn eigenvalues(h: &Array2<f64>) -> Option<Vec<f64>> {
        let values = h.eigvalsh(UPLO::Lower).ok()?;
        values.iter().all(|value| value.is_finite()).then(|| values.to_vec())
    }

    /// The share of a row that is new, below which it counts as a combination of the rows before it. Rounding alone
    /// leaves about 1e-16 for each row; features that only resemble each other keep far more.
    const NOTHING_NEW: f64 = 1e-13;

    /// The first row of a symmetric matrix, none of whose diagonal is 0, that is a combination of the rows before it.
    ///
    /// The diagonal of Cholesky's triangle tells: T_kk^2 / H_kk is 1 if all of row k is new, and 0 if nothing is.
    pub fn dependent_row(h: &Array2<f64>) -> Option<usize> {
        let n = h.nrows();
        let triangle = |size: usize| h.slice(s![..size, ..size]).cholesky(UPLO::Lower);
        match triangle(n) {
            Ok(t) => (0..n).find(|&k| t[[k, k]] * t[[k, k]] < NOTHING_NEW * h[[k, k]]),
            // The first k rows and columns have a triangle until one row too many is among them.
            Err(_) => Some((1..=n).collect::<Vec<_>>().partition_point(|&size| triangle(size).is_ok())),
        }
    }
}

#[cfg(not(feature = "blas"))]
mod library {
    use ndarray::Array2;

    /// Solves H step = gradient; without LAPACK never.
    pub fn solve(_h: &Array2<f64>, _gradient: &Array2<f64>) -> Option<Array2<f64>> {
        None
    }

    /// The eigenvalues of a symmetric matrix; without LAPACK none are found.
    pub fn eigenvalues(_h: &Array2<f64>) -> Option<Vec<f64>> {
        None
    }

    /// The first row that is a combination of those before it; without LAPACK none is found.
    pub fn dependent_row(_h: &Array2<f64>) -> Option<usize> {
        None
    }
}
