//! Checks `exercises/predict.rs`. The sums are computed in both orders.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check};

const NUMBERS: [f64; 4] = [1e16, -1e16, 1.0, 1.0];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let four = Case::new("1e16, -1e16, 1 and 1");
    let sum = four.run(predict::from_left_to_right)?;
    let why = if sum == 1.0 {
        "That is the sum of the chapter's four numbers. Here the order of the numbers is another one."
    } else if sum == 0.0 {
        "The two large numbers cancel before a 1 is added. Is a 1 lost then?"
    } else {
        "Write down what is left after each of the three additions."
    };
    let [first, second, third, fourth] = NUMBERS;
    four.predicted("the sum from left to right", sum, ((first + second) + third) + fourth, why)?;

    let sum = four.run(predict::with_two_accumulators)?;
    let why = if sum == 2.0 {
        "That is the exact sum. But each single addition is rounded: what is 1e16 + 1 in f64?"
    } else if sum == 1.0 {
        "Each of the two 1s meets a number near 1e16: look at both accumulators."
    } else {
        "Round the sum of each accumulator before you add the two."
    };
    four.predicted("the sum with two accumulators", sum, (first + third) + (second + fourth), why)?;

    let (u, v) = (5, 4);
    let lengths = Case::new("u of 5 numbers and v of 4");
    let shape = lengths.run(predict::shape_of_v_u)?;
    let why = if shape == (u, v) {
        "That is the shape of u v'. The rows come from the first factor."
    } else if shape == (1, 1) {
        "One number is what a dot product gives. An outer product adds nothing up."
    } else {
        "Each number of the one vector is multiplied with each number of the other."
    };
    lengths.predicted("the shape of v u'", shape, (v, u), why)
}
