//! Checks `exercises/train.rs`, with two learning rates, two numbers of steps and two shapes.

#[path = "../train.rs"]
#[allow(unused)]
mod train;

use std::process::ExitCode;

use ndarray::Array2;
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one(9, (3, 7), 0.1, 20)?;
    check_one(10, (5, 4), 0.7, 5)
}

fn check_one(seed: u64, (n_x, m): (usize, usize), learning_rate: f64, iterations: usize) -> Check {
    let mut random = SplitMix64::new(seed);
    let x = Array2::from_shape_simple_fn((n_x, m), || 4.0 * random.next_f64() - 2.0);
    let y = Array2::from_shape_fn((1, m), |(_, i)| f64::from(i % 3 == 0));
    let product =
        "Two shapes do not fit. Write them down: Z = w' X + b is (1, m), and dw = X dZ' / m is (n_x, 1).";
    let case = Case::new(format!("{n_x} features, {m} examples, drawn with seed {seed}"));
    let case = case.with("x", &x).with("y", &y);
    let case = case.with("learning_rate", learning_rate).with("iterations", iterations as f64);
    let case = case
        .panic("matrix multiplication", product)
        .panic("ShapeError", product)
        .panic("part.equal_dim", product)
        .panic("broadcast", product);
    let (w, b, costs) = case.run(|| train::train(&x, &y, learning_rate, iterations))?;

    let descent = |way: &Way| descend(&x, &y, way, iterations);
    let right = Way::new(learning_rate);
    let expected = descent(&right);
    let sums: Vec<f64> = expected.costs.iter().map(|cost| cost * m as f64).collect();
    let other = |change: &dyn Fn(&mut Way)| {
        let mut way = Way::new(learning_rate);
        change(&mut way);
        descent(&way).costs
    };
    let shifted = descend(&x, &y, &right, iterations + 1).costs.split_off(1);
    let m = m as f64;
    case.compare("costs", &costs, &expected.costs)
        .when(
            costs.len() != iterations,
            "There must be one cost for each step: is the number of steps the one asked for?",
        )
        .mistake(sums, "J is the sum of the losses. The cost is their mean: divide by m.")
        .mistake(shifted, "Each cost is the one of the next step: note J before its update.")
        .mistake(
            other(&|way| way.rates = [0.1; 2]),
            "That is what a rate of 0.1 gives: your rate is always 0.1.",
        )
        .mistake(
            other(&|way| way.rates = [-learning_rate; 2]),
            "The cost rises: dZ is A - Y, and the step goes against the slope, w := w - alpha dw.",
        )
        .mistake(other(&|way| way.rates = [1.0; 2]), "The learning rate is left out: w := w - alpha dw.")
        .mistake(
            other(&|way| way.rates = [learning_rate * m; 2]),
            "Every step is m times too large: dw and db are means, so divide by m.",
        )
        .mistake(other(&|way| way.rates[0] *= m), "dw is not divided by m: dw = X dZ' / m.")
        .mistake(other(&|way| way.rates[1] *= m), "db is not divided by m: db = sum(dZ) / m.")
        .when(
            b != 0.0 && practice::close(&(&costs).into(), &other(&|way| way.b_in_z = false).into()),
            "z lacks b: Z = w' X + b.",
        )
        .mistake(other(&|way| way.rates[1] = 0.0), "b does not move: b := b - alpha db.")
        .mistake(other(&|way| way.label_in_dw = false), "dw is X A' / m: the slopes come from dZ = A - Y.")
        .check()?;
    let right_w = Array2::from_shape_fn((n_x, 1), |(k, _)| expected.w[k]);
    case.compare("w", &w, &right_w).check()?;
    case.compare("b", b, expected.b).check()
}

struct Descent {
    w: Vec<f64>,
    b: f64,
    costs: Vec<f64>,
}

/// How the steps are taken: as they should be, or as they often are.
struct Way {
    /// Of w, and of b.
    rates: [f64; 2],
    b_in_z: bool,
    label_in_dw: bool,
}

impl Way {
    fn new(learning_rate: f64) -> Way {
        Way { rates: [learning_rate; 2], b_in_z: true, label_in_dw: true }
    }
}

fn descend(x: &Array2<f64>, y: &Array2<f64>, way: &Way, iterations: usize) -> Descent {
    let (n_x, m) = (x.nrows(), x.ncols() as f64);
    let mut at = Descent { w: vec![0.0; n_x], b: 0.0, costs: Vec::new() };
    for _ in 0..iterations {
        let (mut cost, mut dw, mut db) = (0.0, vec![0.0; n_x], 0.0);
        for i in 0..x.ncols() {
            let b = if way.b_in_z { at.b } else { 0.0 };
            let z = (0..n_x).map(|k| at.w[k] * x[[k, i]]).sum::<f64>() + b;
            // ln(1 + e^z), for z of any size.
            cost += (z.max(0.0) + (-z.abs()).exp().ln_1p() - y[[0, i]] * z) / m;
            let a = 1.0 / (1.0 + (-z).exp());
            let label = if way.label_in_dw { y[[0, i]] } else { 0.0 };
            for k in 0..n_x {
                dw[k] += x[[k, i]] * (a - label) / m;
            }
            db += (a - y[[0, i]]) / m;
        }
        at.costs.push(cost);
        for (w_k, dw_k) in at.w.iter_mut().zip(dw) {
            *w_k -= way.rates[0] * dw_k;
        }
        at.b -= way.rates[1] * db;
    }
    at
}
