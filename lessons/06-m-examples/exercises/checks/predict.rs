//! Checks `exercises/predict.rs`. The answers are computed by a loop over the five examples.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

const X1: [f64; 5] = [2.0, 1.0, 3.0, -1.0, -1.0];
const X2: [f64; 5] = [0.0, 1.0, -1.0, 2.0, 0.0];
const Y: [f64; 5] = [1.0, 0.0, 1.0, 0.0, 0.0];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let table = Case::new("the five examples, w = (0, 0), b = 0");
    let cost = table.run(predict::cost_at_zeros)?;
    let is_near = |wrong: f64| Rounded(cost) == Rounded(wrong);
    let why = if is_near(0.5) {
        "0.5 is the chance a. The loss is its logarithm: -ln 0.5."
    } else if is_near(2f64.log10()) {
        "That is the logarithm to base 10. The loss uses the natural logarithm."
    } else if is_near(5.0 * 2f64.ln()) {
        "That is the sum of the five losses. For the mean, divide by m."
    } else {
        "At zeros every z is 0. What is a then, and what is its loss?"
    };
    table.predicted("J at zeros", Rounded(cost), Rounded(2f64.ln()), why)?;

    let (dw1, dw2, db) = slopes();
    let sign = table.run(predict::sign_of_dw1)?;
    let why = if sign == -dw1.signum() as i32 {
        "That is the way w1 moves. dw1 is the slope, not the step: the step goes against it."
    } else {
        "Multiply the first row of X by dz = a - y, and add up."
    };
    table.predicted("the sign of dw1", sign, dw1.signum() as i32, why)?;

    let answers = |alpha: f64| {
        let z = |i: usize| -alpha * (dw1 * X1[i] + dw2 * X2[i] + db);
        (0..5).map(|i| z(i) > 0.0).collect::<Vec<bool>>()
    };
    let differ = answers(0.1).iter().zip(answers(10.0)).filter(|(one, other)| **one != *other).count();
    let answer = table.run(predict::answers_that_differ)?;
    let why =
        "An answer depends on the sign of z alone. After one step from zeros, z = -alpha (dw . x + db).";
    table.predicted("the number of answers that differ", answer, differ, why)
}

/// dw1, dw2 and db at zeros, where a is one half.
fn slopes() -> (f64, f64, f64) {
    let (mut dw1, mut dw2, mut db) = (0.0, 0.0, 0.0);
    for i in 0..5 {
        let dz = 0.5 - Y[i];
        dw1 += X1[i] * dz / 5.0;
        dw2 += X2[i] * dz / 5.0;
        db += dz / 5.0;
    }
    (dw1, dw2, db)
}
