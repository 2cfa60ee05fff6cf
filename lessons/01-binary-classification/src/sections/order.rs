//! The order does not matter: the distance of two digits, unrolled in three orders.

use lesson01::{distance, reordered};
use ndarray::Array2;
use serde::Serialize;
use shared::data::random::SplitMix64;
use shared::lab::Section;
use shared::page::{Page, number};

/// The distance between the first two digits in each order.
#[derive(Serialize)]
pub struct Order {
    rows: f64,
    columns: f64,
    shuffled: f64,
}

impl Order {
    pub fn compute(columns: &[Array2<f64>]) -> Order {
        let (x, other) = (&columns[0], &columns[1]);
        let apart = |order: &[usize]| distance(&reordered(x, order), &reordered(other, order));
        // Number k in this order is from row k % 8 and column k / 8.
        let by_columns: Vec<usize> = (0..64).map(|k| k % 8 * 8 + k / 8).collect();
        Order {
            rows: distance(x, other),
            columns: apart(&by_columns),
            shuffled: apart(&SplitMix64::new(1).permutation(64)),
        }
    }
}

impl Section for Order {
    fn title(&self) -> String {
        "The order does not matter".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say("The distance between the first two digits, with their numbers written");
        let row = |name: &str, distance: f64| vec![name.to_string(), number(distance)];
        let rows = [
            row("row by row", self.rows),
            row("column by column", self.columns),
            row("shuffled, both alike", self.shuffled),
        ];
        page.table(&["order", "distance"], &rows);
    }
}
