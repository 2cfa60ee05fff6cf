//! This lesson's Cholesky and Jacobi, and LAPACK's.
#![cfg(feature = "blas")]

use lesson12::{cholesky, jacobi, lapack};
use ndarray::{Array2, array};
use shared::data::{largest, random};

/// Both round: by some 1e-16 of the largest eigenvalue for each of up to 60 rows, and most of it cancels.
const ROUNDING: f64 = 1e-14;

/// The matrices: sizes 1 to 60, of each some.
fn sizes() -> impl Iterator<Item = (usize, u64)> {
    (1..=60).flat_map(|n| (0..5).map(move |seed| (n, seed)))
}

fn check_eigenvalues(h: &Array2<f64>) -> Vec<f64> {
    let [own, theirs] =
        [jacobi::eigenvalues(h), lapack::eigenvalues(h)].map(|values| values.expect("finite"));
    let size = largest(&theirs);
    for (own, theirs) in own.iter().zip(&theirs) {
        assert!((own - theirs).abs() <= ROUNDING * size, "{own}, {theirs} of {}", h.nrows());
    }
    assert_eq!(own.len(), theirs.len());
    own
}

#[test]
fn positive_definite_matrices_have_the_same_steps_and_eigenvalues() {
    for (n, seed) in sizes() {
        // Few more examples than features: some of these are nearly singular.
        let (x, _, gradient) = random::examples(n, n + 3, seed);
        let h = x.dot(&x.t());
        let values = check_eigenvalues(&h);
        let [own, theirs] = [cholesky::solve(&h, &gradient), lapack::solve(&h, &gradient)]
            .map(|step| step.expect("definite"));
        // A step loses as many digits as the eigenvalues lie apart.
        let condition = values[n - 1] / values[0];
        assert!(largest(&(&own - &theirs)) <= ROUNDING * condition * largest(&theirs), "{n}, {seed}");
    }
}

#[test]
fn indefinite_matrices_have_the_same_eigenvalues_and_no_step() {
    let mut refused = 0;
    for (n, seed) in sizes() {
        let (x, _, gradient) = random::examples(n, n, seed);
        let h = &x + &x.t();
        if check_eigenvalues(&h)[0] < 0.0 {
            assert_eq!(cholesky::solve(&h, &gradient), None);
            assert_eq!(lapack::solve(&h, &gradient), None);
            refused += 1;
        }
    }
    // Only some of the smallest have no negative eigenvalue.
    assert!(refused >= 280, "{refused}");
}

#[test]
fn what_is_singular_is_refused_by_both_and_what_is_no_number_by_this_lesson() {
    let column = array![[1.0], [1.0]];
    let h = array![[0.0, 0.0], [0.0, 0.0]];
    assert_eq!((cholesky::solve(&h, &column), lapack::solve(&h, &column)), (None, None));
    // LAPACK compares a NaN with 0 and goes on.
    let h = array![[1.0, f64::NAN], [f64::NAN, 1.0]];
    assert_eq!(cholesky::solve(&h, &column), None);
}
