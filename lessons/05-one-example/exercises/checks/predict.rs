//! Checks `exercises/predict.rs`. The step is taken by a loop over the two features.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

const X: [f64; 2] = [2.0, -1.0];
const Y: f64 = 0.0;
const W: [f64; 2] = [1.0, 2.0];
const ALPHA: f64 = 0.4;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn sigma(z: f64) -> f64 {
    1.0 / (1.0 + (-z).exp())
}

fn check() -> Check {
    let case = Case::new("x = (2, -1), y = 0, w = (1, 2), b = 0");
    let z = W[0] * X[0] + W[1] * X[1];
    let dz = sigma(z) - Y;
    let way = case.run(predict::way_of_w2)?;
    let why = if way == 0 {
        "dw2 = x2 dz, and neither of the two is 0: dz is not 0, because a is not 0."
    } else {
        "Is it the slope, not the step, that you have? And mind the sign of x2. The label 0 lowers z, not every weight."
    };
    case.predicted("the way of w2", way, -(X[1] * dz).signum() as i32, why)?;

    let case = Case::new("x = (2, -1), y = 0, w = (1, 2), b = 0, alpha = 0.4");
    let got = case.run(predict::z_after_the_step)?;
    // By how much z changes with each parameter that moves.
    let mut moved = [0.0; 3];
    for (k, x) in [X[0], X[1], 1.0].into_iter().enumerate() {
        moved[k] = -ALPHA * (x * dz) * x;
    }
    let right = z + moved.iter().sum::<f64>();
    let is = |wrong: f64| Rounded(got) == Rounded(wrong);
    let why = if is(z - moved.iter().sum::<f64>()) {
        "You went up. For the label 0, z must fall: w := w - alpha dw."
    } else if is(right - moved[2]) {
        "The bias is missing: b moves too, by -alpha db."
    } else if is(right / ALPHA) {
        "That is a step by the slopes themselves. Multiply them by alpha."
    } else if is(z + moved[0]) {
        "All weights move, and b. You moved w1 alone."
    } else {
        "Write down w1, w2 and b after the step, then z from them."
    };
    case.predicted("z after the step", Rounded(got), Rounded(right), why)?;

    let case = Case::new("z = 50, y = 0");
    let got = case.run(predict::dz_far_out)?;
    let is = |wrong: f64| Rounded(got) == Rounded(wrong);
    let why = if is(0.0) {
        "So it would be for the squared error, whose slope has the factor a (1 - a). What is dz for this loss?"
    } else if is(50.0) {
        "That is the loss. dz is its slope."
    } else if !got.is_finite() {
        "The long way through da divides by 1 - a, which has been rounded to 0. There is a shorter one."
    } else if is(-1.0) {
        "That is y - a. Does the loss rise or fall when z grows?"
    } else {
        "What is a for so large a z? And dz, chance minus label?"
    };
    case.predicted("dz", Rounded(got), Rounded(sigma(50.0) - 0.0), why)
}
