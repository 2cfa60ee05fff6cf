//! Checks `exercises/predict.rs`. The answers are found by loops over the two pictures.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check};

const PICTURES: [[[u8; 3]; 2]; 2] = [[[3, 8, 1], [6, 2, 9]], [[5, 7, 4], [0, 11, 10]]];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let case = Case::new("the two pictures, 2 rows of 3 pixels each");
    let shape = case.run(predict::shape_of_x)?;
    let why = match shape {
        (2, 6) => "Rows and columns are swapped: X has one column for each picture.",
        (2, 3) => "That is the shape of a picture. A column of X holds all numbers of one picture.",
        (_, 3) => "m is the number of pictures, not the width of a picture.",
        (12, _) => "The numbers of one picture stand below each other; the other picture has its own column.",
        _ => "How many numbers has a picture (n_x), and how many pictures are there (m)? X is (n_x, m).",
    };
    case.predicted("the shape of X", shape, (6, 2), why)?;

    let column = case.run(predict::column_1)?;
    let why = if column == row_by_row(0) {
        "That is column 0: columns are counted from 0."
    } else if column == column_by_column(1) {
        "The picture is right, but it is written down row by row, not column by column."
    } else {
        "Which picture stands in column 1? Write down its first row, then its second."
    };
    case.predicted("column 1 of X", column, row_by_row(1), why)?;

    let column = case.run(predict::column_0_of_reshape)?;
    let why = if column == row_by_row(0) {
        "That is column 0 of X. A reshape knows no pictures: what are the two numbers in its first row?"
    } else if column == column_by_column(0) {
        "That is the first picture, column by column. NumPy fills its matrix row by row, two numbers in each row."
    } else {
        "Write down the twelve numbers in one line, two in each row of the matrix. Then read its first column."
    };
    let mut every_second = [0; 6];
    for (k, number) in PICTURES.as_flattened().as_flattened().iter().enumerate() {
        if k % 2 == 0 {
            every_second[k / 2] = *number;
        }
    }
    case.predicted("column 0 of the reshape", column, every_second, why)
}

fn row_by_row(picture: usize) -> [u8; 6] {
    let mut column = [0; 6];
    for row in 0..2 {
        for place in 0..3 {
            column[3 * row + place] = PICTURES[picture][row][place];
        }
    }
    column
}

fn column_by_column(picture: usize) -> [u8; 6] {
    let mut column = [0; 6];
    for row in 0..2 {
        for place in 0..3 {
            column[2 * place + row] = PICTURES[picture][row][place];
        }
    }
    column
}
