//! Checks `exercises/capstone.rs` on 100 irises, of which 20 are kept back.

#[path = "../capstone.rs"]
#[allow(unused)]
mod capstone;

use std::process::ExitCode;

use capstone::Model;
use ndarray::Array2;
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let ([x, x_new], [y, y_new]) = flowers();
    let trained = reference(&x, &y, 0.1, 300);
    let case = Case::new("a model trained on 80 irises, and 20 others");
    let chances = case.run(|| capstone::chances(&trained, &x_new))?;
    let right = chances_of(&trained, &x_new);
    let own = Model { mean: means(&x_new), deviation: deviations(&x_new, &means(&x_new)), ..copy(&trained) };
    let own_mean = Model { mean: means(&x_new), ..copy(&trained) };
    let is_answer = chances.iter().all(|a| *a == 0.0 || *a == 1.0);
    let by_themselves = "New flowers are read with training's mean and deviation, not with their own.";
    case.compare("chances", &chances, right)
        .mistake(chances_of(&own, &x_new), by_themselves)
        .mistake(chances_of(&own_mean, &x_new), by_themselves)
        .when(is_answer, "This is 0 or 1. The chance a is asked for, not the answer.")
        .check()?;
    let alone = x_new.column(3).insert_axis(ndarray::Axis(1)).to_owned();
    let case = Case::new("the same model, and one iris alone").with("x", &alone);
    let chance = case.run(|| capstone::chances(&trained, &alone))?;
    case.compare("chances", &chance, chances_of(&trained, &alone)).check()?;

    let one = reference(&x, &y, 0.5, 1);
    compare("80 irises, one step at learning rate 0.5", &x, &y, &one, 0.5, 1)?;
    let model = compare("80 irises, 300 steps at learning rate 0.1", &x, &y, &trained, 0.1, 300)?;

    let chances = Case::new("20 irises that were kept back").run(|| capstone::chances(&model, &x_new))?;
    let hits = chances.iter().zip(&y_new).filter(|(a, y)| (**a > 0.5) == (**y == 1.0)).count();
    println!("Your neuron is right on {hits} of {} flowers that it never saw.", chances.len());
    Ok(())
}

/// Trains, and compares what is remembered.
fn compare(
    about: &str,
    x: &Array2<f64>,
    y: &Array2<f64>,
    right: &Model,
    alpha: f64,
    steps: usize,
) -> Result<Model, practice::Unsolved> {
    let case = Case::new(about);
    let model = case.run(|| capstone::fit(x, y, alpha, steps))?;
    case.compare("mean", &model.mean, &right.mean).check()?;
    let m = x.ncols() as f64;
    let variance: Vec<f64> = right.deviation.iter().map(|deviation| deviation * deviation).collect();
    case.compare("deviation", &model.deviation, &right.deviation)
        .scaled((m / (m - 1.0)).sqrt(), "The divisor is m, not m - 1.")
        .mistake(variance, "That is the mean of the squares. The deviation is its square root.")
        .check()?;
    let other_rate = reference(x, y, if alpha == 0.5 { 0.1 } else { 0.5 }, steps);
    let raw = raw_slopes(x, y, right, alpha);
    let w = case.compare("w", &model.w, &right.w);
    let w = if steps == 1 {
        w.scaled(m, "Every weight is m times too large after one step: divide by m.")
            .scaled(-1.0, "The signs are flipped: dz is a - y, and the step goes against the slope.")
            .mistake(
                raw,
                "These are the slopes for the raw features. Multiply dz by the standardized features.",
            )
    } else {
        w.mistake(
            other_rate.w,
            "With another learning rate the step is always the same: use the one that is given.",
        )
    };
    w.check()?;
    case.compare("b", model.b, right.b).check()?;
    Ok(model)
}

/// X and Y, of the rows that train and of those that are kept back.
fn flowers() -> ([Array2<f64>; 2], [Array2<f64>; 2]) {
    let rows: Vec<_> =
        practice::rows("iris.csv").into_iter().filter(|(_, species)| species != "setosa").collect();
    let order = SplitMix64::new(6).permutation(rows.len());
    let (train, test) = order.split_at(80);
    let x = |part: &[usize]| Array2::from_shape_fn((4, part.len()), |(k, i)| rows[part[i]].0[k]);
    let y = |part: &[usize]| {
        Array2::from_shape_fn((1, part.len()), |(_, i)| f64::from(rows[part[i]].1 == "virginica"))
    };
    ([x(train), x(test)], [y(train), y(test)])
}

fn means(x: &Array2<f64>) -> Vec<f64> {
    (0..x.nrows()).map(|k| (0..x.ncols()).map(|i| x[[k, i]]).sum::<f64>() / x.ncols() as f64).collect()
}

fn deviations(x: &Array2<f64>, mean: &[f64]) -> Vec<f64> {
    let squares = |k: usize| (0..x.ncols()).map(|i| (x[[k, i]] - mean[k]).powi(2)).sum::<f64>();
    (0..x.nrows()).map(|k| (squares(k) / x.ncols() as f64).sqrt()).collect()
}

fn chances_of(model: &Model, x: &Array2<f64>) -> Vec<f64> {
    let z = |i: usize| {
        let part = |k: usize| model.w[k] * ((x[[k, i]] - model.mean[k]) / model.deviation[k]);
        (0..x.nrows()).map(part).sum::<f64>() + model.b
    };
    (0..x.ncols()).map(|i| 1.0 / (1.0 + (-z(i)).exp())).collect()
}

/// Gradient descent on standardized features, by loops.
fn reference(x: &Array2<f64>, y: &Array2<f64>, alpha: f64, steps: usize) -> Model {
    let (n_x, m) = x.dim();
    let mean = means(x);
    let deviation = deviations(x, &mean);
    let mut model = Model { mean, deviation, w: vec![0.0; n_x], b: 0.0 };
    for _ in 0..steps {
        let a = chances_of(&model, x);
        let dz = |i: usize| (a[i] - y[[0, i]]) / m as f64;
        for k in 0..n_x {
            let feature = |i: usize| (x[[k, i]] - model.mean[k]) / model.deviation[k];
            let dw: f64 = (0..m).map(|i| feature(i) * dz(i)).sum();
            model.w[k] -= alpha * dw;
        }
        model.b -= alpha * (0..m).map(dz).sum::<f64>();
    }
    model
}

/// The first step with the raw features in the slopes.
fn raw_slopes(x: &Array2<f64>, y: &Array2<f64>, model: &Model, alpha: f64) -> Vec<f64> {
    let m = x.ncols();
    let dw = |k: usize| (0..m).map(|i| x[[k, i]] * (0.5 - y[[0, i]])).sum::<f64>() / m as f64;
    (0..model.w.len()).map(|k| -alpha * dw(k)).collect()
}

fn copy(model: &Model) -> Model {
    Model { mean: model.mean.clone(), deviation: model.deviation.clone(), w: model.w.clone(), b: model.b }
}
