//! Known answers, derivatives, and the lowest point. What needs LAPACK stands in tests/newton.rs.

use lesson02::{loss, sigmoid};
use lesson05::{GRADIENT_TOLERANCE, gradient_error, numeric_gradient};
use lesson06::{Trained, train};
use lesson12::fit::{End, FLAT, Method, Objective, fit, separates};
use lesson12::network::{self, PARAMETERS};
use lesson12::{
    hessian, likelihood, log_likelihood, loss_curvature, squared_error, squared_error_curvature, with_ones,
};
use ndarray::{Array2, array, s};
use shared::random::SplitMix64;

/// Random examples of n_x features between -2 and 2, with random labels.
fn random_examples(n_x: usize, m: usize, seed: u64) -> (Array2<f64>, Array2<f64>) {
    let mut random = SplitMix64::new(seed);
    let x = Array2::from_shape_simple_fn((n_x, m), || 4.0 * random.next_f64() - 2.0);
    let y = Array2::from_shape_simple_fn((1, m), || random.next_f64().round());
    (x, y)
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
fn gradient_and_hessian_match_central_differences_with_and_without_a_penalty() {
    for (n_x, m, l2) in [(1, 7, 0.0), (3, 40, 0.0), (3, 40, 2.5), (6, 25, 0.1)] {
        let (x, y) = random_examples(n_x, m, n_x as u64);
        let objective = Objective { x: &x, y: &y, l2 };
        let point: Vec<f64> = (0..=n_x).map(|k| 0.4 - 0.3 * k as f64).collect();
        let split = |p: &[f64]| (Array2::from_shape_fn((n_x, 1), |(k, _)| p[k]), p[n_x]);
        let (w, b) = split(&point);

        let gradient: Vec<f64> = objective.cost_and_gradient(&w, b).1.iter().copied().collect();
        let value = |p: &[f64]| {
            let (w, b) = split(p);
            objective.value(&w, b)
        };
        assert!(gradient_error(&gradient, &numeric_gradient(value, &point)) <= GRADIENT_TOLERANCE);

        let h = objective.hessian(&w, b);
        for k in 0..=n_x {
            let slope = |p: &[f64]| {
                let (w, b) = split(p);
                objective.cost_and_gradient(&w, b).1[[k, 0]]
            };
            let measured = numeric_gradient(slope, &point);
            assert!(gradient_error(&h.row(k).to_vec(), &measured) <= GRADIENT_TOLERANCE, "row {k}");
        }
    }
}

#[test]
fn the_bias_is_not_penalized() {
    let (x, y) = random_examples(2, 9, 4);
    let [without, with] = [0.0, 9.0].map(|l2| Objective { x: &x, y: &y, l2 });
    let (w, b) = (array![[1.0], [-2.0]], 5.0);
    let difference = with.cost_and_gradient(&w, b).1 - without.cost_and_gradient(&w, b).1;
    // lambda / m is 1.
    let expected = array![[1.0], [-2.0], [0.0]];
    assert!((difference - expected).iter().all(|value| value.abs() <= 4.0 * f64::EPSILON));
    assert!((with.value(&w, b) - without.value(&w, b) - 2.5).abs() <= 4.0 * f64::EPSILON);
}

#[test]
fn gradient_descent_descends_at_the_safe_rate_and_ends_flat() {
    let (x, y) = random_examples(3, 60, 8);
    let objective = Objective { x: &x, y: &y, l2: 0.0 };
    let found = fit(&objective, Method::GradientDescent(objective.safe_rate()), 20_000);
    assert_eq!(found.end, End::Converged);
    // Each diagonal number of H is below 1.1, and the promise is the sum of slope^2 / (2 H_kk).
    assert!(found.last().gradient_norm <= (2.2 * FLAT).sqrt());
    assert!(found.path.windows(2).all(|pair| pair[1].cost <= pair[0].cost + f64::EPSILON));
    assert_eq!(found.steps() + 1, found.path.len());
}

#[test]
fn gradient_descent_ends_as_soon_as_it_separates() {
    let (x, y) = (array![[-2.0, -1.0, 1.0, 2.0]], array![[0.0, 0.0, 1.0, 1.0]]);
    let objective = Objective { x: &x, y: &y, l2: 0.0 };
    let found = fit(&objective, Method::GradientDescent(objective.safe_rate()), 1000);
    assert_eq!((found.end, found.steps()), (End::Separated, 1));
    // With a penalty the same data has a lowest point.
    let objective = Objective { x: &x, y: &y, l2: 1.0 };
    let found = fit(&objective, Method::GradientDescent(objective.safe_rate()), 1000);
    assert_eq!(found.end, End::Converged);
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
    let objective = Objective { x: &x, y: &y, l2: 0.0 };
    let found = fit(&objective, Method::GradientDescent(objective.safe_rate()), 5000);
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
    // The first step from zeros is the one of lesson 06.
    let Trained { w, b, .. } = train(|w, b| lesson06::pass(&x, &y, w, b), Array2::zeros((2, 1)), 0.0, 0.1, 1);
    let found = fit(&objective, Method::GradientDescent(0.1), 1);
    assert!((&found.w - &w).iter().all(|value| value.abs() <= 1e-15) && (found.b - b).abs() <= 1e-15);
}

#[test]
fn numbers_too_large_end_the_search() {
    let (x, y) = (array![[1e200, -1e200, 3.0]], array![[1.0, 0.0, 1.0]]);
    let objective = Objective { x: &x, y: &y, l2: 0.0 };
    assert_eq!(fit(&objective, Method::GradientDescent(objective.safe_rate()), 10).end, End::TooLarge);
}

#[test]
fn the_slopes_of_three_neurons_match_central_differences() {
    for seed in 1..=5 {
        let parameters = network::random_start(seed);
        let (_, slopes) = network::pass(&parameters);
        let cost = |p: &[f64]| network::pass(p.try_into().expect("nine numbers")).0;
        assert!(gradient_error(&slopes, &numeric_gradient(cost, &parameters)) <= GRADIENT_TOLERANCE);
    }
}

#[test]
fn three_neurons_with_known_weights_are_xor() {
    // The first neuron says "one or both", the second "both"; the third wants the first and not the second.
    let parameters: [f64; PARAMETERS] = [20.0, 20.0, -10.0, 20.0, 20.0, -30.0, 20.0, -20.0, -10.0];
    assert_eq!(network::right(&parameters), 4);
    // Each answer is nearer to its label than e^-9, about 1e-4.
    assert!(network::pass(&parameters).0 <= 2e-4);
    assert_eq!(network::right(&[0.0; PARAMETERS]), 2);
}

#[test]
fn no_random_neuron_has_all_of_xor_right() {
    let x = Array2::from_shape_fn((2, 4), |(k, i)| network::XOR[i].0[k]);
    let y = Array2::from_shape_fn((1, 4), |(_, i)| network::XOR[i].1);
    let mut random = SplitMix64::new(7);
    for _ in 0..10_000 {
        let w = Array2::from_shape_simple_fn((2, 1), || 8.0 * random.next_f64() - 4.0);
        let b = 8.0 * random.next_f64() - 4.0;
        assert!(!separates(&(w.t().dot(&x) + b), &y), "w = {w}, b = {b}");
    }
    // Three of the four alone can be separated.
    let three = x.slice(s![.., ..3]).to_owned();
    let objective = Objective { x: &three, y: &y.slice(s![.., ..3]).to_owned(), l2: 0.0 };
    let found = fit(&objective, Method::GradientDescent(objective.safe_rate()), 10_000);
    assert_eq!(found.end, End::Separated);
}
