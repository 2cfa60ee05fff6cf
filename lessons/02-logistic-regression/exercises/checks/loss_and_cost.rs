//! Checks `exercises/loss_and_cost.rs`. Chances are drawn; the right loss is the logarithm of the chance of the label.

#[path = "../loss_and_cost.rs"]
#[allow(unused)]
mod loss_and_cost;

use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let mut random = SplitMix64::new(2);
    let mut a = vec![0.5, 0.5, 0.75, 0.75];
    a.extend((0..3).map(|_| 0.05 + 0.9 * random.next_f64()));
    let z: Vec<f64> = a.iter().map(|a| (a / (1.0 - a)).ln()).collect();
    let y = [0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 0.0];
    let mut right = Vec::new();
    for (a, y) in a.iter().zip(y) {
        right.push(if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() });
    }
    check_losses("z for the chances 0.5, 0.75 and three drawn with seed 2", &z, &y, &right)?;
    check_losses("z = 40 and -40", &[40.0, -40.0, 40.0], &[0.0, 1.0, 1.0], &[40.0, 40.0, 0.0])?;
    let (far, labels) = ([1000.0, -1000.0, 1000.0, -1000.0], [0.0, 1.0, 1.0, 0.0]);
    check_losses("z = 1000 and -1000", &far, &labels, &[1000.0, 1000.0, 0.0, 0.0])?;
    check_cost(
        "three examples with z = 0: each has the loss ln 2",
        &[0.0; 3],
        &[1.0, 0.0, 0.0],
        &[2f64.ln(); 3],
    )?;
    check_cost("the seven examples from before", &z, &y, &right)
}

fn check_losses(about: &str, z: &[f64], y: &[f64], right: &[f64]) -> Check {
    let case = Case::new(about).with("z", z).with("y", y);
    let both = || z.iter().zip(y);
    let losses = case.run(|| both().map(|(&z, &y)| loss_and_cost::loss(z, y)).collect::<Vec<f64>>())?;
    let each = |wrong: &dyn Fn(f64, f64) -> f64| both().map(|(&z, &y)| wrong(z, y)).collect::<Vec<f64>>();
    let is_lost = losses.iter().any(|loss| !loss.is_finite());
    let largest = z.iter().fold(0.0, |largest, z| z.abs().max(largest));
    case.compare("L", &losses, right)
        .scaled(-1.0, "Every loss has the wrong sign: the minus is missing. L = -ln a for y = 1.")
        .scaled(
            std::f64::consts::LOG10_E,
            "That is the logarithm to base 10. The loss uses the natural logarithm, ln().",
        )
        .mistake(
            each(&|z, y| (1.0 + (z * (2.0 * y - 1.0)).exp()).ln()),
            "The labels are swapped: for y = 1 the loss is small where z is large.",
        )
        .mistake(
            each(&|z, y| y * (1.0 + (-z).exp()).ln()),
            "Examples with label 0 have no loss: for them it is ln(1 + e^z).",
        )
        .when(
            is_lost && largest < 5.0,
            "A logarithm of a number below 0 is NaN. A dot binds more tightly than a minus: (-z.abs()).exp() is e^-|z|.",
        )
        .when(
            is_lost && largest < 100.0,
            "a has been rounded to 1, and 1 - a to 0, so its logarithm is lost. Compute L from z, without a.",
        )
        .when(is_lost, "e^z overflows to infinity: take e only to the power -|z|, which is never above 0.")
        .when(
            largest > 30.0,
            "Far out the wrong answer costs the size of z. Was a kept away from 0 and 1? Compute L from z, without a.",
        )
        .check()
}

fn check_cost(about: &str, z: &[f64], y: &[f64], losses: &[f64]) -> Check {
    let case = Case::new(about).with("z", z).with("y", y);
    let j = case.run(|| loss_and_cost::cost(z, y))?;
    let m = z.len() as f64;
    let (mut sum, mut divided_inside, mut mean_z, mut mean_y) = (0.0, 0.0, 0.0, 0.0);
    for i in 0..z.len() {
        sum += losses[i];
        divided_inside = (divided_inside + losses[i]) / m;
        mean_z += z[i] / m;
        mean_y += y[i] / m;
    }
    case.compare("J", j, sum / m)
        .scaled(m, "J is the sum of the losses. The cost is their mean: divide by m.")
        .scaled(m / (m - 1.0), "The sum is divided by m - 1. The mean of m losses is their sum divided by m.")
        .mistake(
            mean_z.exp().ln_1p() - mean_z * mean_y,
            "That is the loss of the mean z. The cost is the mean of the losses: first the losses, then the mean.",
        )
        .mistake(
            divided_inside,
            "The sum is divided by m in every round of the loop. Divide once, after the loop.",
        )
        .check()
}
