//! Checks `exercises/predict.rs`. z is added up by a loop, and the loss is a logarithm of e^50.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

const W: [f64; 2] = [0.5, 3.0];
const B: f64 = 1.0;
const X: [f64; 2] = [2.0, -1.0];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let case = Case::new("w = (0.5, 3), b = 1, x = (2, -1)");
    let mut right = B;
    for k in 0..2 {
        right += W[k] * X[k];
    }
    let a = 1.0 / (1.0 + (-right).exp());
    let z = case.run(predict::z)?;
    let is_near = |wrong: f64| Rounded(z) == Rounded(wrong);
    let why = if is_near(right - B) {
        "The bias is missing: z = w . x + b."
    } else if is_near(W[0] * X[0] + W[1] * X[1].abs() + B) {
        "Mind the sign: x_2 is -1."
    } else if is_near(a) {
        "That is a. z is the sum before sigma bends it."
    } else {
        "Multiply each weight by its feature, add up, and add b."
    };
    case.predicted("z", Rounded(z), Rounded(right), why)?;

    let sign = case.run(predict::sign_of_dz)?;
    let why = if sign == 0 {
        "a is never quite 0: there is a slope even where the answer is right."
    } else {
        "dz = a - y, and a is a chance. It is the sign of that difference, not the sign of z."
    };
    case.predicted("the sign of dz", sign, (a - 0.0).signum() as i32, why)?;

    let case = Case::new("z = -50, y = 1");
    let loss = case.run(predict::loss_far_out)?;
    let why = if loss == 0.0 {
        "The neuron is certain that the label is 0. But the label is 1."
    } else if loss == 1.0 {
        "The loss is no chance: it does not end at 1. How does its plot go on to the left?"
    } else if loss < 0.0 {
        "A loss is never below 0: the logarithm of a chance is negative, and the minus turns it."
    } else if loss.is_infinite() {
        "e^50 is large, but finite, and so is its logarithm."
    } else {
        "For y = 1 the loss is ln(1 + e^-z). What is left of the 1 where e^-z is that large?"
    };
    // Against 1 + e^50, the 1 changes the 22nd digit.
    case.predicted("the loss", Rounded(loss), Rounded(50f64.exp().ln()), why)
}
