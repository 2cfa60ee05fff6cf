//! Checks `exercises/one_pass.rs`: the chapter's four examples, then random ones where n_x and m differ.

#[path = "../one_pass.rs"]
#[allow(unused)]
mod one_pass;

use std::process::ExitCode;

use lesson06::quartet;
use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    for seed in [6, 7] {
        let (n_x, m) = (3, 5);
        let mut random = SplitMix64::new(seed);
        let mut draw =
            |rows, columns| Array2::from_shape_simple_fn((rows, columns), || 4.0 * random.next_f64() - 2.0);
        let (x, w, b) = (draw(n_x, m), draw(n_x, 1), draw(1, 1)[[0, 0]]);
        let y = draw(1, m).mapv(|number| f64::from(number > 0.0));
        check_one(&format!("{n_x} features and {m} examples, drawn with seed {seed}"), &x, &y, &w, b)?;
    }
    let (x, y) = quartet();
    check_one("the four examples of the chapter", &x, &y, &array![[0.0], [0.0]], 0.0)
}

fn check_one(about: &str, x: &Array2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64) -> Check {
    let case = Case::new(about).with("x", x).with("y", y).with("w", w).with("b", b);
    let (j, dw, db) = case.run(|| one_pass::pass(x, y, w, b))?;
    let (n_x, m) = (x.nrows(), x.ncols() as f64);
    let parameters: Vec<f64> = w.iter().copied().chain([b]).collect();
    let cost_at = |p: &[f64]| cost(x, y, &p[..n_x], p[n_x]);
    let without_b = cost(x, y, &parameters[..n_x], 0.0);
    case.compare("J", j, cost_at(&parameters))
        .scaled(m, "J is the sum of the losses. The cost is their mean: divide by m.")
        .mistake(without_b, "z lacks b: z = w . x + b.")
        .check()?;

    let slopes = practice::central_differences(cost_at, &parameters);
    let (slopes_w, slope_b) = slopes.split_at(n_x);
    let measured = Array2::from_shape_fn((n_x, 1), |(k, _)| slopes_w[k]);
    let last = last_example(x, y, w, b);
    let times = |of_w: f64, of_b: f64| -> Vec<f64> {
        slopes_w.iter().map(|slope| slope * of_w).chain([slope_b[0] * of_b]).collect()
    };
    let rest_is_zero = dw.iter().skip(1).all(|slope| *slope == 0.0) && dw.iter().any(|slope| *slope != 0.0);
    let gradients = vec![("dw", (&dw).into(), (&measured).into()), ("db", db.into(), slope_b[0].into())];
    case.gradients(gradients)
        .scaled(m, "Every slope is m times too large: divide by m, once, after the loop.")
        .mistake(squared_error(x, y, w, b), "dz is a - y, without the factor a (1 - a): that one belongs to the squared error.")
        .scaled(1.0 / m, "Every slope is m times too small: it was divided by m twice.")
        .scaled(-1.0, "The signs are flipped: dz is a - y.")
        .scaled(0.0, "Every slope is 0. Is something added to dw and db? In Rust 1 / m is 0 where m is a whole number: divide by m as f64.")
        .mistake(times(m, 1.0), "dw is m times too large: divide it by m, as J and db.")
        .mistake(times(1.0, m), "db is m times too large: divide it by m, as J and dw.")
        .mistake(times(1.0, n_x as f64), "db is n_x times too large: it grows once for each example, outside the loop over features.")
        .mistake(last, "These are the slopes of the last example alone: add to dw with +=.")
        .when(rest_is_zero, "Only the first feature alone has a slope: the second loop goes over all k, and fills dw[[k, 0]].")
        .check()
}

/// The mean of the losses.
fn cost(x: &Array2<f64>, y: &Array2<f64>, w: &[f64], b: f64) -> f64 {
    let mut sum = 0.0;
    for i in 0..x.ncols() {
        let mut z = b;
        for (k, w_k) in w.iter().enumerate() {
            z += w_k * x[[k, i]];
        }
        // ln(1 + e^z) - y z is the loss, for the moderate z of these cases.
        sum += z.exp().ln_1p() - y[[0, i]] * z;
    }
    sum / x.ncols() as f64
}

/// The slopes with dz of the squared error, which has the slope of a in it.
fn squared_error(x: &Array2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64) -> Vec<f64> {
    let m = x.ncols();
    let dz = |i: usize| {
        let z = (0..x.nrows()).map(|k| w[[k, 0]] * x[[k, i]]).sum::<f64>() + b;
        let a = 1.0 / (1.0 + (-z).exp());
        (a - y[[0, i]]) * a * (1.0 - a) / m as f64
    };
    let dw = |k: usize| (0..m).map(|i| x[[k, i]] * dz(i)).sum();
    (0..x.nrows()).map(dw).chain([(0..m).map(dz).sum()]).collect()
}

/// What is left where the last example replaces the others in dw, but not in db.
fn last_example(x: &Array2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64) -> Vec<f64> {
    let m = x.ncols();
    let dz = |i: usize| {
        let z = (0..x.nrows()).map(|k| w[[k, 0]] * x[[k, i]]).sum::<f64>() + b;
        1.0 / (1.0 + (-z).exp()) - y[[0, i]]
    };
    let db = (0..m).map(dz).sum::<f64>() / m as f64;
    (0..x.nrows()).map(|k| x[[k, m - 1]] * dz(m - 1) / m as f64).chain([db]).collect()
}
