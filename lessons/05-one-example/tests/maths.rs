//! Known answers, three ways to each derivative, and a checker that is checked.

use lesson02::{loss, textbook_loss, weighted_sum};
use lesson03::central_difference;
use lesson04::Tape;
use lesson05::{
    GRADIENT_TOLERANCE, backward, da, dz_through_da, forward, gradient_error, numeric_gradient, update,
};
use ndarray::{Array2, array};

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

#[test]
fn gradient_matches_central_difference() {
    let x = array![[1.0], [-2.0], [0.5]];
    for y in [0.0, 1.0] {
        for b in [-3.0, 0.0, 2.0] {
            let parameters = [0.5, 0.25, -1.5, b];
            let column = |w: &[f64]| Array2::from_shape_fn((3, 1), |(k, _)| w[k]);
            let (_, a) = forward(&column(&parameters), b, &x);
            let (_, dw, db) = backward(a, y, &x);
            let claimed: Vec<f64> = dw.iter().copied().chain([db]).collect();
            let measured = numeric_gradient(|p| loss(weighted_sum(&column(p), p[3], &x), y), &parameters);
            assert!(gradient_error(&claimed, &measured) <= GRADIENT_TOLERANCE, "y = {y}, b = {b}");
        }
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
        let error = gradient_error(&wrong, &measured);
        assert!(error > GRADIENT_TOLERANCE || error.is_nan(), "{wrong:?} was accepted");
        let accepted = error <= GRADIENT_TOLERANCE;
        assert!(!accepted);
    }
    let accepted = gradient_error(&[2.0], &[f64::NAN]) <= GRADIENT_TOLERANCE;
    assert!(!accepted);
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
