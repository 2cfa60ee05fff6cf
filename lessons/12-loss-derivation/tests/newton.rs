//! Newton's method and eigenvalues, by LAPACK.
#![cfg(feature = "blas")]

use lesson06::Standardization;
use lesson12::lapack::{Lapack, built_in};
use lesson12::{
    End, Fit, Objective, Why, by_newton, hessian, loss_curvature, search, squared_error_curvature, with_ones,
};
use ndarray::{Array2, ArrayRef2, Zip, array, s};
use shared::data::{BREAST_CANCER, Selection, read_examples};

/// The first n_x features of the breast-cancer data.
fn tumours(n_x: usize, standardized: bool) -> (Array2<f64>, Array2<f64>) {
    let all = read_examples(BREAST_CANCER, &Selection::default()).expect("the bundled data is well-formed");
    let mut x = all.x.slice(s![..n_x, ..]).to_owned();
    if standardized {
        Standardization::measure(&x).apply(&mut x);
    }
    (x, all.y)
}

fn lapack() -> Lapack {
    built_in().expect("these tests are built with it")
}

fn newton(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, l2: f64) -> Fit {
    by_newton(&Objective { x, y, l2 }, lapack(), None)
}

/// The promise of the lesson: every coefficient, compared with 50 digits.
const TOLERANCE: f64 = 1e-9;

