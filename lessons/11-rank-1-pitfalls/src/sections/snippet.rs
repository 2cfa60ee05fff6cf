//! Surprise: a snippet with a wrong shape that runs.

use lesson02::sigmoid;
use lesson10::{column_and_list, tuple};
use lesson11::{asserted_step, ported_step};
use ndarray::{Array2, ArrayRef1, ArrayRef2};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, number, short};

/// Three chances and their labels, through the ported snippet.
#[derive(Serialize)]
pub struct Snippet {
    a: Vec<f64>,
    y: Vec<f64>,
    difference_shape: Vec<usize>,
    difference: Vec<f64>,
    layouts: [Layout; 4],
    /// The chance of an untrained neuron, and J by the snippet and by the mended one.
    untrained: f64,
    j_untrained: f64,
    j_untrained_mended: f64,
}

/// The snippet on the same numbers in other shapes.
#[derive(Serialize)]
struct Layout {
    typed: &'static str,
    a_shape: Vec<usize>,
    y_shape: Vec<usize>,
    dz_shape: Vec<usize>,
    j: f64,
    db: f64,
}

impl Snippet {
    pub fn compute() -> Snippet {
        let (a, y) = column_and_list();
        let y_column = y.to_shape((3, 1)).expect("three numbers");
        let difference = &a - &y;
        let untrained = sigmoid(0.0);
        let halves = Array2::from_elem((3, 1), untrained);
        Snippet {
            layouts: [
                Layout::ported("as it came", &a, &y),
                Layout::ported("Y.T", &a, &y.t()),
                Layout::ported("A.T", &a.t(), &y),
                Layout::mended("Y.reshape(3, 1)", &a, &y_column),
            ],
            untrained,
            j_untrained: ported_step(&halves, &y).0,
            j_untrained_mended: asserted_step(&halves, &y_column).0,
            difference_shape: difference.shape().to_vec(),
            difference: difference.iter().copied().collect(),
            a: a.iter().copied().collect(),
            y: y.to_vec(),
        }
    }
}

impl Layout {
    /// The snippet as it came, with a list of labels.
    fn ported(typed: &'static str, a: &ArrayRef2<f64>, y: &ArrayRef1<f64>) -> Layout {
        let (j, db) = ported_step(a, y);
        let [a_shape, y_shape, dz_shape] = [a.shape(), y.shape(), (a - y).shape()].map(<[usize]>::to_vec);
        Layout { typed, a_shape, y_shape, dz_shape, j, db }
    }

    /// The snippet with a column of labels.
    fn mended(typed: &'static str, a: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Layout {
        let (j, db) = asserted_step(a, y);
        let [a_shape, y_shape, dz_shape] = [a.shape(), y.shape(), (a - y).shape()].map(<[usize]>::to_vec);
        Layout { typed, a_shape, y_shape, dz_shape, j, db }
    }
}

impl Section for Snippet {
    fn title(&self) -> String {
        "Surprise: the snippet that runs".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines(&self.grid());
        page.say("Right is the diagonal alone, in brackets: each chance minus its own label.");
        let row = |layout: &Layout| {
            let shapes = [&layout.a_shape, &layout.y_shape, &layout.dz_shape].map(|shape| tuple(shape));
            let results = [layout.j, layout.db].map(number);
            [vec![layout.typed.to_string()], shapes.into(), results.into()].concat()
        };
        let header = ["", "A", "Y", "A - Y", "J", "db"];
        page.table(&header, &self.layouts.iter().map(row).collect::<Vec<_>>());
        page.say(&format!(
            "Untrained, with every chance at {}, the snippet as it came has J = {}; the mended one has {}.",
            short(self.untrained),
            number(self.j_untrained),
            number(self.j_untrained_mended)
        ));
    }
}

impl Snippet {
    /// A - Y, its diagonal in brackets.
    fn grid(&self) -> String {
        let cells = |values: &[f64], bright: Option<usize>| {
            let cell = |(column, &value): (usize, &f64)| {
                let text = decimals(value, 1);
                let text = if bright == Some(column) { format!("[{text}]") } else { format!("{text} ") };
                format!("{text:>8}")
            };
            values.iter().enumerate().map(cell).collect::<String>()
        };
        let mut grid = vec![format!("A - Y     Y ={}", cells(&self.y, None))];
        let rows = self.difference.chunks(self.difference_shape[1]);
        for (index, (row, &a)) in rows.zip(&self.a).enumerate() {
            grid.push(format!("A = {:>4}     {}", decimals(a, 1), cells(row, Some(index))));
        }
        grid.join("\n")
    }
}
