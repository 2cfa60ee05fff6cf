//! Checks `exercises/outer.rs`: a product by hand, then random lists of different lengths.

#[path = "../outer.rs"]
#[allow(unused)]
mod outer;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one("two lists by hand", &array![2.0, -1.0], &array![3.0, 0.5, 5.0])?;
    for (seed, n, k) in [(7, 5, 3), (8, 2, 4)] {
        let mut random = SplitMix64::new(seed);
        let mut draw = |n: usize| Array1::from_shape_simple_fn(n, || 4.0 * random.next_f64() - 2.0);
        let (x, y) = (draw(n), draw(k));
        check_one(&format!("lists of {n} and {k} numbers, drawn with seed {seed}"), &x, &y)?;
    }
    Ok(())
}

fn check_one(about: &str, x: &Array1<f64>, y: &Array1<f64>) -> Check {
    let case = Case::new(about).with("x", x).with("y", y).panic(
        "index",
        "An index went too far. Row i belongs to x_i and column j to y_j: x[i], y[j], and a matrix of that shape.",
    );
    let got = case.run(|| outer::outer(x, y))?;
    let (n, k) = (x.len(), y.len());
    let with = |entry: &dyn Fn(usize, usize) -> f64| Array2::from_shape_fn((n, k), |(i, j)| entry(i, j));
    let right = with(&|i, j| x[i] * y[j]);
    let rows_summed = with(&|i, j| if j == 0 { x[i] * y.iter().sum::<f64>() } else { 0.0 });
    let sums_repeated = with(&|i, _| x[i] * y.iter().sum::<f64>());
    let summed = "Each row was added up. An outer product adds nothing up: product[[i, j]] = ...";
    let compared = case
        .compare("x y'", &got, &right)
        .mistake(
            right.t().to_owned(),
            "That is y x': the rows belong to x, the first factor, and the columns to y.",
        )
        .mistake(rows_summed, summed)
        .mistake(sums_repeated, summed)
        .mistake(with(&|i, j| x[i] + y[j]), "The pairs are added: multiply them.")
        .mistake(
            with(&|i, j| if i == j { x[i] * y[j] } else { 0.0 }),
            "Only the diagonal is filled: that is the element-wise product. Each number of x meets each number of y.",
        )
        .when(
            got.dim() != (n, k),
            "The shape is not (n, k): there is one row for each number of x, and one column for each of y.",
        );
    let one_index = n <= k && {
        let repeated = with(&|i, _| x[i] * y[i]);
        practice::close(&(&got).into(), &(&repeated).into())
    };
    compared
        .when(one_index, "Each row repeats one number: x and y need two different indices, x[i] and y[j].")
        .check()
}
