//! Known answers, three ways to each derivative, and a checker that is checked.

use lesson02::{loss, textbook_loss, weighted_sum};
use lesson03::central_difference;
use lesson04::Tape;
use lesson05::{
    GRADIENT_TOLERANCE, SMALLEST_NUDGE, backward, da, dz_through_da, forward, gradient_error,
    gradients_agree, numeric_gradient, update,
};
use ndarray::{Array2, array};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

#[test]
fn worked_example_is_the_one_done_by_hand() {
    let (w, x) = (array![[0.5], [0.25]], array![[1.0], [-2.0]]);
    let (z, a) = forward(&w, 0.0, &x);
    assert_eq!((z, a), (0.0, 0.5));
    let (dz, dw, db) = backward(a, 1.0, &x);
    assert_eq!((dz, db), (-0.5, -0.5));
    assert_eq!(dw, array![[-0.5], [1.0]]);
    let (w_new, b_new) = update(&w, 0.0, &dw, db, 0.2);
    for (found, by_hand) in [w_new[[0, 0]], w_new[[1, 0]], b_new].iter().zip([0.6, 0.05, 0.1]) {
        assert!((found - by_hand).abs() <= f64::EPSILON);
    }
    // np.log1p(np.exp(-0.6))
    assert!((loss(weighted_sum(&w_new, b_new, &x), 1.0) - 0.4374879504858856).abs() <= 4.0 * f64::EPSILON);
}

proptest! {
    #[test]
    fn gradient_matches_central_difference(
        w_x in vec((-2.0..2.0, -2.0..2.0), 1..6),
        b in -3.0..3.0,
        y in select(&[0.0, 1.0]),
    ) {
        let n_x = w_x.len();
        let column = |numbers: &[f64]| Array2::from_shape_fn((n_x, 1), |(k, _)| numbers[k]);
        let (w, x): (Vec<f64>, Vec<f64>) = w_x.into_iter().unzip();
        let x = column(&x);
        let loss_at = |p: &[f64]| loss(weighted_sum(&column(p), p[n_x], &x), y);
        let parameters = [&w[..], &[b]].concat();
        let (_, a) = forward(&column(&w), b, &x);
        let (_, dw, db) = backward(a, y, &x);
        let claimed: Vec<f64> = dw.iter().copied().chain([db]).collect();
        let measured = numeric_gradient(loss_at, &parameters);
        prop_assert!(gradients_agree(&claimed, &measured, loss_at(&parameters)), "{claimed:?}, {measured:?}");
    }

    #[test]
    fn one_wrong_entry_is_enough_to_be_refused(
        measured in vec(-10.0..10.0, 1..6),
        place in any::<Index>(),
        mistake in 1e-3..1.0,
    ) {
        let mut claimed = measured.clone();
        prop_assert!(gradients_agree(&claimed, &measured, 1.0));
        claimed[place.index(measured.len())] += mistake;
        prop_assert!(!gradients_agree(&claimed, &measured, 1.0));
    }
}

#[test]
fn gradient_matches_the_tape() {
    for (b, y) in [(-3.0, 1.0), (0.0, 0.0), (2.0, 1.0)] {
        let (w, x) = ([0.5, 0.25], [1.0, -2.0]);
        let (_, a) = forward(&array![[w[0]], [w[1]]], b, &array![[x[0]], [x[1]]]);
        let (dz, dw, db) = backward(a, y, &array![[x[0]], [x[1]]]);

        let tape = Tape::new();
        let (w1, w2, tape_b) = (tape.input("w1", w[0]), tape.input("w2", w[1]), tape.input("b", b));
        let z = w1 * x[0] + w2 * x[1] + tape_b;
        let a = 1.0 / (1.0 + (-z).exp());
        let loss = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
        let gradients = tape.backward(loss);
        let by_tape = [z, w1, w2, tape_b].map(|var| gradients.of(var));
        // A dozen operations, each rounded once, on numbers of at most 40.
        assert!(gradient_error(&[dz, dw[[0, 0]], dw[[1, 0]], db], &by_tape) <= 1e-13, "b = {b}, y = {y}");
    }
}

#[test]
fn da_matches_central_difference() {
    for (a, y) in [(0.5, 1.0), (0.2, 1.0), (0.7, 0.0)] {
        let measured = central_difference(|a| textbook_loss(a, y), a);
        assert!(gradient_error(&[da(a, y)], &[measured]) <= GRADIENT_TOLERANCE);
    }
}

#[test]
fn the_checker_rejects_wrong_gradients() {
    // f(p) = p0^2 + 3 p1 at (1, 2) has the gradient (2, 3).
    let measured = numeric_gradient(|p| p[0] * p[0] + 3.0 * p[1], &[1.0, 2.0]);
    assert!(gradient_error(&[2.0, 3.0], &measured) <= GRADIENT_TOLERANCE);
    for wrong in [[-2.0, 3.0], [2.0, 3.0001], [3.0, 2.0], [1.0, 1.5], [0.0, 0.0], [f64::NAN, 3.0]] {
        let accepted = gradient_error(&wrong, &measured) <= GRADIENT_TOLERANCE;
        assert!(!accepted, "{wrong:?} was accepted");
    }
    let accepted = gradient_error(&[2.0], &[f64::NAN]) <= GRADIENT_TOLERANCE;
    assert!(!accepted);
}

#[test]
fn a_difference_is_excused_as_far_as_rounding_reaches() {
    // At a height of 1000 rounding hides a slope of 1e-9, but not one of 1e-6.
    let f = |p: &[f64]| 1000.0 + 1e-9 * p[0];
    let measured = numeric_gradient(f, &[0.5]);
    assert!(gradient_error(&[1e-9], &measured) > GRADIENT_TOLERANCE);
    assert!(gradients_agree(&[1e-9], &measured, 1000.0));
    assert!(!gradients_agree(&[1e-6], &measured, 1000.0));
    assert!(!gradients_agree(&[f64::NAN], &measured, 1000.0));
}

#[test]
fn no_nudge_is_smaller_than_the_smallest() {
    // The slope of a jump from -1 to 1, nudged by h to both sides, is 1/h.
    let nudge = |w: f64| 1.0 / central_difference(|p| (p - w).signum(), w);
    for w in [0.0, -0.5, 1.0, 40.0] {
        assert!(nudge(w) >= SMALLEST_NUDGE, "at {w}: {}", nudge(w));
    }
    assert!(nudge(0.0) <= 1.02 * SMALLEST_NUDGE, "{}", nudge(0.0));
}

#[test]
fn the_way_through_da_agrees_until_a_is_rounded_to_1() {
    for a in [0.1, 0.5, 0.9, 1.0 - 1e-10] {
        assert!((dz_through_da(a, 0.0) - a).abs() <= 4.0 * f64::EPSILON);
    }
    assert!(dz_through_da(1.0, 0.0).is_nan());
    assert_eq!(backward(1.0, 0.0, &array![[1.0]]).0, 1.0);
}

#[test]
fn subtracting_y_is_off_by_at_most_one_unit_of_1() {
    for k in -4000..=4000 {
        let z = f64::from(k) / 100.0;
        let (_, a) = forward(&array![[1.0]], z, &array![[0.0]]);
        for y in [0.0, 1.0] {
            let (dz, ..) = backward(a, y, &array![[0.0]]);
            assert!((dz - lesson02::dz(z, y)).abs() <= f64::EPSILON, "z = {z}, y = {y}");
        }
    }
}
