//! What LAPACK computes. It is there in a build with the feature `blas`.

pub use library::{Lapack, built_in};

#[cfg(feature = "blas")]
mod library {
    use ndarray::{Array2, ArrayRef2, Axis, s};
    use ndarray_linalg::{Cholesky, EigValsh, FactorizeC, SolveC, UPLO};

    /// LAPACK, built in.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub struct Lapack(());

    /// LAPACK, if this lesson was built with it. (shared's BLAS may be built in for another lesson's sake.)
    pub fn built_in() -> Option<Lapack> {
        Some(Lapack(()))
    }

    /// The share of a row that is new, below which it counts as a combination of the rows before it. Rounding alone
    /// leaves about 1e-16 for each row; features that only resemble each other keep far more.
    const NOTHING_NEW: f64 = 1e-13;

    impl Lapack {
        // ANCHOR: solve
        /// Solves H step = gradient by Cholesky: H = T T' with a triangle T. Both columns are (n, 1). None if an
        /// eigenvalue of H is 0 or less, up to rounding.
        pub fn solve(self, h: &ArrayRef2<f64>, gradient: &ArrayRef2<f64>) -> Option<Array2<f64>> {
            let triangle = h.factorizec(UPLO::Lower).ok()?;
            let step = triangle.solvec(&gradient.column(0)).ok()?;
            Some(step.insert_axis(Axis(1)))
        }
        // ANCHOR_END: solve

        /// The eigenvalues of a symmetric matrix, from the smallest to the largest. None if LAPACK finds none, or one
        /// that does not fit an f64.
        pub fn eigenvalues(self, h: &Array2<f64>) -> Option<Vec<f64>> {
            let values = h.eigvalsh(UPLO::Lower).ok()?;
            values.iter().all(|value| value.is_finite()).then(|| values.to_vec())
        }

        /// The first row of a symmetric matrix, none of whose diagonal is 0, that is a combination of the rows before it.
        /// None if no row is.
        ///
        /// The diagonal of Cholesky's triangle tells: T_kk^2 / H_kk is 1 if all of row k is new, and 0 if nothing is.
        pub fn dependent_row(self, h: &ArrayRef2<f64>) -> Option<usize> {
            let n = h.nrows();
            let triangle = |size: usize| h.slice(s![..size, ..size]).cholesky(UPLO::Lower);
            match triangle(n) {
                Ok(t) => (0..n).find(|&k| t[[k, k]] * t[[k, k]] < NOTHING_NEW * h[[k, k]]),
                // The first k rows and columns have a triangle until one row too many is among them.
                Err(_) => Some((1..=n).collect::<Vec<_>>().partition_point(|&size| triangle(size).is_ok())),
            }
        }
    }
}

#[cfg(not(feature = "blas"))]
mod library {
    use ndarray::{Array2, ArrayRef2};

    /// LAPACK. This build has none: the type has no value, so nothing below can be called.
    #[derive(Clone, Copy, PartialEq, Debug)]
    pub enum Lapack {}

    /// LAPACK, if this lesson was built with it.
    pub fn built_in() -> Option<Lapack> {
        None
    }

    impl Lapack {
        /// Solves H step = gradient.
        pub fn solve(self, _h: &ArrayRef2<f64>, _gradient: &ArrayRef2<f64>) -> Option<Array2<f64>> {
            match self {}
        }

        /// The eigenvalues of a symmetric matrix.
        pub fn eigenvalues(self, _h: &Array2<f64>) -> Option<Vec<f64>> {
            match self {}
        }

        /// The first row that is a combination of those before it.
        pub fn dependent_row(self, _h: &ArrayRef2<f64>) -> Option<usize> {
            match self {}
        }
    }
}
