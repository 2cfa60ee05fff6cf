//! Three neurons: two that read the inputs, and one that reads those two.

use std::array::from_fn;

use lesson04::{Tape, Var};
use lesson06::{Pass, Trained};
use ndarray::{Array2, ArrayRef2};
use shared::data::random::SplitMix64;

/// How many numbers three neurons have: two weights and a bias each.
pub const PARAMETERS: usize = 9;

/// The four examples of XOR: the inputs, and whether exactly one of them is 1.
pub const XOR: [([f64; 2], f64); 4] =
    [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)];

// ANCHOR: network
/// One neuron on the tape: w1, w2 and b, and two inputs.
fn neuron<'t>(w_b: &[Var<'t>], x: [Var<'t>; 2]) -> Var<'t> {
    let z = w_b[0] * x[0] + w_b[1] * x[1] + w_b[2];
    1.0 / (1.0 + (-z).exp())
}

/// Three neurons: the chances of the first two are the inputs of the third.
fn network<'t>(parameters: &[Var<'t>], x: [Var<'t>; 2]) -> [Var<'t>; 3] {
    let first = neuron(&parameters[..3], x);
    let second = neuron(&parameters[3..6], x);
    let third = neuron(&parameters[6..], [first, second]);
    [first, second, third]
}

/// J over the four examples, and its slopes with respect to all nine numbers: one pass forward, one backward.
pub fn pass(parameters: &[f64; PARAMETERS]) -> (f64, [f64; PARAMETERS]) {
    let tape = Tape::new();
    let variables = parameters.map(|value| tape.input("w", value));
    let mut j = tape.input("J", 0.0);
    for (x, y) in XOR {
        let [_, _, a] = network(&variables, x.map(|value| tape.input("x", value)));
        let loss = if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() };
        j = j + loss / XOR.len() as f64;
    }
    let gradients = tape.backward(j);
    (j.value(), variables.map(|variable| gradients.of(variable)))
}
// ANCHOR_END: network

/// The answers of the three neurons to these inputs.
pub fn answers(parameters: &[f64; PARAMETERS], x: [f64; 2]) -> [f64; 3] {
    let tape = Tape::new();
    let variables = parameters.map(|value| tape.input("w", value));
    network(&variables, x.map(|value| tape.input("x", value))).map(Var::value)
}

/// The answers of the three neurons to the four examples.
pub fn answers_to_xor(parameters: &[f64; PARAMETERS]) -> [[f64; 3]; 4] {
    XOR.map(|(x, _)| answers(parameters, x))
}

/// How many of these four answers are right.
pub fn right(answers: &[[f64; 3]; 4]) -> usize {
    XOR.iter().zip(answers).filter(|((_, y), [_, _, a])| (*a > 0.5) == (*y == 1.0)).count()
}

/// Nine random numbers between -1 and 1.
pub fn random_start(seed: u64) -> [f64; PARAMETERS] {
    let mut random = SplitMix64::new(seed);
    [0.0; PARAMETERS].map(|_| 2.0 * random.next_f64() - 1.0)
}

/// Gradient descent on all nine numbers, as one column w of lesson 06: the biases are among them. Returns the numbers
/// at its end, and J before each step.
pub fn train(
    start: &[f64; PARAMETERS],
    learning_rate: f64,
    iterations: usize,
) -> ([f64; PARAMETERS], Vec<f64>) {
    let column = |numbers: &[f64; PARAMETERS]| Array2::from_shape_fn((PARAMETERS, 1), |(k, _)| numbers[k]);
    let numbers = |column: &ArrayRef2<f64>| from_fn(|k| column[[k, 0]]);
    let pass = |w: &ArrayRef2<f64>, _| {
        let (cost, slopes) = pass(&numbers(w));
        Pass { cost, dw: column(&slopes), db: 0.0 }
    };
    let Trained { w, costs, .. } = lesson06::train(pass, column(start), 0.0, learning_rate, iterations);
    (numbers(&w), costs)
}
