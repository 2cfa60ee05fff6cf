//! Checks `exercises/update.rs`: a step by hand, then several rates and numbers of steps.

#[path = "../update.rs"]
#[allow(unused)]
mod update;

use std::process::ExitCode;

use ndarray::Array2;
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

/// An example, where the neuron begins, and how it is to learn.
#[derive(Clone)]
struct Task {
    x: Vec<f64>,
    y: f64,
    w: Vec<f64>,
    b: f64,
    learning_rate: f64,
    steps: usize,
}

/// How w and b are moved: as they should be, or as they often are.
#[derive(Clone, Copy, PartialEq)]
enum Update {
    Together,
    WeightByWeight,
    BAfterW,
    WAfterB,
    WithoutB,
    WithoutX,
    SlopeOfTheStart,
}

fn check() -> Check {
    // By hand: z = 0, a = 0.5, dz = -0.5; alpha x dz = 0.4 (1, -2) (-0.5).
    let (x, w) = (vec![1.0, -2.0], vec![0.5, 0.25]);
    let by_hand = Task { x, y: 1.0, w, b: 0.0, learning_rate: 0.4, steps: 1 };
    check_one("the example of the chapter, with another rate", &by_hand, (vec![0.7, -0.15], 0.2))?;
    for (seed, y, learning_rate, steps) in [(5, 0.0, 0.1, 3), (6, 1.0, 0.7, 5)] {
        let mut random = SplitMix64::new(seed);
        let mut draw = |n: usize| -> Vec<f64> { (0..n).map(|_| 2.0 * random.next_f64() - 1.0).collect() };
        let task = Task { x: draw(3), y, w: draw(3), b: draw(1)[0], learning_rate, steps };
        let right = learned(&task, Update::Together);
        check_one(&format!("3 features, drawn with seed {seed}"), &task, right)?;
    }
    Ok(())
}

fn check_one(about: &str, task: &Task, right: (Vec<f64>, f64)) -> Check {
    let (x, w) = (column(&task.x), column(&task.w));
    let case = Case::new(about).with("x", &x).with("y", task.y).with("w", &w).with("b", task.b);
    let case = case.with("learning_rate", task.learning_rate).with("steps", task.steps as f64);
    let (got_w, got_b) =
        case.run(|| update::learn(&x, task.y, w.clone(), task.b, task.learning_rate, task.steps))?;
    // Whether w and b are both what some other task, or another way to move, makes of them.
    let got = joined(&(got_w.iter().copied().collect(), got_b));
    let fits =
        |task: &Task, how: Update| practice::close(&joined(&learned(task, how)).into(), &(&got).into());
    let moved = |how: Update| fits(task, how);
    let with_rate = |learning_rate: f64| fits(&Task { learning_rate, ..task.clone() }, Update::Together);
    let one_step = Task { steps: 1, ..task.clone() };
    let causes = [
        (with_rate(-task.learning_rate), "The neuron gets worse: go against the slope, w := w - alpha dw."),
        (with_rate(1.0), "The learning rate is left out: w := w - alpha dw, b := b - alpha db."),
        (with_rate(0.2), "Your rate is always 0.2: use the one that you are given."),
        (
            moved(Update::WeightByWeight),
            "dz was computed again after w1 had moved. All weights of a step use the same dz: one forward pass a step.",
        ),
        (moved(Update::BAfterW), "The dz for b was computed after w had moved. w and b use the same dz."),
        (moved(Update::WAfterB), "The dz for w was computed after b had moved. w and b use the same dz."),
        (moved(Update::WithoutB), "b does not move: b := b - alpha dz."),
        (moved(Update::WithoutX), "Every weight moved alike: multiply by its feature, dw_k = x_k dz."),
        (
            moved(Update::SlopeOfTheStart),
            "Each step uses the dz of the start: do the forward pass anew in each step.",
        ),
        (fits(&one_step, Update::Together), "There was only one step: take as many as are asked for."),
    ];
    let told = |mut comparison: practice::Comparison| {
        for (fits, cause) in &causes {
            comparison = comparison.when(*fits, cause);
        }
        comparison.check()
    };
    told(case.compare("w", &got_w, column(&right.0)))?;
    told(case.compare("b", got_b, right.1))
}

fn column(numbers: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((numbers.len(), 1), |(k, _)| numbers[k])
}

fn joined((w, b): &(Vec<f64>, f64)) -> Vec<f64> {
    w.iter().copied().chain([*b]).collect()
}

/// w and b after the steps of a task.
fn learned(task: &Task, how: Update) -> (Vec<f64>, f64) {
    let (mut w, mut b) = (task.w.clone(), task.b);
    let dz = |w: &[f64], b: f64| {
        let z = w.iter().zip(&task.x).map(|(w_k, x_k)| w_k * x_k).sum::<f64>() + b;
        1.0 / (1.0 + (-z).exp()) - task.y
    };
    for _ in 0..task.steps {
        let slope_b = if how == Update::SlopeOfTheStart { dz(&task.w, task.b) } else { dz(&w, b) };
        let mut slope = slope_b;
        if how == Update::WAfterB {
            b -= task.learning_rate * slope_b;
            slope = dz(&w, b);
        }
        for k in 0..w.len() {
            if how == Update::WeightByWeight {
                slope = dz(&w, b);
            }
            let x_k = if how == Update::WithoutX { 1.0 } else { task.x[k] };
            w[k] -= task.learning_rate * x_k * slope;
        }
        match how {
            Update::WithoutB | Update::WAfterB => {}
            Update::BAfterW => b -= task.learning_rate * dz(&w, b),
            _ => b -= task.learning_rate * slope_b,
        }
    }
    (w, b)
}
