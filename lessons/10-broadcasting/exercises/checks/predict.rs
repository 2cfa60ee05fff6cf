//! Checks `exercises/predict.rs`, with what ndarray does.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use ndarray::{Array1, Array2, Axis};
use practice::{Case, Check};

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let case = Case::new("a column (4, 1) and a list (3,)");
    let shape = case.run(predict::column_minus_list)?;
    let difference = Array2::<f64>::zeros((4, 1)) - Array1::<f64>::zeros(3);
    let why = if shape == (4, 1) {
        "Both sides are stretched where they are 1 wide: every pair is subtracted."
    } else if shape == (3, 4) {
        "The list lies under the last axis of the column. Which axis is that?"
    } else {
        "Write (4, 1) and (3) one below the other, at their right ends."
    };
    case.predicted("the shape of the difference", shape, difference.dim(), why)?;

    let m = Array2::<f64>::zeros((5, 2));
    let case = Case::new("M of shape (5, 2)");
    let count = case.run(predict::sums_over_axis_0)?;
    let why = if count == 5 {
        "Axis 0 is the one that disappears. Which size is left?"
    } else {
        "A sum over one axis leaves the other one."
    };
    case.predicted("the sums over axis 0", count, m.sum_axis(Axis(0)).len(), why)?;

    let fits = case.run(predict::list_of_row_totals_fits)?;
    let list = m.sum_axis(Axis(1));
    let why = "The shapes are aligned at their right ends. Which sizes of (5, 2) and (5,) meet there?";
    case.predicted("whether the list fits", fits, list.broadcast(m.dim()).is_some(), why)?;

    let fits = case.run(predict::column_of_row_totals_fits)?;
    let column = list.insert_axis(Axis(1));
    let why = "Two sizes fit if they are equal, or if one of them is 1.";
    case.predicted("whether the column fits", fits, column.broadcast(m.dim()).is_some(), why)
}
