//! Three neurons: their slopes, their training, and weights that are known to solve XOR.

use lesson05::{GRADIENT_TOLERANCE, gradient_error, numeric_gradient};
use lesson12::network::{self, PARAMETERS};

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
    assert_eq!(network::right(&network::answers_to_xor(&parameters)), 4);
    // Each answer is nearer to its label than e^-9, about 1e-4.
    assert!(network::pass(&parameters).0 <= 2e-4);
    assert_eq!(network::right(&network::answers_to_xor(&[0.0; PARAMETERS])), 2);
}

#[test]
fn a_chance_of_one_half_is_no_answer_of_1() {
    // The labels of XOR are 0, 1, 1, 0.
    let answers = [0.5, 0.51, 1.0, 0.0].map(|a| [0.0, 0.0, a]);
    assert_eq!(network::right(&answers), 4);
    assert_eq!(network::right(&[[0.0, 0.0, 0.5]; 4]), 2);
}

#[test]
fn training_three_neurons_goes_down_its_slopes() {
    let start = network::random_start(1);
    let (end, costs) = network::train(&start, 0.5, 2);
    let step = |from: [f64; PARAMETERS]| {
        let (cost, slopes) = network::pass(&from);
        (cost, std::array::from_fn(|k| from[k] - 0.5 * slopes[k]))
    };
    let (first, after_one) = step(start);
    let (second, after_two) = step(after_one);
    assert_eq!((costs, end), (vec![first, second], after_two));
}
