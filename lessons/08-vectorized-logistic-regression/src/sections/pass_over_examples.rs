//! One pass over all examples at once, beside the loop of lesson 06.

use lesson06::Pass;
use lesson08::pass;
use ndarray::ArrayRef2;
use serde::Serialize;
use shared::data::{Examples, Summary, Table};
use shared::lab::Section;
use shared::page::{Page, counted, number, shape, vector};

use crate::agreement::{agrees, difference, sentence};

/// J and its slopes at one w and b.
#[derive(Serialize)]
pub struct PassOverExamples {
    table: Summary,
    n_x: usize,
    m: usize,
    j: f64,
    dw: Vec<f64>,
    db: f64,
    /// The largest difference from the pass of lesson 06, and whether it is only rounding.
    loop_error: f64,
    loop_agrees: Option<bool>,
}

impl PassOverExamples {
    pub fn compute(table: &Table, w: &ArrayRef2<f64>, b: f64) -> PassOverExamples {
        let Examples { x, y, .. } = &table.examples;
        let Pass { cost, dw, db } = pass(x, y, w, b);
        let by_loop = lesson06::pass(x, y, w, b);
        let dw = dw.into_raw_vec_and_offset().0;
        let found = [&dw[..], &[cost, db]].concat();
        let expected: Vec<f64> = by_loop.dw.into_iter().chain([by_loop.cost, by_loop.db]).collect();
        let loop_error = difference(&found, &expected);
        PassOverExamples {
            table: table.summary(),
            n_x: x.nrows(),
            m: x.ncols(),
            j: cost,
            dw,
            db,
            loop_error,
            loop_agrees: agrees(loop_error),
        }
    }
}

impl Section for PassOverExamples {
    fn title(&self) -> String {
        format!("One pass over {}", counted(self.m, "example"))
    }

    fn tell(&self, page: &mut Page) {
        let (n_x, m) = (self.n_x, self.m);
        let product = |left: [usize; 2], right: [usize; 2]| format!("{} . {}", shape(&left), shape(&right));
        let line = |formula: &str, shapes: &str, result: [usize; 2]| {
            vec![formula.to_string(), shapes.to_string(), shape(&result)]
        };
        self.table.tell(page);
        page.table(
            &["line", "shapes", "result"],
            &[
                line("Z = w' X + b", &product([1, n_x], [n_x, m]), [1, m]),
                line("A = sigma(Z)", "element by element", [1, m]),
                line("dZ = A - Y", "element by element", [1, m]),
                line("dw = X dZ' / m", &product([n_x, m], [m, 1]), [n_x, 1]),
            ],
        );
        let (j, dw, db) = (number(self.j), vector(&self.dw, number), number(self.db));
        page.lines(&format!("J  = {j}\ndw = {dw}\ndb = {db}"));
        page.say(&sentence("J, dw and db", self.loop_agrees));
    }
}
