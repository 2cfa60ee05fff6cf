//! Checks `exercises/predict.rs`. The answers are computed from the numbers of the task.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

const A: [f64; 3] = [0.8, 0.5, 0.25];
const Y: [f64; 3] = [1.0, 1.0, 0.0];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let case = Case::new("three answers").with("a", A).with("y", Y);
    let likelihood = case.run(predict::likelihood)?;
    let chances = A.iter().zip(Y).map(|(a, y)| if y == 1.0 { *a } else { 1.0 - a });
    let right: f64 = chances.clone().product();
    let is = |wrong: f64| Rounded(likelihood) == Rounded(wrong);
    let why = if is(A.iter().product()) {
        "a is the chance of label 1. Which chance did the neuron give to a label that is 0?"
    } else if is(chances.clone().sum()) {
        "Independent labels: their chances multiply."
    } else if is(right.ln()) || is(-right.ln()) {
        "The likelihood itself is asked for, not its logarithm."
    } else {
        "Write down the chance that the neuron gave to each label that came; then combine the three."
    };
    case.predicted("the likelihood", Rounded(likelihood), Rounded(right), why)?;

    let case = Case::new("J = 0.4 at one w, and 0.8 at another");
    let (one, other) = (0.4, 0.8);
    let middle = case.run(predict::at_most_in_the_middle)?;
    let why = "The chord joins the two points, and the curve never runs above it. How high is its middle?";
    case.predicted("J in the middle, at most", Rounded(middle), Rounded((one + other) / 2.0), why)?;

    let case = Case::new("J = 3 (w - 2)^2 + 1, from w = 10");
    let steps = case.run(predict::steps_on_a_parabola)?;
    let why = "A step is slope / curvature. Take one step from w = 10. Where are you?";
    case.predicted("the number of steps", steps, newton_steps(10.0), why)?;

    let case = Case::new("a neuron that is right in every row");
    let sign = case.run(predict::twice_as_long)?;
    let why = if sign == 0 {
        "The answers stay, but the chances move: every z is twice as far from 0."
    } else {
        "Every answer is right, so each chance moves nearer to its label. What becomes of each loss?"
    };
    let loss = |z: f64| (-z).exp().ln_1p();
    let change = loss(2.0) - loss(1.0);
    case.predicted("the way J changes", sign, change.signum() as i32, why)
}

/// How many steps lead to where the slope is 0.
fn newton_steps(mut w: f64) -> usize {
    let mut steps = 0;
    while w != 2.0 {
        w -= 6.0 * (w - 2.0) / 6.0;
        steps += 1;
    }
    steps
}
