//! Cholesky's triangle, against answers that are known by hand or exactly.

use lesson12::cholesky::{dependent_row, solve, triangle};
use lesson12::{half_hessian, hessian, with_ones};
use ndarray::{Array2, array};
use proptest::prelude::*;
use shared::data::{largest, random};

/// Rounding, as a share of the largest number: sums of up to 60 products, each rounded by at most 1.1e-16.
const ROUNDING: f64 = 1e-14;

#[test]
fn the_triangle_is_the_one_done_by_hand() {
    let h = array![[4.0, 12.0, -16.0], [12.0, 37.0, -43.0], [-16.0, -43.0, 98.0]];
    let t = array![[2.0, 0.0, 0.0], [6.0, 1.0, 0.0], [-8.0, 5.0, 3.0]];
    assert_eq!(triangle(&h), Some(t));
    assert_eq!(triangle(&array![[9.0]]), Some(array![[3.0]]));
    assert_eq!(triangle(&Array2::zeros((0, 0))), Some(Array2::zeros((0, 0))));
    // Nothing right of the diagonal is read.
    assert_eq!(triangle(&array![[4.0, f64::NAN], [2.0, 5.0]]), Some(array![[2.0, 0.0], [1.0, 2.0]]));
}

#[test]
fn without_a_positive_definite_matrix_there_is_no_triangle() {
    for h in [
        array![[0.0, 0.0], [0.0, 0.0]],
        array![[-1.0, 0.0], [0.0, 1.0]],
        // The eigenvalues are 3 and -1, then 2 and 0.
        array![[1.0, 2.0], [2.0, 1.0]],
        array![[1.0, 1.0], [1.0, 1.0]],
        array![[f64::NAN, 0.0], [0.0, 1.0]],
        array![[1.0, 0.0], [f64::NAN, 1.0]],
        array![[1.0, 0.0], [f64::INFINITY, 1.0]],
        array![[f64::INFINITY, 0.0], [0.0, 1.0]],
        array![[1.0, 0.0], [0.0, f64::INFINITY]],
    ] {
        assert_eq!(triangle(&h), None, "{h}");
        assert_eq!(solve(&h, &array![[1.0], [1.0]]), None, "{h}");
    }
}

#[test]
fn the_first_row_without_anything_new_is_named() {
    // Rows 1 and 3 are 2 and 3 times row 0.
    let rows = array![[1.0, 2.0, 0.0], [2.0, 4.0, 0.0], [0.0, 1.0, 1.0], [3.0, 6.0, 0.0]];
    assert_eq!(dependent_row(&rows.dot(&rows.t())), Some(1));
    assert_eq!(dependent_row(&array![[1.0, 0.0], [0.0, 0.0]]), Some(1));
    assert_eq!(dependent_row(&array![[0.0]]), Some(0));
    assert_eq!(dependent_row(&Array2::eye(5)), None);
    // A share of 1e-12 of row 1 is new: far more than rounding.
    assert_eq!(dependent_row(&array![[1.0, 1.0], [1.0, 1.0 + 1e-12]]), None);
    assert_eq!(dependent_row(&array![[1.0, 1.0], [1.0, 1.0 + 1e-14]]), Some(1));
    // In any unit.
    assert_eq!(dependent_row(&array![[1e-200, 0.0], [0.0, 1e200]]), None);
}

#[test]
fn hilberts_matrix_is_solved_as_well_as_its_condition_allows() {
    let n = 6;
    let hilbert = Array2::from_shape_fn((n, n), |(k, j)| 1.0 / (k + j + 1) as f64);
    let ones = Array2::ones((n, 1));
    let found = solve(&hilbert, &hilbert.dot(&ones)).expect("it is positive definite");
    // Its condition is 1.5e7, so of 16 digits 8 are left.
    assert!(largest(&(found - ones)) <= 1e-8);
    // The determinant is known: 1 / 186313420339200000. It is the square of the product of T's diagonal.
    let product: f64 = triangle(&hilbert).unwrap().diag().iter().product();
    assert!((product * product * 186313420339200000.0 - 1.0).abs() <= 1e-8);
    // Of 20 rows an f64 cannot tell all apart.
    let hilbert = Array2::from_shape_fn((20, 20), |(k, j)| 1.0 / (k + j + 1) as f64);
    assert!(dependent_row(&hilbert).is_some_and(|row| (6..14).contains(&row)));
}

#[test]
fn a_scale_scales_the_triangle_and_not_the_step() {
    let (h, gradient) = (array![[4.0, 2.0], [2.0, 5.0]], array![[8.0], [12.0]]);
    for power in [-500, -250, 250, 500] {
        // A power of 4, so that its root is exact.
        let scale = 4f64.powi(power);
        assert_eq!(triangle(&(scale * &h)), Some(2f64.powi(power) * array![[2.0, 0.0], [1.0, 2.0]]));
        assert_eq!(solve(&(scale * &h), &(scale * &gradient)), Some(array![[1.0], [2.0]]));
    }
    for scale in [1e-300, 1e-150, 1e150, 1e300] {
        let step = solve(&(scale * &h), &(scale * &gradient)).unwrap();
        assert!(largest(&(step - array![[1.0], [2.0]])) <= ROUNDING, "{scale:e}");
    }
}

proptest! {
    #[test]
    fn a_triangle_times_itself_is_the_matrix((n, seed) in (1usize..60, any::<u64>())) {
        let (x, _, step) = random::examples(n, 2 * n + 5, seed);
        let h = x.dot(&x.t());
        let t = triangle(&h).expect("more examples than features");
        prop_assert!(t.indexed_iter().all(|((k, j), &number)| j <= k || number == 0.0));
        prop_assert!(largest(&(t.dot(&t.t()) - &h)) <= ROUNDING * largest(&h));
        // H is 2n + 5 examples wide: its condition stays below 100, and some digits are left over.
        let found = solve(&h, &h.dot(&step)).unwrap();
        prop_assert!(largest(&(found - &step)) <= 1e3 * ROUNDING * largest(&step));
        prop_assert_eq!(dependent_row(&h), None);
    }

    #[test]
    fn half_of_the_hessian_is_half_of_the_hessian((n_x, m, seed) in (1usize..70, 1usize..50, any::<u64>())) {
        let (x, y, _) = random::examples(n_x, m, seed);
        let (x, curvature) = (with_ones(&x), 0.1 + 0.2 * y);
        let (whole, half) = (hessian(&x, &curvature), half_hessian(&x, &curvature));
        let right = |k: usize, j: usize| j / 16 > k / 16;
        for ((k, j), &number) in half.indexed_iter() {
            let expected = if right(k, j) { 0.0 } else { whole[[k, j]] };
            prop_assert!((number - expected).abs() <= ROUNDING, "{}, {}", k, j);
        }
    }
}
