//! Newton's method: against 50 digits, near its limits, and where there is no best w.

use lesson06::Standardization;
use lesson12::{End, Fit, Objective, Why, by_newton, search};
use ndarray::{Array2, ArrayRef2, array, s};
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

fn newton(x: &ArrayRef2<f64>, y: &ArrayRef2<f64>, l2: f64) -> Fit {
    by_newton(&Objective { x, y, l2 })
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
    assert_eq!(search(&objective, 100).end, End::NoBest(Why::Separated));
}

/// Numbers of about this size are rounded to 16 digits; beside a spread of 1 fewer are left. The same w is promised up to
/// that.
fn offset_tolerance(offset: f64, spread: f64) -> f64 {
    1e-9 + 100.0 * f64::EPSILON * offset / spread
}

#[test]
fn an_offset_changes_b_alone() {
    let (x, y) = tumours(3, true);
    for l2 in [0.0, 1.0] {
        let plain = newton(&x, &y, l2);
        for (offset, spread) in [(1e6, 1.0), (-1e6, 1.0), (1.7e9, 1e3), (1.7e9, 1.0)] {
            let mut far = x.clone();
            far.row_mut(1).mapv_inplace(|value| offset + spread * value);
            // The same feature as f64 keeps it, without the offset.
            let mut near = x.clone();
            near.row_mut(1).assign(&far.row(1).mapv(|value| value - offset));
            let (found, expected) = (newton(&far, &y, l2), newton(&near, &y, l2));
            assert_eq!((found.end, found.steps()), (End::Converged, expected.steps()), "{offset}, {spread}");
            // Not penalized, w knows no unit.
            if l2 == 0.0 {
                let w_1 = spread * found.place.w[[1, 0]];
                assert!(
                    (w_1 - plain.place.w[[1, 0]]).abs() <= offset_tolerance(offset.abs(), spread),
                    "{w_1}"
                );
            }
            for (k, (w, expected)) in found.place.w.iter().zip(&expected.place.w).enumerate() {
                assert!(
                    (w - expected).abs() <= 1e-9 * expected.abs().max(1e-3),
                    "{offset}, {spread}, weight {k}"
                );
            }
            let b = expected.place.b - found.place.w[[1, 0]] * offset;
            assert!((found.place.b - b).abs() <= 1e-9 * b.abs().max(1.0), "b = {}, not {b}", found.place.b);
            assert!((found.place.cost - expected.place.cost).abs() <= 1e-12);
            // dw has offset * db in it, and db is rounded to about 1e-17.
            assert!(found.last().gradient_norm <= 1e-15 * offset.abs(), "{:e}", found.last().gradient_norm);
        }
    }
}

#[test]
fn what_is_found_belongs_to_the_learners_own_features() {
    let (x, y) = tumours(4, false);
    for l2 in [0.0, 2.0] {
        let objective = Objective { x: &x, y: &y, l2 };
        let found = newton(&x, &y, l2);
        let again = objective.at(found.place.w.clone(), found.place.b);
        // These features reach 2501, so that z and the slopes are rounded at about 1e-13.
        assert!((found.place.cost - again.cost).abs() <= 1e-12);
        let difference = &found.place.gradient - &again.gradient;
        assert!(difference.iter().all(|slope| slope.abs() <= 1e-10), "{difference}");
        let [h, own] = [&found.place, &again].map(|place| objective.hessian(place));
        assert!((&h - &own).iter().all(|number| number.abs() <= 1e-12 * own[[3, 3]]));
        // On the way, too: the first point is that of w = 0, b = 0.
        let zeros = lesson12::Point::new(&objective.at_zeros(), &y);
        assert!((found.path[0].gradient_norm / zeros.gradient_norm - 1.0).abs() <= 1e-13);
    }
}

#[test]
fn what_is_the_same_in_every_example_is_refused_however_large() {
    let (x, y) = tumours(3, true);
    // 0.1 has no exact mean, 1.7e9 + 0.1 is rounded.
    for value in [0.1, 7.0, -1e6, 1.7e9 + 0.1, 1e150] {
        let mut constant = x.clone();
        constant.row_mut(1).fill(value);
        assert_eq!(newton(&constant, &y, 0.0).end, End::NoBest(Why::Dependent(3)), "{value}");
        let penalized = newton(&constant, &y, 1.0);
        assert!(penalized.end == End::Converged && penalized.place.w[[1, 0]] == 0.0, "{value}");
    }
    // Two features with the sum 1: only with b's ones they are dependent.
    let mut shares = x.clone();
    shares.row_mut(2).assign(&(1.0 - &x.row(1)));
    assert_eq!(newton(&shares, &y, 0.0).end, End::NoBest(Why::Dependent(3)));
    // The same with large numbers: they would look alike if they were not centred.
    shares.row_mut(1).mapv_inplace(|value| 1.7e9 + value);
    assert_eq!(newton(&shares, &y, 0.0).end, End::NoBest(Why::Dependent(3)));
}
