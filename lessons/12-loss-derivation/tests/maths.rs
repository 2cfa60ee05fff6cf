//! Known answers, derivatives, and the lowest point. Newton's method stands in tests/newton.rs, the three neurons in
//! tests/network.rs.

use lesson02::{loss, sigmoid};
use lesson05::{GRADIENT_TOLERANCE, gradient_error, numeric_gradient};
use lesson06::{Pass, Trained, quartet, train};
use lesson12::network::XOR;
use lesson12::{
    End, FLAT, Method, Objective, Place, Why, by_descent, descent_steps, fit, hessian, likelihood,
    log_likelihood, loss_curvature, loss_slope_curvature, promised, separates, squared_error,
    squared_error_curvature, with_ones,
};
use ndarray::{Array2, Axis, array};
use proptest::prelude::*;
use shared::data::random;

/// Random examples of n_x features between -2 and 2, with random labels.
fn random_examples(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>) {
    let (x, y, _) = random::examples(n_x, m, seed);
    (4.0 * x, y)
}

/// The objective at w and b in one list, b last.
fn at(objective: &Objective, w_b: &[f64]) -> Place {
    let n_x = w_b.len() - 1;
    objective.at(Array2::from_shape_fn((n_x, 1), |(k, _)| w_b[k]), w_b[n_x])
}

#[test]
fn the_log_of_the_likelihood_is_minus_the_loss() {
    for z in [-3.0, -0.5, 0.0, 0.1, 2.0] {
        let a = sigmoid(z);
        for y in [0.0, 1.0] {
            // a is rounded once, and the logarithm of 1 - a sees that.
            assert!((log_likelihood(a, y) + loss(z, y)).abs() <= 1e-14, "z = {z}, y = {y}");
            assert!((likelihood(a, y).ln() - log_likelihood(a, y)).abs() <= 1e-14, "z = {z}, y = {y}");
        }
    }
}

#[test]
fn one_exponential_gives_the_same_bits_as_three() {
    for z in [0.0, -0.0, 1e-300, 0.3, -0.3, 2.5, -7.0, 36.7, -36.8, 745.0, -800.0, f64::MAX] {
        for y in [0.0, 1.0] {
            let expected = [loss(z, y), sigmoid(z) - y, loss_curvature(z)];
            assert_eq!(loss_slope_curvature(z, y), expected, "z = {z}, y = {y}");
        }
    }
}

#[test]
fn the_product_of_1075_halves_is_0_and_that_of_1074_the_smallest_f64() {
    let product = |m: usize| (0..m).map(|_| likelihood(0.5, 1.0)).product::<f64>();
    assert_eq!((product(1074), product(1075)), (f64::from_bits(1), 0.0));
}

#[test]
fn certainty_has_a_likelihood_and_no_textbook_logarithm() {
    assert_eq!((likelihood(1.0, 1.0), likelihood(1.0, 0.0)), (1.0, 0.0));
    assert!(log_likelihood(1.0, 1.0).is_nan());
    assert_eq!(log_likelihood(1.0, 0.0), f64::NEG_INFINITY);
}

#[test]
fn the_curvatures_are_the_second_derivatives() {
    let second = |f: &dyn Fn(f64) -> f64, z: f64| {
        let h = 1e-4;
        (f(z + h) - 2.0 * f(z) + f(z - h)) / (h * h)
    };
    for z in [-4.0, -1.0, 0.0, 0.3, 2.5] {
        for y in [0.0, 1.0] {
            // The formula is off by h^2, rounding by 1e-16 / h^2: both are about 1e-8.
            assert!((loss_curvature(z) - second(&|z| loss(z, y), z)).abs() <= 1e-7, "z = {z}");
            let error = squared_error_curvature(z, y) - second(&|z| squared_error(z, y), z);
            assert!(error.abs() <= 1e-7, "z = {z}, y = {y}");
        }
    }
    assert_eq!(loss_curvature(0.0), 0.25);
    assert!(squared_error_curvature(-3.0, 1.0) < 0.0);
}

#[test]
fn the_hessian_is_the_one_done_by_hand() {
    // Two examples, one feature; curvatures 1 and 3: (1 * [4, 2; 2, 1] + 3 * [1, -1; -1, 1]) / 2.
    let x = with_ones(&array![[2.0, -1.0]]);
    assert_eq!(hessian(&x, &array![[1.0, 3.0]]), array![[3.5, -0.5], [-0.5, 2.0]]);
}

