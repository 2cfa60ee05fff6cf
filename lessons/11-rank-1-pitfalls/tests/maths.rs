//! Known answers, and what the asserts say.

use lesson02::{TRIO, cost};
use lesson10::{caught, column_and_list};
use lesson11::{Column, Row, assert_shape, asserted_dz, asserted_losses, asserted_step, ported_step};
use ndarray::{Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;

/// Sums of nine logarithms.
const TOLERANCE: f64 = 16.0 * f64::EPSILON;

#[test]
fn the_snippet_gives_the_wrong_cost_and_the_right_db() {
    let (a, y) = column_and_list();
    let (j, db) = ported_step(&a, &y);
    // By hand: each chance meets the labels 1, 0, 1, so J = -sum(2 ln a + ln(1 - a)) / 9.
    let each: f64 = TRIO.iter().map(|(a, _)| 2.0 * a.ln() + (1.0 - a).ln()).sum();
    let by_hand = -each / 9.0;
    assert!((j - by_hand).abs() <= TOLERANCE, "{j}");
    // (0.9 + 0.2 + 0.7) / 3 - 2 / 3
    assert!((db + 0.2 / 3.0).abs() <= TOLERANCE, "{db}");
}

#[test]
fn the_mended_step_has_the_cost_of_lesson_02() {
    let (a, y) = column_and_list();
    let z: Vec<f64> = a.iter().map(|a| (a / (1.0 - a)).ln()).collect();
    let expected = cost(&z, y.as_slice().unwrap());
    let (j, db) = asserted_step(&a, &y.to_shape((3, 1)).unwrap());
    assert!((j - expected).abs() <= TOLERANCE, "{j}, expected {expected}");
    assert!((db - ported_step(&a, &y).1).abs() <= TOLERANCE);
}

#[test]
fn an_assert_names_the_expression_and_both_shapes() {
    let (a, y) = column_and_list();
    let wrong = caught(|| {
        assert_shape!(&a - &y, [a.nrows(), 1]);
    });
    assert_eq!(wrong, Err("&a - &y has shape (3, 3), expected (3, 1)".to_string()));
    assert_shape!(&a - &y, [3, 3]);
    assert_shape!(y, [3]);
}

/// What the step says to A and Y of these shapes.
fn refusal_of(a: (usize, usize), y: (usize, usize)) -> Option<String> {
    caught(|| asserted_step(&Array2::from_elem(a, 0.5), &Array2::ones(y))).err()
}

#[test]
fn the_asserted_step_names_the_operand_that_is_not_a_column() {
    for (a, y, said) in [
        ((3, 2), (3, 1), "a has shape (3, 2), expected (3, 1)"),
        ((1, 3), (1, 1), "a has shape (1, 3), expected (1, 1)"),
        ((3, 1), (1, 3), "y has shape (1, 3), expected (3, 1)"),
        ((3, 1), (1, 1), "y has shape (1, 1), expected (3, 1)"),
    ] {
        assert_eq!(refusal_of(a, y).as_deref(), Some(said));
    }
    assert_eq!(refusal_of((3, 1), (3, 1)), None);
}

#[test]
fn losses_and_slopes_are_refused_where_they_are_stretched() {
    let (a, y) = column_and_list();
    let row = y.to_shape((1, 3)).unwrap();
    let losses = caught(|| asserted_losses(&a, &row));
    assert_eq!(losses, Err("losses has shape (3, 3), expected (3, 1)".to_string()));
    let dz = caught(|| asserted_dz(&a, &row));
    assert_eq!(dz, Err("dz has shape (3, 3), expected (3, 1)".to_string()));
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

proptest! {
    /// The mean of all a_i - y_j is the mean of the a_i minus the mean of the y_j: db is right, whatever the numbers.
    #[test]
    fn the_snippet_has_the_right_db_for_any_examples(examples in vec((0.01..0.99f64, 0..=1u8), 1..20)) {
        let m = examples.len();
        let a = Array2::from_shape_fn((m, 1), |(i, _)| examples[i].0);
        let y = Array2::from_shape_fn((m, 1), |(i, _)| f64::from(examples[i].1));
        let (right_j, right_db) = asserted_step(&a, &y);
        let (j, db) = ported_step(&a, &y.column(0));
        prop_assert!((db - right_db).abs() <= 1e-14 * m as f64, "{db}, expected {right_db}");
        // The cost is right where all labels are the same, so that each meets its own.
        if examples.iter().all(|example| example.1 == examples[0].1) {
            prop_assert!((j - right_j).abs() <= 1e-14 * m as f64, "{j}, expected {right_j}");
        }
    }
}
