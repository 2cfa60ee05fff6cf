//! Checks `exercises/steps.rs`, with two learning rates and two numbers of steps.

#[path = "../steps.rs"]
#[allow(unused)]
mod steps;

use std::process::ExitCode;

use ndarray::Array2;
use practice::{Case, Check, Value};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let mut random = SplitMix64::new(6);
    let (n_x, m) = (3, 7);
    let x = Array2::from_shape_simple_fn((n_x, m), || 4.0 * random.next_f64() - 2.0);
    let y = Array2::from_shape_fn((1, m), |(_, i)| f64::from(i % 3 == 0));
    for (learning_rate, iterations) in [(0.1, 20), (0.7, 5)] {
        let about = format!("{n_x} features, {m} examples, drawn with seed 6");
        let case = Case::new(about).with("x", &x).with("y", &y);
        let case = case.with("learning_rate", learning_rate).with("iterations", iterations as f64);
        let (w, b, costs) = case.run(|| steps::steps(&x, &y, learning_rate, iterations))?;
        let right = descend(&x, &y, learning_rate, iterations, Update::Together);
        let at_0_1 = descend(&x, &y, 0.1, iterations, Update::Together);
        let one_further = descend(&x, &y, learning_rate, iterations + 1, Update::Together);
        let shifted = &one_further.costs[1..];
        let got = Value::from(&costs);
        case.compare("costs", &costs, &right.costs)
            .when(
                costs.len() != iterations,
                "There must be one cost for each step: is the number of steps the one asked for?",
            )
            .mistake(shifted, "Each cost is the one of the next step: note J before its update.")
            .when(
                practice::close(&got, &at_0_1.costs.into()),
                "That is what a rate of 0.1 gives: your rate is always 0.1.",
            )
            .when(
                fits(&got, &x, &y, -learning_rate),
                "The cost rises: go against the slope, w := w - alpha dw.",
            )
            .when(fits(&got, &x, &y, 1.0), "The learning rate is left out: w := w - alpha dw.")
            .mistake(
                descend(&x, &y, learning_rate, iterations, Update::WithoutB).costs,
                "b does not move: b := b - alpha db.",
            )
            .mistake(
                descend(&x, &y, learning_rate, iterations, Update::OneAfterTheOther).costs,
                "db was measured after w had moved. dw and db must see the same w and b: one pass a step.",
            )
            .check()?;
        let [right_w, right_b] =
            [Array2::from_shape_vec((n_x, 1), right.w).unwrap(), Array2::from_elem((1, 1), right.b)];
        case.compare("w", &w, &right_w).check()?;
        case.compare("b", b, right_b[[0, 0]]).check()?;
    }
    Ok(())
}

/// Whether the costs are those of another learning rate.
fn fits(costs: &Value, x: &Array2<f64>, y: &Array2<f64>, learning_rate: f64) -> bool {
    let other = descend(x, y, learning_rate, costs.numbers.len(), Update::Together);
    practice::close(costs, &other.costs.into())
}

struct Descent {
    w: Vec<f64>,
    b: f64,
    costs: Vec<f64>,
}

/// How w and b are moved: as they should be, or as they often are.
#[derive(PartialEq)]
enum Update {
    Together,
    WithoutB,
    OneAfterTheOther,
}

fn descend(
    x: &Array2<f64>,
    y: &Array2<f64>,
    learning_rate: f64,
    iterations: usize,
    update: Update,
) -> Descent {
    let mut at = Descent { w: vec![0.0; x.nrows()], b: 0.0, costs: Vec::new() };
    for _ in 0..iterations {
        let (cost, dw, mut db) = slopes(x, y, &at.w, at.b);
        at.costs.push(cost);
        for (w_k, dw_k) in at.w.iter_mut().zip(dw) {
            *w_k -= learning_rate * dw_k;
        }
        if update == Update::OneAfterTheOther {
            db = slopes(x, y, &at.w, at.b).2;
        }
        if update != Update::WithoutB {
            at.b -= learning_rate * db;
        }
    }
    at
}

/// J, dw and db.
fn slopes(x: &Array2<f64>, y: &Array2<f64>, w: &[f64], b: f64) -> (f64, Vec<f64>, f64) {
    let m = x.ncols() as f64;
    let (mut cost, mut dw, mut db) = (0.0, vec![0.0; w.len()], 0.0);
    for i in 0..x.ncols() {
        let z = (0..w.len()).map(|k| w[k] * x[[k, i]]).sum::<f64>() + b;
        cost += (z.exp().ln_1p() - y[[0, i]] * z) / m;
        let dz = 1.0 / (1.0 + (-z).exp()) - y[[0, i]];
        for k in 0..w.len() {
            dw[k] += x[[k, i]] * dz / m;
        }
        db += dz / m;
    }
    (cost, dw, db)
}