#[test]
fn without_a_penalty_cost_and_slopes_are_those_of_lesson_08() {
    let (x, y) = random_examples(5, 30, 2);
    let w = Array2::from_shape_fn((5, 1), |(k, _)| 0.3 * k as f64 - 0.5);
    let Pass { cost, dw, db } = lesson08::pass(&x, &y, &w, 0.7);
    let place = Objective { x: &x, y: &y, l2: 0.0 }.at(w, 0.7);
    assert_eq!(
        (place.cost, place.gradient.into_raw_vec_and_offset().0),
        (cost, [&dw.into_raw_vec_and_offset().0[..], &[db]].concat())
    );
}

proptest! {
    #[test]
    fn gradient_and_hessian_match_central_differences(
        (n_x, m, seed) in (1usize..7, 5usize..40, any::<u64>()),
        l2 in prop_oneof![Just(0.0), 0.01..5.0],
        scale in 0.0..1.0,
    ) {
        let (x, y) = random_examples(n_x, m, seed);
        let objective = Objective { x: &x, y: &y, l2 };
        let point: Vec<f64> = (0..=n_x).map(|k| scale * (0.4 - 0.3 * k as f64)).collect();
        let place = at(&objective, &point);
        let value = |w_b: &[f64]| objective.value(&at(&objective, w_b));
        let gradient: Vec<f64> = place.gradient.iter().copied().collect();
        prop_assert!(gradient_error(&gradient, &numeric_gradient(value, &point)) <= GRADIENT_TOLERANCE);
        let h = objective.hessian(&place);
        for k in 0..=n_x {
            let slope = |w_b: &[f64]| at(&objective, w_b).gradient[[k, 0]];
            let measured = numeric_gradient(slope, &point);
            prop_assert!(gradient_error(&h.row(k).to_vec(), &measured) <= GRADIENT_TOLERANCE, "row {}", k);
        }
    }

    #[test]
    fn at_the_safe_rate_no_step_leads_up_in_any_unit(
        (n_x, m, seed) in (1usize..5, 2usize..30, any::<u64>()),
        unit in -8i32..8,
        l2 in prop_oneof![Just(0.0), 0.01..5.0],
    ) {
        let (mut x, y) = random_examples(n_x, m, seed);
        x.row_mut(0).mapv_inplace(|value| 10f64.powi(unit) * value);
        let objective = Objective { x: &x, y: &y, l2 };
        let path = by_descent(&objective, Some(50)).path;
        let values = path.iter().map(|point| point.cost + l2 / 2.0 / m as f64 * point.w_norm * point.w_norm);
        prop_assert!(values.collect::<Vec<_>>().windows(2).all(|pair| pair[1] <= pair[0] + 4.0 * f64::EPSILON));
    }
}

#[test]
fn the_bias_is_not_penalized() {
    let (x, y) = random_examples(2, 9, 4);
    let [without, with] = [0.0, 9.0].map(|l2| Objective { x: &x, y: &y, l2 });
    let [plain, penalized] = [&without, &with].map(|objective| at(objective, &[1.0, -2.0, 5.0]));
    // lambda / m is 1.
    let expected = array![[1.0], [-2.0], [0.0]];
    let difference = &penalized.gradient - &plain.gradient - expected;
    assert!(difference.iter().all(|value| value.abs() <= 4.0 * f64::EPSILON));
    assert!((with.value(&penalized) - without.value(&plain) - 2.5).abs() <= 4.0 * f64::EPSILON);
}

#[test]
fn gradient_descent_ends_flat() {
    let (x, y) = random_examples(3, 60, 8);
    let found = by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, Some(20_000));
    assert_eq!(found.end, End::Converged);
    // Each diagonal number of H is below 1.1, and the promise is the sum of slope^2 / (2 H_kk).
    assert!(found.last().gradient_norm <= (2.2 * FLAT).sqrt());
    assert_eq!(found.steps() + 1, found.path.len());
}

