//! Checks `exercises/capstone.rs`: each function by itself against loops and finite differences, then the lowest point.

#[path = "../capstone.rs"]
#[allow(unused)]
mod capstone;

use std::process::ExitCode;

use ndarray::{Array2, array};
use practice::{Case, Check, Value};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let mut random = SplitMix64::new(12);
    let mut draw =
        |rows, columns| Array2::from_shape_simple_fn((rows, columns), || 4.0 * random.next_f64() - 2.0);
    let (x, p, lambda) = (draw(3, 5), draw(4, 1), 2.0);
    let y = array![[1.0, 0.0, 0.0, 1.0, 1.0]];
    let case = Case::new("3 features, 5 examples, drawn with seed 12");
    let case = case.with("x", &x).with("y", &y).with("p", &p).with("lambda", lambda);
    check_objective(&case, &x, &y, &p, lambda)?;
    check_gradient(&case, &x, &y, &p, lambda)?;
    check_hessian(&case, &x, &y, &p, lambda)?;
    check_fit()
}

fn check_objective(case: &Case, x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Check {
    let right = objective(x, y, p, lambda);
    let b = p[[p.nrows() - 1, 0]];
    let m = x.ncols() as f64;
    let got = case.run(|| capstone::objective(x, y, p, lambda))?;
    case.compare("objective", got, right)
        .mistake(right + lambda / (2.0 * m) * b * b, "b has no penalty: only the squares of w are added.")
        .mistake(2.0 * right - objective(x, y, p, 0.0), "The penalty has half of lambda / m.")
        .mistake(objective(x, y, p, 0.0), "The penalty is missing.")
        .check()?;
    // A neuron that is certain and wrong: z is 800 and -800.
    let (x, y, p) = (array![[1.0, -1.0]], array![[0.0, 1.0]], array![[800.0], [0.0]]);
    let certain = Case::new("a neuron that is certain, and wrong").with("x", &x).with("y", &y).with("p", &p);
    let got = certain.run(|| capstone::objective(&x, &y, &p, 0.0))?;
    certain
        .compare("objective", got, 800.0)
        .when(!got.is_finite(), "Take the loss from z: 1 - a is 0 here, and has no logarithm.")
        .check()
}

fn check_gradient(case: &Case, x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Check {
    let got = case.run(|| capstone::gradient(x, y, p, lambda))?;
    let measured = nudged(p, |p| vec![objective(x, y, p, lambda)]);
    let without = nudged(p, |p| vec![objective(x, y, p, 0.0)]);
    let m = x.ncols() as f64;
    case.gradients(vec![("gradient", (&got).into(), column(&measured))])
        .scaled(m, "Every slope is m times too large: divide by m, the penalty's too.")
        .scaled(-1.0, "The signs are flipped: dz is a - y.")
        .mistake(column(&without), "The slope of the penalty is missing: (lambda / m) w.")
        .check()
}

fn check_hessian(case: &Case, x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Check {
    let got = case.run(|| capstone::hessian(x, p, lambda))?;
    let (n, m) = (p.nrows(), x.ncols() as f64);
    let right = curvature(x, p, lambda, |a| a * (1.0 - a));
    let with_b = {
        let mut with_b = right.clone();
        with_b[[n - 1, n - 1]] += lambda / m;
        with_b
    };
    case.compare("hessian", &got, &right)
        .scaled(m, "Every entry is m times too large: divide by m, the penalty's too.")
        .mistake(&with_b, "The penalty adds lambda / m for each weight; for b it is 0.")
        .mistake(
            curvature(x, p, lambda, |a| a),
            "dz bends with the slope of a, which is a (1 - a), not with a.",
        )
        .mistake(
            curvature(x, p, 0.0, |a| a * (1.0 - a)),
            "The penalty is missing on the diagonal: lambda / m for each weight.",
        )
        .check()?;
    // The formula itself, once more by nudging the slopes.
    let slopes = |p: &Array2<f64>| nudged(p, |p| vec![objective(x, y, p, lambda)]).concat();
    let measured: Vec<f64> = nudged(p, slopes).concat();
    let difference = right.iter().zip(&measured).map(|(right, measured)| (right - measured).abs());
    // A difference of differences keeps about four digits.
    assert!(difference.fold(0.0, f64::max) < 1e-3, "the check's own Hessian is wrong");
    Ok(())
}

fn check_fit() -> Check {
    let rows = practice::rows("iris.csv");
    let x = Array2::from_shape_fn((4, rows.len()), |(k, i)| rows[i].0[k]);
    let y = Array2::from_shape_fn((1, rows.len()), |(_, i)| f64::from(rows[i].1 == "virginica"));
    for lambda in [1.0, 0.01] {
        let case = Case::new("150 irises").with("lambda", lambda);
        let (p, steps) = case.run(|| capstone::fit(&x, &y, lambda))?;
        let expected_shape = Value::from(&Array2::<f64>::zeros((5, 1))).shape;
        let got = Value::from(&p);
        let slopes =
            if got.shape == expected_shape { plain_gradient(&x, &y, &p, lambda) } else { vec![f64::NAN; 5] };
        let norm = slopes.iter().map(|slope| slope * slope).sum::<f64>().sqrt();
        let (right, right_steps) = newton(&x, &y, lambda);
        let after_one = newton_step(&x, &y, &Array2::zeros((5, 1)), lambda);
        case.compare("p", &p, &right)
            .mistake(&after_one, "That is where one step leads: go on until the gradient is nearly 0.")
            .when(
                norm.is_nan() || objective(&x, &y, &p, lambda) > 2f64.ln(),
                "The steps lead up: Newton's step has a minus, p := p - H^-1 g.",
            )
            .when(
                norm > 1e-9,
                "The gradient is not 0 there: this is far from the lowest point. Does each step solve H step = g?",
            )
            .check()?;
        let why = "Count the updates: none after the gradient is at most 1e-10.";
        case.predicted("the number of steps", steps, right_steps, why)?;
        println!("lambda = {lambda}: the lowest point after {steps} steps, the gradient there {norm:.0e}.");
    }
    Ok(())
}

fn column(numbers: &[Vec<f64>]) -> Value {
    let numbers: Vec<f64> = numbers.concat();
    Value::matrix(numbers.len(), 1, numbers)
}

fn z_of(x: &Array2<f64>, p: &Array2<f64>, i: usize) -> f64 {
    (0..x.nrows()).map(|k| p[[k, 0]] * x[[k, i]]).sum::<f64>() + p[[x.nrows(), 0]]
}

fn objective(x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> f64 {
    let m = x.ncols();
    let loss = |i: usize| z_of(x, p, i).exp().ln_1p() - y[[0, i]] * z_of(x, p, i);
    let squares: f64 = (0..x.nrows()).map(|k| p[[k, 0]] * p[[k, 0]]).sum();
    ((0..m).map(loss).sum::<f64>() + lambda / 2.0 * squares) / m as f64
}

/// For each entry of p, how fast the numbers change with it: central differences.
fn nudged(p: &Array2<f64>, numbers: impl Fn(&Array2<f64>) -> Vec<f64>) -> Vec<Vec<f64>> {
    let h = 6e-6;
    let at = |k: usize, by: f64| {
        let mut p = p.clone();
        p[[k, 0]] += by;
        numbers(&p)
    };
    let slope = |k: usize| at(k, h).iter().zip(at(k, -h)).map(|(up, down)| (up - down) / (2.0 * h)).collect();
    (0..p.nrows()).map(slope).collect()
}

/// Feature k of example i; the last row is ones.
fn entry(x: &Array2<f64>, k: usize, i: usize) -> f64 {
    if k < x.nrows() { x[[k, i]] } else { 1.0 }
}

fn chance(x: &Array2<f64>, p: &Array2<f64>, i: usize) -> f64 {
    1.0 / (1.0 + (-z_of(x, p, i)).exp())
}

fn plain_gradient(x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Vec<f64> {
    let m = x.ncols();
    let slope = |k: usize| {
        let sum: f64 = (0..m).map(|i| entry(x, k, i) * (chance(x, p, i) - y[[0, i]])).sum();
        (sum + if k < x.nrows() { lambda * p[[k, 0]] } else { 0.0 }) / m as f64
    };
    (0..p.nrows()).map(slope).collect()
}

fn curvature(x: &Array2<f64>, p: &Array2<f64>, lambda: f64, of: impl Fn(f64) -> f64) -> Array2<f64> {
    let m = x.ncols();
    Array2::from_shape_fn((p.nrows(), p.nrows()), |(j, k)| {
        let sum: f64 = (0..m).map(|i| entry(x, j, i) * entry(x, k, i) * of(chance(x, p, i))).sum();
        (sum + if j == k && k < x.nrows() { lambda } else { 0.0 }) / m as f64
    })
}

/// Where one step leads. The equation is solved by Gauss and Jordan.
fn newton_step(x: &Array2<f64>, y: &Array2<f64>, p: &Array2<f64>, lambda: f64) -> Array2<f64> {
    let mut h = curvature(x, p, lambda, |a| a * (1.0 - a));
    let mut g = plain_gradient(x, y, p, lambda);
    let n = g.len();
    for k in 0..n {
        let pivot = h[[k, k]];
        (0..n).for_each(|column| h[[k, column]] /= pivot);
        g[k] /= pivot;
        for row in (0..n).filter(|row| *row != k) {
            let factor = h[[row, k]];
            (0..n).for_each(|column| h[[row, column]] -= factor * h[[k, column]]);
            g[row] -= factor * g[k];
        }
    }
    Array2::from_shape_fn((n, 1), |(k, _)| p[[k, 0]] - g[k])
}

fn newton(x: &Array2<f64>, y: &Array2<f64>, lambda: f64) -> (Array2<f64>, usize) {
    let mut p = Array2::zeros((x.nrows() + 1, 1));
    let mut steps = 0;
    while plain_gradient(x, y, &p, lambda).iter().map(|slope| slope * slope).sum::<f64>().sqrt() > 1e-10 {
        p = newton_step(x, y, &p, lambda);
        steps += 1;
        assert!(steps < 100, "the check's own Newton does not arrive");
    }
    (p, steps)
}
