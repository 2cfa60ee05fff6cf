//! Checks `exercises/percentages.rs`: a table by hand, the chapter's, then random ones. One of them is square: there a
//! list of totals fits, and divides the wrong numbers.

#[path = "../percentages.rs"]
#[allow(unused)]
mod percentages;

use std::process::ExitCode;

use lesson10::calories;
use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one("a table by hand", &array![[1.0, 3.0, 4.0], [6.0, 0.0, 2.0]])?;
    check_one("the calories of the chapter", &calories())?;
    for (seed, rows, columns) in [(10, 5, 3), (11, 3, 3)] {
        let mut random = SplitMix64::new(seed);
        let amounts = Array2::from_shape_simple_fn((rows, columns), || 1.0 + 9.0 * random.next_f64());
        check_one(&format!("{rows} rows and {columns} columns, drawn with seed {seed}"), &amounts)?;
    }
    Ok(())
}

fn check_one(about: &str, amounts: &Array2<f64>) -> Check {
    let (rows, columns) = amounts.dim();
    let aligned = "The shapes do not fit: as a list or as a row the totals lie under the last axis. Those of the rows are sums over \
         axis 1; put it back: (rows, 1), a column.";
    let case = Case::new(about).with("amounts", amounts).panic("ShapeError", aligned);
    let got = case.run(|| percentages::percentages(amounts))?;
    let row_total = |i: usize| (0..columns).map(|j| amounts[[i, j]]).sum::<f64>();
    let column_total = |j: usize| (0..rows).map(|i| amounts[[i, j]]).sum::<f64>();
    let all: f64 = (0..rows).map(row_total).sum();
    let divided_by = |total: &dyn Fn(usize, usize) -> f64| {
        Array2::from_shape_fn((rows, columns), |(i, j)| 100.0 * amounts[[i, j]] / total(i, j))
    };
    let by_column = divided_by(&|_, j| column_total(j));
    let mut compared = case
        .compare("the percentages", &got, divided_by(&|i, _| row_total(i)))
        .scaled(0.01, "These are shares: a percentage is a share times 100.")
        .scaled(columns as f64, "Each number is divided by its row's mean: divide by the total.")
        .mistake(by_column, "These are divided by the columns' totals: which axis must disappear?")
        .mistake(
            divided_by(&|_, _| all),
            "All are divided by the total of all numbers: each row has its own.",
        );
    if rows == columns {
        compared = compared.mistake(divided_by(&|_, j| row_total(j)), aligned);
    }
    compared.check()
}
