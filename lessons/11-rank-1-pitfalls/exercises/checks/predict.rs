//! Checks `exercises/predict.rs`, with what ndarray does.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use ndarray::{Array1, Array2, array};
use practice::{Case, Check};

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let (list, row, column) =
        (Array1::<f64>::ones(6), Array2::<f64>::ones((1, 6)), Array2::<f64>::ones((6, 1)));
    let case = Case::new("six numbers as a list (6,), a row (1, 6) and a column (6, 1)");
    let count = case.run(predict::numbers_in_list_dot)?;
    let product: f64 = list.dot(&list.t());
    let why = if count == 36 {
        "That would be a column times a row. A list has only one axis: what is its transpose?"
    } else {
        "`dot` adds up the products of the pairs. What is left?"
    };
    case.predicted("the numbers in list.dot(&list.t())", count, [product].len(), why)?;

    let shape = case.run(predict::shape_of_row_times_turned)?;
    let why = if shape == (1, 1) {
        "That is the matrix product. `*` goes element by element."
    } else {
        "The two have the shapes (1, 6) and (6, 1). On each axis one size is 1: it is stretched."
    };
    case.predicted("the shape of &row * &row.t()", shape, (&row * &row.t()).dim(), why)?;

    let count = case.run(predict::numbers_in_column_minus_row)?;
    let why = "By the rule of lesson 10 every number of the column meets every number of the row.";
    case.predicted("the numbers in &column - &row", count, (&column - &row).len(), why)?;

    let b = array![[1, 2], [3, 4], [5, 6]];
    let case = Case::new("B, three rows and two columns");
    let number = case.run(predict::reshaped)?;
    let why = "Reshape reads B row after row, and fills the new rows in that order.";
    let shaped = [[b[[0, 0]], b[[0, 1]], b[[1, 0]]], [b[[1, 1]], b[[2, 0]], b[[2, 1]]]];
    case.predicted("row 1, column 0 of b.to_shape((2, 3))", number, shaped[1][0], why)?;

    let number = case.run(predict::turned)?;
    let why = "The rows of the transpose are the columns of B.";
    case.predicted("row 1, column 0 of b.t()", number, b.t()[[1, 0]], why)
}
