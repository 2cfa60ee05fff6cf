//! Checks `exercises/newton.rs`: random examples, against sums in plain loops, then a step by hand. It comes last,
//! since several mistakes look alike there.

#[path = "../newton.rs"]
#[allow(unused)]
mod newton;

use std::process::ExitCode;

use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    for (seed, n_x, m) in [(12, 3, 9), (13, 2, 7)] {
        let mut random = SplitMix64::new(seed);
        let mut draw = |rows, columns, wide: f64| {
            Array2::from_shape_simple_fn((rows, columns), || wide * (2.0 * random.next_f64() - 1.0))
        };
        let (x, w, b) = (draw(n_x, m, 2.0), draw(n_x, 1, 0.5), draw(1, 1, 0.5)[[0, 0]]);
        let y = Array2::from_shape_fn((1, m), |(_, i)| f64::from(i % 3 == 0));
        check_one(&format!("{n_x} features and {m} examples, drawn with seed {seed}"), &x, &y, &w, b)?;
    }
    // At zeros each curvature is 1/4. H = 1/4 on its diagonal, 0 elsewhere; the slopes are -1/4: both move by 1.
    let (x, y) = (array![[1.0, -1.0, 1.0, -1.0]], array![[1.0, 0.0, 1.0, 1.0]]);
    check_one("four examples of one feature, by hand", &x, &y, &array![[0.0]], 0.0)
}

fn check_one(about: &str, x: &Array2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64) -> Check {
    let (n_x, m) = (x.nrows(), x.ncols() as f64);
    let ones = "H and the gradient must be n_x + 1 high: take X with the row of ones, for b.";
    let product =
        "Two shapes do not fit. The gradient is X dZ' / m and H is X S X' / m, with the row of ones in X.";
    let fitting = "Two shapes do not fit: w is (n_x, 1), the step (n_x + 1, 1), for b is its last number.";
    let last = "There is no such number: those of the step are step[[0, 0]] to step[[n_x, 0]], and the last is that of b.";
    let case = Case::new(about).with("x", x).with("y", y).with("w", w).with("b", b);
    let case = case
        .panic("solve: H", ones)
        .panic("matrix multiplication", product)
        .panic("ShapeError", fitting)
        .panic("index", last);
    let (new_w, new_b) =
        case.run(|| newton::newton(x, y, w, b, |h, gradient| solve_for(n_x + 1, h, gradient)))?;

    let (gradient, h) = slopes(x, y, w, b, |a| a * (1.0 - a));
    let step = solve(&h, &gradient);
    let now: Vec<f64> = w.iter().copied().chain([b]).collect();
    let moved =
        |step: &[f64], by: f64| now.iter().zip(step).map(|(now, step)| now - by * step).collect::<Vec<f64>>();
    let with_curvature = |curvature: fn(f64) -> f64| solve(&slopes(x, y, w, b, curvature).1, &gradient);
    let with_b = |b: f64| moved(&step, 1.0)[..n_x].iter().copied().chain([b]).collect::<Vec<f64>>();
    let right = moved(&step, 1.0);
    let got: Vec<f64> = new_w.iter().copied().chain([new_b]).collect();
    case.compare("w", &new_w, Array2::from_shape_fn((n_x, 1), |(k, _)| right[k]))
        .when(
            new_w.dim() != (n_x, 1),
            "w must stay a column, (n_x, 1): the last number of the step belongs to b.",
        )
        .when(is(&got, &now), "Neither w nor b has moved.")
        .when(is(&got, &moved(&step, -1.0)), "The step goes up: dZ is A - Y, and the step is subtracted.")
        .when(
            is(&got, &moved(&step, m)),
            "The step is m times too long: the gradient needs its 1/m, as H does.",
        )
        .when(
            is(&got, &moved(&step, 1.0 / m)),
            "The step is m times too short: H needs its 1/m, as the gradient does.",
        )
        .when(is(&got, &moved(&with_curvature(|a| a), 1.0)), "H has a in it: the curvature is a (1 - a).")
        .when(
            is(&got, &moved(&with_curvature(|_| 1.0), 1.0)),
            "S is left out: each column of X is taken times a (1 - a).",
        )
        .when(
            is(&got, &moved(&gradient, 1.0)),
            "That is the gradient itself, a step of gradient descent: let `solve` divide it by H.",
        )
        .check()?;
    let alone = b - gradient[n_x] / h[n_x][n_x];
    case.compare("b", new_b, right[n_x])
        .when(is(&got, &with_b(b)), "b does not move: it takes the last number of the step.")
        .when(
            is(&got, &with_b(alone)),
            "b moves by its own slope / curvature. It bends J together with w: take the last number of the step.",
        )
        .check()
}

/// Whether two lists are equal to rounding.
fn is(one: &[f64], other: &[f64]) -> bool {
    practice::close(&one.into(), &other.into())
}

/// The gradient and the Hessian over w and, last, b.
fn slopes(
    x: &Array2<f64>,
    y: &Array2<f64>,
    w: &Array2<f64>,
    b: f64,
    curvature: fn(f64) -> f64,
) -> (Vec<f64>, Vec<Vec<f64>>) {
    let (n_x, m) = (x.nrows(), x.ncols());
    let value = |k: usize, i: usize| if k < n_x { x[[k, i]] } else { 1.0 };
    let (mut gradient, mut h) = (vec![0.0; n_x + 1], vec![vec![0.0; n_x + 1]; n_x + 1]);
    for i in 0..m {
        let z = (0..n_x).map(|k| w[[k, 0]] * x[[k, i]]).sum::<f64>() + b;
        let a = 1.0 / (1.0 + (-z).exp());
        for k in 0..=n_x {
            gradient[k] += value(k, i) * (a - y[[0, i]]) / m as f64;
            for (j, bend) in h[k].iter_mut().enumerate() {
                *bend += value(k, i) * value(j, i) * curvature(a) / m as f64;
            }
        }
    }
    (gradient, h)
}

/// What the learner is given: it says so where H or the gradient has another size than it should.
fn solve_for(n: usize, h: &Array2<f64>, gradient: &Array2<f64>) -> Array2<f64> {
    let (of_h, of_gradient) = (h.dim(), gradient.dim());
    assert!(
        of_h == (n, n) && of_gradient == (n, 1),
        "solve: H is {of_h:?} and the gradient {of_gradient:?}, where {:?} and {:?} are expected",
        (n, n),
        (n, 1)
    );
    let rows: Vec<Vec<f64>> = h.rows().into_iter().map(|row| row.to_vec()).collect();
    let step = solve(&rows, &gradient.iter().copied().collect::<Vec<f64>>());
    Array2::from_shape_fn((n, 1), |(k, _)| step[k])
}

/// The step that solves H step = gradient, by elimination.
fn solve(h: &[Vec<f64>], gradient: &[f64]) -> Vec<f64> {
    let n = gradient.len();
    let mut rows: Vec<Vec<f64>> =
        h.iter().zip(gradient).map(|(row, slope)| [&row[..], &[*slope]].concat()).collect();
    for k in 0..n {
        for other in 0..n {
            if other != k {
                let factor = rows[other][k] / rows[k][k];
                let pivot = rows[k].clone();
                rows[other].iter_mut().zip(pivot).for_each(|(value, above)| *value -= factor * above);
            }
        }
    }
    (0..n).map(|k| rows[k][n] / rows[k][k]).collect()
}
