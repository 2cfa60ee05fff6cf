//! Surprise: a column minus what was meant to be a column.

use lesson10::{column_and_list, tuple};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals};

/// A - Y for a column A and a list Y.
#[derive(Serialize)]
pub struct ColumnMinusList {
    a_shape: Vec<usize>,
    a: Vec<f64>,
    y_shape: Vec<usize>,
    y: Vec<f64>,
    shape: Vec<usize>,
    difference: Vec<f64>,
}

impl ColumnMinusList {
    pub fn compute() -> ColumnMinusList {
        let (a, y) = column_and_list();
        let difference = &a - &y;
        ColumnMinusList {
            a_shape: a.shape().to_vec(),
            a: a.iter().copied().collect(),
            y_shape: y.shape().to_vec(),
            y: y.to_vec(),
            shape: difference.shape().to_vec(),
            difference: difference.iter().copied().collect(),
        }
    }
}

impl Section for ColumnMinusList {
    fn title(&self) -> String {
        "Surprise: a column minus a list".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [a_shape, y_shape, shape] = [&self.a_shape, &self.y_shape, &self.shape].map(|shape| tuple(shape));
        page.say(&format!("A is {a_shape}, one chance below the other; Y is {y_shape}."));
        let cells = |values: &[f64]| {
            values.iter().map(|&value| format!("{:>7}", decimals(value, 1))).collect::<String>()
        };
        let mut grid = vec![format!("A - Y     Y ={}", cells(&self.y))];
        for (row, &a) in self.difference.chunks(self.shape[1]).zip(&self.a) {
            grid.push(format!("A = {:>4}     {}", decimals(a, 1), cells(row)));
        }
        page.lines(&grid.join("\n"));
        let wanted = self.y.len();
        page.say(&format!("{wanted} errors were wanted. The result is {shape}, and nobody complained."));
    }
}
