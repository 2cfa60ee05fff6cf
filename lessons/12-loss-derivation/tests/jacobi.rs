//! Jacobi's rotations, against eigenvalues that are known by hand or to many digits.

use lesson06::Standardization;
use lesson12::jacobi::eigenvalues;
use lesson12::{Objective, hessian, loss_curvature, squared_error_curvature, with_ones};
use ndarray::{Array1, Array2, Zip, array, s};
use shared::data::{BREAST_CANCER, Selection, read_examples};

/// Rounding, as a share of the largest eigenvalue: each of some hundred rotations rounds by at most 2.2e-16, and most
/// cancel.
const ROUNDING: f64 = 1e-14;

fn check(h: &Array2<f64>, expected: &[f64]) {
    let found = eigenvalues(h).expect("they are finite");
    assert_eq!(found.len(), expected.len());
    let largest = expected.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    for (value, expected) in found.iter().zip(expected) {
        assert!(
            (value - expected).abs() <= ROUNDING * largest,
            "{value}, expected {expected} of {expected:?}"
        );
    }
}

/// The first n_x features of the breast-cancer data, standardized.
fn tumours(n_x: usize) -> (Array2<f64>, Array2<f64>) {
    let all = read_examples(BREAST_CANCER, &Selection::default()).expect("the bundled data is well-formed");
    let mut x = all.x.slice(s![..n_x, ..]).to_owned();
    Standardization::measure(&x).apply(&mut x);
    (x, all.y)
}

#[test]
fn eigenvalues_are_those_done_by_hand() {
    check(&array![[-3.0]], &[-3.0]);
    check(&Array2::zeros((4, 4)), &[0.0; 4]);
    // Diagonal: nothing is to do but to sort.
    assert_eq!(eigenvalues(&Array2::from_diag(&array![2.0, -1.0, 0.5])), Some(vec![-1.0, 0.5, 2.0]));
    // (1, 1) is stretched by 3 and (1, -1) by 1.
    check(&array![[2.0, 1.0], [1.0, 2.0]], &[1.0, 3.0]);
    // An indefinite one: (1, 1) stays and (1, -1) turns round.
    check(&array![[0.0, 1.0], [1.0, 0.0]], &[-1.0, 1.0]);
    // Of the chain 2, -1: 2 - 2 cos(k pi / (n + 1)).
    let chain = array![[2.0, -1.0, 0.0], [-1.0, 2.0, -1.0], [0.0, -1.0, 2.0]];
    check(&chain, &[2.0 - 2f64.sqrt(), 2.0, 2.0 + 2f64.sqrt()]);
    assert_eq!(eigenvalues(&Array2::zeros((0, 0))), Some(vec![]));
}

#[test]
fn repeated_eigenvalues_are_found_as_often_as_they_are_there() {
    // All ones: n once, and 0 for the others. One is added to each.
    check(&(Array2::ones((6, 6)) + Array2::<f64>::eye(6)), &[1.0, 1.0, 1.0, 1.0, 1.0, 7.0]);
    // A mirror I - 2 v v' / v'v: -1 once, and 1 for the others.
    let v = Array1::from_iter((1..=9).map(f64::from)).into_shape_with_order((9, 1)).unwrap();
    let mirror = Array2::eye(9) - v.dot(&v.t()) * (2.0 / v.iter().map(|v_k| v_k * v_k).sum::<f64>());
    check(&mirror, &[-1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
}

#[test]
fn hilberts_matrix_has_its_known_eigenvalues() {
    let hilbert = Array2::from_shape_fn((5, 5), |(k, j)| 1.0 / (k + j + 1) as f64);
    // From mpmath's eigsy with 40 digits, as near as an f64 is.
    let expected = [
        3.287928772171863e-6,
        0.0003058980401511917,
        0.011407491623419806,
        0.20853421861101334,
        1.5670506910982307,
    ];
    check(&hilbert, &expected);
    // Smaller than rounding, beside the largest: the diagonal of a positive definite matrix is a good measure.
    let smallest = eigenvalues(&hilbert).unwrap()[0];
    assert!((smallest / expected[0] - 1.0).abs() <= 1e-11, "{smallest}");
}

#[test]
fn a_scale_scales_the_eigenvalues() {
    let h = array![[4.0, 1.0, 0.5], [1.0, -3.0, 2.0], [0.5, 2.0, 1.0]];
    let plain = eigenvalues(&h).unwrap();
    for scale in [1e-300, 1e-150, 1e150, 1e300] {
        let scaled: Vec<f64> = plain.iter().map(|value| scale * value).collect();
        check(&(scale * &h), &scaled);
    }
}

#[test]
fn what_is_not_finite_has_no_eigenvalues() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(eigenvalues(&array![[bad]]), None);
        assert_eq!(eigenvalues(&array![[1.0, bad], [bad, 2.0]]), None);
        assert_eq!(eigenvalues(&array![[1.0, 0.0], [0.0, bad]]), None);
    }
    // Each number fits an f64, the largest eigenvalue does not.
    assert_eq!(eigenvalues(&array![[1.5e308, 1.5e308], [1.5e308, 1.5e308]]), None);
}

#[test]
fn eigenvalues_are_sorted_and_not_negative() {
    for n_x in [2, 5, 10, 30] {
        let (x, y) = tumours(n_x);
        let objective = Objective { x: &x, y: &y, l2: 0.0 };
        let h = objective.hessian(&objective.at(Array2::from_elem((n_x, 1), 0.1), 0.2));
        let values = eigenvalues(&h).expect("they are finite");
        assert_eq!(values.len(), n_x + 1);
        assert!(values.is_sorted());
        let largest = values[n_x];
        assert!(values[0] >= -1e-15 * largest, "{}", values[0]);
        // Their sum is the trace.
        assert!((values.iter().sum::<f64>() - h.diag().sum()).abs() <= 1e-13 * largest);
    }
}

#[test]
fn squared_error_has_a_negative_eigenvalue_where_the_loss_has_none() {
    let (x, y) = tumours(2);
    let x = with_ones(&x);
    let z = array![[-0.5], [-0.5], [0.0]].t().dot(&x);
    let of_error = Zip::from(&z).and(&y).map_collect(|&z, &y| squared_error_curvature(z, y));
    assert!(eigenvalues(&hessian(&x, &of_error)).unwrap()[0] < -0.03);
    assert!(eigenvalues(&hessian(&x, &z.mapv(loss_curvature))).unwrap()[0] > 0.1);
}
