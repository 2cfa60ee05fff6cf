//! Checks `exercises/predict.rs`. The answers are found by taking the steps, and by measuring.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let case = Case::new("J(w) = (w - 3)^2, dw = 2 (w - 3), start 5, alpha = 0.25");
    let w = case.run(predict::w_after_two_steps)?;
    let slope = |w: f64| 2.0 * (w - 3.0);
    let walk = |alpha: f64, steps: usize| (0..steps).fold(5.0, |w, _| w - alpha * slope(w));
    let is_near = |wrong: f64| Rounded(w) == Rounded(wrong);
    let why = if is_near(walk(-0.25, 2)) {
        "You went up. Go against the slope: where dw is above 0, w must shrink."
    } else if is_near(5.0 - 2.0 * 0.25 * slope(5.0)) {
        "The second step has its own slope: take the slope anew, where you stand then."
    } else if is_near(walk(0.25, 1)) {
        "There w is after one step. Take the second from there."
    } else if is_near(walk(1.0, 2)) {
        "The slope is not the step: multiply it by alpha."
    } else {
        "First the slope at 5, then the step, alpha times the slope; then the same again from the new w."
    };
    case.predicted("w after two steps", Rounded(w), Rounded(walk(0.25, 2)), why)?;

    let case = Case::new("J(w) = 2 (w - 1)^2, dw = 4 (w - 1), start 0, alpha = 0.1, 0.3, 0.6 and 0.9");
    let rates = case.run(predict::rates_that_converge)?;
    let end = |alpha: f64| (0..100).fold(0.0, |w, _| w - alpha * 4.0 * (w - 1.0));
    let right = [0.1, 0.3, 0.6, 0.9].into_iter().filter(|alpha| (end(*alpha) - 1.0).abs() < 0.1).count();
    let why = match rates {
        4 => "The threshold of 1 is the chapter's. This is another parabola: put its slope into the step.",
        1 => "w may overshoot: it converges as long as each step brings it nearer to 1, on whichever side.",
        _ => "By what does a step multiply the distance to 1? Put dw = 4 (w - 1) into the step.",
    };
    case.predicted("the number of rates", rates, right, why)?;

    let case = Case::new("J(w) = (w - 3)^2 at w = 5, nudged by 1e-17 to both sides");
    let got = case.run(predict::slope_by_a_tiny_nudge)?;
    let cost = |w: f64| (w - 3.0) * (w - 3.0);
    let measured = (cost(5.0 + 1e-17) - cost(5.0 - 1e-17)) / 2e-17;
    let why = if Rounded(got) == Rounded(slope(5.0)) {
        "That is the slope, but not what is measured. What is 5 + 1e-17 with sixteen digits?"
    } else if !got.is_finite() {
        "What you divide by, 2e-17, is tiny but not 0: an f64 can hold it. What stands above it?"
    } else {
        "What is 5 + 1e-17 with sixteen digits? And what is J there?"
    };
    case.predicted("the measured slope", Rounded(got), Rounded(measured), why)
}
