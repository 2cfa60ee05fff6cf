//! How long each way takes for one dot product, timed here.

use serde::Serialize;
use shared::blas;
use shared::lab::{Error, Section};
use shared::page::{Page, counted, decimals, time};

use crate::dot_product::{DotProduct, Name, PythonWay, Row};
use crate::python::{Python, timed_beside};

/// The rows of one dot product.
#[derive(Serialize)]
pub struct Times {
    length: usize,
    rows: Vec<Row>,
}

/// OpenBLAS is called from so many numbers on.
const SHORTEST_FOR_BLAS: usize = 32;

impl Times {
    /// # Errors
    /// Python fails.
    pub fn compute(dot_product: &DotProduct, python: Option<&Python>) -> Result<Times, Error> {
        Ok(Times { length: dot_product.length(), rows: timed_beside(python, dot_product)? })
    }

    fn row(&self, row: &Row) -> Vec<String> {
        let loop_ns = self.rows[0].median_ns;
        vec![
            row.name.to_string(),
            time(row.median_ns),
            format!("{} to {}", time(row.low_ns), time(row.high_ns)),
            decimals(row.per_number_ns, 3),
            format!("{:.2}x", loop_ns / row.median_ns),
        ]
    }
}

impl Section for Times {
    fn title(&self) -> String {
        format!("{}, timed here", counted(self.length, "number"))
    }

    fn tell(&self, page: &mut Page) {
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| self.row(row)).collect();
        page.table(&["way", "median", "half of the runs", "ns a number", "speed"], &rows);
        page.say("Each time is the median of several batches. \"2x\" is twice as fast as the first row.");
        if blas::BUILT_IN && self.length < SHORTEST_FOR_BLAS {
            page.say(&format!(
                "ndarray calls BLAS from {SHORTEST_FOR_BLAS} numbers on; below that, the row shows its own kernel."
            ));
        }
        let in_python = Name::Python(PythonWay::ForLoop);
        if let Some(python) = self.rows.iter().find(|row| row.name == in_python) {
            page.say(&format!(
                "The for-loop in Python takes {:.0} times as long as the loop in Rust.",
                python.median_ns / self.rows[0].median_ns
            ));
        }
        page.say(&blas::report());
        if !blas::BUILT_IN {
            page.say("To add a row with BLAS: `cargo xtask setup`, then add --features blas before the two dashes.");
        }
    }
}
