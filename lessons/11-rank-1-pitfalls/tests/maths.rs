//! Known answers, and what the asserts say.

use lesson02::cost;
use lesson10::caught;
use lesson11::{Column, Row, assert_shape, asserted_step, ported_step};
use ndarray::{Array1, Array2, array};

fn trio() -> (Array2<f64>, Array1<f64>) {
    (array![[0.9], [0.2], [0.7]], array![1.0, 0.0, 1.0])
}

/// Sums of nine logarithms.
const TOLERANCE: f64 = 16.0 * f64::EPSILON;

#[test]
fn the_snippet_gives_the_wrong_cost_and_the_right_db() {
    let (a, y) = trio();
    let (j, db) = ported_step(&a, &y);
    // By hand: each chance meets the labels 1, 0, 1, so J = -sum(2 ln a + ln(1 - a)) / 9.
    let by_hand = -(2.0 * (0.9f64 * 0.2 * 0.7).ln() + (0.1f64 * 0.8 * 0.3).ln()) / 9.0;
    assert!((j - by_hand).abs() <= TOLERANCE, "{j}");
    // (0.9 + 0.2 + 0.7) / 3 - 2 / 3
    assert!((db + 0.2 / 3.0).abs() <= TOLERANCE, "{db}");
}

#[test]
fn the_mended_step_has_the_cost_of_lesson_02() {
    let (a, y) = trio();
    let z: Vec<f64> = a.iter().map(|a| (a / (1.0 - a)).ln()).collect();
    let expected = cost(&z, y.as_slice().unwrap());
    let (j, db) = asserted_step(&a, &y.to_shape((3, 1)).unwrap().to_owned());
    assert!((j - expected).abs() <= TOLERANCE, "{j}, expected {expected}");
    assert!((db - ported_step(&a, &y).1).abs() <= TOLERANCE);
}

#[test]
fn an_assert_names_the_expression_and_both_shapes() {
    let (a, y) = trio();
    let wrong = caught(|| {
        assert_shape!(&a - &y, [a.nrows(), 1]);
    });
    assert_eq!(wrong, Err("&a - &y has shape (3, 3), expected (3, 1)".to_string()));
    assert_shape!(&a - &y, [3, 3]);
    assert_shape!(y, [3]);
}

#[test]
fn a_row_of_labels_is_refused_by_the_asserted_step() {
    let (a, y) = trio();
    let row = y.to_shape((1, 3)).unwrap().to_owned();
    assert_eq!(caught(|| asserted_step(&a, &row)), Err("y has shape (1, 3), expected (3, 1)".to_string()));
}

#[test]
fn products_of_rows_and_columns_are_those_done_by_hand() {
    let (w, x) = (Column(array![1.0, -2.0]), Column(array![3.0, 1.0]));
    assert_eq!(&w.t() * &x, 1.0);
    assert_eq!(&x * &Row(array![1.0, 10.0, 100.0]), array![[3.0, 30.0, 300.0], [1.0, 10.0, 100.0]]);
    assert_eq!(&w - &x, Column(array![-2.0, -3.0]));
    assert_eq!(w.t().t(), w);
}

#[test]
fn rows_of_different_lengths_are_refused() {
    let difference = caught(|| &Row(array![1.0, 2.0, 3.0]) - &Row(array![1.0]));
    assert_eq!(difference, Err("other has shape (1,), expected (3,)".to_string()));
}
