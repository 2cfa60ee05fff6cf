//! What the types of rows and columns catch before the program runs.

use lesson02::TRIO;
use lesson10::tuple;
use lesson11::{Column, Row};
use ndarray::array;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, short, vector};

/// What rows and columns make of each other.
#[derive(Serialize)]
pub struct Types {
    w: Vec<f64>,
    x: Vec<f64>,
    row_times_column: f64,
    column_times_row_shape: Vec<usize>,
    row_minus_row: Vec<f64>,
}

impl Types {
    pub fn compute() -> Types {
        let (w, x) = (Column(array![1.0, -2.0]), Column(array![0.5, 0.25]));
        let [a, y] =
            [Row(TRIO.iter().map(|&(a, _)| a).collect()), Row(TRIO.iter().map(|&(_, y)| y).collect())];
        Types {
            w: w.0.to_vec(),
            x: x.0.to_vec(),
            row_times_column: &w.t() * &x,
            column_times_row_shape: (&x * &a).shape().to_vec(),
            row_minus_row: (&a - &y).0.to_vec(),
        }
    }
}

impl Section for Types {
    fn title(&self) -> String {
        "What the types catch before the program runs".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let difference: Vec<String> = self.row_minus_row.iter().map(|&value| decimals(value, 1)).collect();
        page.lines(&format!(
            "a row minus a row           ({})\n\
             a row times a column        {} . {} = {}\n\
             a column times a row        a matrix {}",
            difference.join(", "),
            vector(&self.w, short),
            vector(&self.x, short),
            short(self.row_times_column),
            tuple(&self.column_times_row_shape)
        ));
        page.say("These do not compile. Read what the compiler says:");
        page.lines(
            "cargo test -p lesson11 --test column_minus_row\n\
             cargo test -p lesson11 --test column_times_column\n\
             cargo test -p lesson11 --test list_for_matrix",
        );
    }
}