#[test]
fn every_coefficient_is_that_of_50_digits_in_at_most_12_steps() {
    let mut compared = 0;
    for row in include_str!("reference.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [n_x, standardized, l2, numbers] = cells[..] else { panic!("four cells a row: {row}") };
        let expected: Vec<f64> = numbers.split(' ').map(|number| number.parse().expect("a number")).collect();
        let n_x: usize = n_x.parse().unwrap();
        let (x, y) = tumours(n_x, standardized == "1");
        let found = newton(&x, &y, l2.parse().unwrap());
        assert_eq!(found.end, End::Converged, "{n_x} features");
        assert!(found.steps() <= 12, "{n_x} features took {} steps", found.steps());
        assert_eq!(expected.len(), n_x + 1);
        for (k, (&found, expected)) in found.place.w.iter().chain([&found.place.b]).zip(expected).enumerate()
        {
            let size = f64::max(1.0, expected.abs());
            assert!(
                (found - expected).abs() <= TOLERANCE * size,
                "{n_x} features, {k}: {found}, not {expected}"
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * (3 + 6 + 11) + 31);
}

#[test]
fn separable_tumours_end_at_the_step_that_separates_them() {
    let (x, y) = tumours(30, true);
    let found = newton(&x, &y, 0.0);
    assert_eq!((found.end, found.steps(), found.path[13].right), (End::NoBest(Why::Separated), 13, 569));
    assert!(found.path[..13].iter().all(|point| point.right < 569));
    // NumPy finds 2050.40213694; the Hessian there is so flat that not all digits agree.
    assert!((found.path[13].w_norm / 2050.40213694 - 1.0).abs() <= 1e-8, "{}", found.path[13].w_norm);
    let (x, y) = tumours(30, false);
    let found = newton(&x, &y, 0.0);
    assert!(found.end == End::NoBest(Why::Separated) && found.steps() <= 30);
}

#[test]
fn a_longer_w_for_a_smaller_penalty() {
    let (x, y) = tumours(30, true);
    let lengths: Vec<f64> = [1.0, 1e-3, 1e-6].map(|l2| newton(&x, &y, l2).last().w_norm).into();
    // Computed once with NumPy.
    for (found, expected) in lengths.iter().zip([3.841608788804385, 49.31800851, 1801.008343]) {
        assert!((found / expected - 1.0).abs() <= 1e-8, "{found}, expected {expected}");
    }
}

#[test]
fn eigenvalues_are_sorted_and_not_negative() {
    for n_x in [2, 5, 10, 30] {
        let (x, y) = tumours(n_x, true);
        let objective = Objective { x: &x, y: &y, l2: 0.0 };
        let h = objective.hessian(&objective.at(Array2::from_elem((n_x, 1), 0.1), 0.2));
        let values = lapack().eigenvalues(&h).expect("a symmetric matrix has eigenvalues");
        assert_eq!(values.len(), n_x + 1);
        assert!(values.is_sorted());
        let largest = values[n_x];
        assert!(values[0] >= -1e-15 * largest, "{}", values[0]);
        // Their sum is the trace.
        assert!((values.iter().sum::<f64>() - h.diag().sum()).abs() <= 1e-13 * largest);
    }
}

#[test]
fn eigenvalues_are_those_done_by_hand() {
    // [[2, 1], [1, 2]]: (1, 1) is stretched by 3 and (1, -1) by 1.
    let values = lapack().eigenvalues(&array![[2.0, 1.0], [1.0, 2.0]]).unwrap();
    assert!((values[0] - 1.0).abs() <= 1e-15 && (values[1] - 3.0).abs() <= 1e-15);
}

#[test]
fn squared_error_has_a_negative_eigenvalue_where_the_loss_has_none() {
    let (x, y) = tumours(2, true);
    let x = with_ones(&x);
    let z = array![[-0.5], [-0.5], [0.0]].t().dot(&x);
    let of_error = Zip::from(&z).and(&y).map_collect(|&z, &y| squared_error_curvature(z, y));
    assert!(lapack().eigenvalues(&hessian(&x, &of_error)).unwrap()[0] < -0.03);
    assert!(lapack().eigenvalues(&hessian(&x, &z.mapv(loss_curvature))).unwrap()[0] > 0.1);
}

#[test]
fn with_a_tiny_penalty_no_step_leads_up() {
    // Here some whole steps are too long; without halving them the search gets lost.
    let (x, y) = tumours(30, true);
    let (l2, m) = (1e-6, 569.0);
    let found = newton(&x, &y, l2);
    assert_eq!(found.end, End::Converged);
    let values = found.path.iter().map(|point| point.cost + l2 / 2.0 / m * point.w_norm * point.w_norm);
    assert!(values.collect::<Vec<_>>().windows(2).all(|pair| pair[1] <= pair[0] + 1e-12));
}

#[test]
fn a_column_that_repeats_others_is_named() {
    let (x, y) = tumours(3, true);
    let mut twice = x.clone();
    twice.row_mut(2).assign(&(&x.row(0) - 2.0 * &x.row(1)));
    assert_eq!(newton(&twice, &y, 0.0).end, End::NoBest(Why::Dependent(2)));
    // b's row comes last: a feature that is the same in every example is a multiple of it.
    let mut constant = x.clone();
    constant.row_mut(1).fill(7.0);
    assert_eq!(newton(&constant, &y, 0.0).end, End::NoBest(Why::Dependent(3)));
    // A penalty makes one w the best.
    assert_eq!(newton(&twice, &y, 0.5).end, End::Converged);
}

#[test]
fn nearly_equal_features_whose_weights_cancel_are_not_still_growing() {
    // Two features that differ by 2e-6: their weights are huge and opposed, and z stays small.
    let (x, y) = tumours(3, true);
    for seed in 0..30 {
        let mut random = shared::data::random::SplitMix64::new(seed);
        let mut close = x.slice(s![.., ..120]).to_owned();
        for i in 0..120 {
            close[[2, i]] = close[[0, i]] + 2e-6 * random.next_f64();
        }
        let found = newton(&close, &y.slice(s![.., ..120]), 0.0);
        assert_eq!(found.end, End::Converged, "seed {seed}");
    }
}

#[test]
fn features_that_resemble_each_other_are_not_refused() {
    let (x, y) = tumours(3, true);
    let mut close = x.clone();
    close.row_mut(2).assign(&(&x.row(0) + 1e-4 * &x.row(2)));
    assert_eq!(newton(&close, &y, 0.0).end, End::Converged);
}

#[test]
fn a_feature_that_is_always_0_keeps_its_weight() {
    let (x, y) = tumours(3, true);
    let mut with_zeros = x.clone();
    with_zeros.row_mut(1).fill(0.0);
    let found = newton(&with_zeros, &y, 0.0);
    assert_eq!((found.end, found.place.w[[1, 0]]), (End::Converged, 0.0));
}

#[test]
fn examples_of_both_labels_on_the_boundary_are_not_separable_and_have_no_best_w() {
    // Only x = 0 has both labels: J falls forever towards that of those two.
    let (x, y) = (array![[-2.0, -1.0, 0.0, 0.0, 1.0, 2.0]], array![[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]]);
    let found = newton(&x, &y, 0.0);
    assert_eq!(found.end, End::NoBest(Why::StillGrowing(0)));
    assert!((found.last().cost - 2.0 * 2f64.ln() / 6.0).abs() <= 1e-12);
}

#[test]
fn of_more_columns_than_rows_a_search_says_that_they_are_separable() {
    let (x, y) = tumours(30, true);
    let (x, y) = (x.slice(s![.., ..20]), y.slice(s![.., ..20]));
    let objective = Objective { x: &x, y: &y, l2: 0.0 };
    assert!(matches!(newton(&x, &y, 0.0).end, End::NoBest(Why::Dependent(_))));
    assert_eq!(search(&objective, None).end, End::NoBest(Why::Separated));
}