#[test]
fn a_whole_step_promises_half_of_gradient_times_step() {
    // 3 p^2 + 4 q^2 at (2, 1): the slopes are (12, 8), the curvatures 6 and 8, and the value 16 falls to 0.
    assert_eq!(promised(&array![[12.0], [8.0]], &array![[2.0], [1.0]]), 16.0);
}

#[test]
fn gradient_descent_takes_fewer_steps_for_large_data() {
    // Five thousand million values in all, at least 100 passes and at most 10,000.
    let steps = [1138, 500_000, 5_000_000, 50_000_000, 60_000_000].map(descent_steps);
    assert_eq!(steps, [10_000, 10_000, 1000, 100, 100]);
}

#[test]
fn gradient_descent_ends_as_soon_as_it_separates() {
    let (x, y) = (array![[-2.0, -1.0, 1.0, 2.0]], array![[0.0, 0.0, 1.0, 1.0]]);
    let found = by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, Some(1000));
    assert_eq!((found.end, found.steps()), (End::NoBest(Why::Separated), 1));
    // With a penalty the same data has a lowest point.
    let found = by_descent(&Objective { x: &x, y: &y, l2: 1.0 }, Some(1000));
    assert_eq!(found.end, End::Converged);
}

#[test]
fn on_xor_a_search_ends_where_it_starts_and_any_three_of_its_examples_are_separated() {
    let x = Array2::from_shape_fn((2, 4), |(k, i)| XOR[i].0[k]);
    let y = Array2::from_shape_fn((1, 4), |(_, i)| XOR[i].1);
    let found = by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, None);
    assert_eq!((found.end, found.steps(), found.last().right), (End::Converged, 0, 2));
    for left_out in 0..4 {
        let others: Vec<usize> = (0..4).filter(|&i| i != left_out).collect();
        let (x, y) = (x.select(Axis(1), &others), y.select(Axis(1), &others));
        let found = by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, None);
        assert_eq!((found.end, found.last().right), (End::NoBest(Why::Separated), 3), "without {left_out}");
    }
}

#[test]
fn an_example_on_the_boundary_is_not_separated() {
    let y = array![[0.0, 1.0]];
    assert!(separates(&array![[-1.0, 1.0]], &y));
    for z in [array![[0.0, 1.0]], array![[-1.0, 0.0]], array![[-1.0, f64::NAN]], array![[1.0, 1.0]]] {
        assert!(!separates(&z, &y), "{z}");
    }
}

#[test]
fn gradient_descent_is_not_done_because_a_unit_is_small() {
    let y = array![[0.0, 1.0, 0.0, 0.0, 1.0, 1.0, 0.0]];
    let x = array![[1e-9, 2e-9, 3e-9, 4e-9, 5e-9, 2e-9, 1e-9], [1.0, 2.0, 1.0, 2.0, 1.0, 3.0, 2.0]];
    let found = by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, Some(5000));
    assert_eq!(found.end, End::OutOfSteps);
}

#[test]
fn steps_are_counted_and_limited() {
    let (x, y) = random_examples(2, 30, 3);
    let objective = Objective { x: &x, y: &y, l2: 0.0 };
    for steps in [0, 1, 7] {
        let found = fit(&objective, Method::GradientDescent(0.1), steps);
        assert_eq!((found.steps(), found.end), (steps, End::OutOfSteps));
    }
}

#[test]
fn the_first_step_from_zeros_is_the_one_of_lesson_06() {
    let (x, y) = quartet();
    let Trained { w, b, .. } =
        train(|w, b| lesson06::pass(&x, &y, w, b), Array2::zeros((2, 1)), 0.0, 0.25, 1);
    let found = fit(&Objective { x: &x, y: &y, l2: 1.0 }, Method::GradientDescent(0.25), 1);
    assert_eq!((found.place.w, found.place.b), (w, b));
}

#[test]
fn numbers_too_large_end_the_search() {
    let (x, y) = (array![[1e200, -1e200, 3.0]], array![[1.0, 0.0, 1.0]]);
    assert_eq!(by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, Some(10)).end, End::TooLarge);
}

#[test]
#[should_panic(expected = "X must be (n_x, m)")]
fn labels_of_other_examples_are_refused() {
    let (x, y) = (array![[1.0, 2.0]], array![[1.0, 0.0, 1.0]]);
    by_descent(&Objective { x: &x, y: &y, l2: 0.0 }, None);
}
