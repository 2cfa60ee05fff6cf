//! Checks `exercises/repair.rs`: chances by hand, then random ones.

#[path = "../repair.rs"]
#[allow(unused)]
mod repair;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one("three chances by hand", &array![[0.75], [0.5], [0.25]], &array![1.0, 0.0, 0.0])?;
    for (seed, m) in [(11, 5), (12, 3)] {
        let mut random = SplitMix64::new(seed);
        let a = Array2::from_shape_simple_fn((m, 1), || 0.05 + 0.9 * random.next_f64());
        let y = Array1::from_shape_fn(m, |i| f64::from(i % 2 == 0));
        check_one(&format!("{m} chances, drawn with seed {seed}"), &a, &y)?;
    }
    Ok(())
}

fn check_one(about: &str, a: &Array2<f64>, y: &Array1<f64>) -> Check {
    let m = y.len();
    let case = Case::new(about).with("a", a).with("y", y).panic(
        "ShapeError",
        "Two shapes do not fit. Write the shape of Y behind the line that changes it: it must be that of A.",
    );
    let (j, dz) = case.run(|| repair::step(a, y))?;
    let right = Array2::from_shape_fn((m, 1), |(i, _)| a[[i, 0]] - y[i]);
    let mean_y = y.iter().sum::<f64>() / m as f64;
    let row_means = Array2::from_shape_fn((m, 1), |(i, _)| a[[i, 0]] - mean_y);
    case.compare("dZ", &dz, &right)
        .when(
            dz.dim() == (m, m),
            "dZ is (m, m): Y lies under the last axis of A, as a row. Give Y a second axis behind the first; \
             `.t()` turns no list.",
        )
        .mistake(right.t().to_owned(), "dZ is a row, (1, m): A is a column, and so is dZ.")
        .mistake(
            row_means,
            "The shape is right, but these are the means of the rows of the (m, m) matrix. Each chance has one label: \
             repair Y before you subtract.",
        )
        .check()?;

    let loss = |a: f64, y: f64| if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() };
    let (mut sum, mut of_all_pairs) = (0.0, 0.0);
    for i in 0..m {
        sum += loss(a[[i, 0]], y[i]);
        for j in 0..m {
            of_all_pairs += loss(a[[i, 0]], y[j]);
        }
    }
    case.compare("J", j, sum / m as f64)
        .mistake(
            of_all_pairs / (m * m) as f64,
            "Each chance is judged by every label: the losses are still (m, m). Use the Y with two axes there as well.",
        )
        .scaled(m as f64, "J is the sum of the losses. The cost is their mean: divide by m.")
        .check()
}
