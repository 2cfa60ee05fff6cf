//! One pass over X of one size, timed in several ways, and each line of the vectorized one.

use std::fmt;
use std::hint::black_box;

use lesson02::{loss, sigmoid};
use lesson08::Buffers;
use ndarray::Zip;
use serde::Serialize;
use shared::data::random;
use shared::page::{Page, counted, decimals};
use shared::timer::{Timing, compare};

/// The times at one size.
#[derive(Serialize)]
pub struct Comparison {
    n_x: usize,
    m: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: Timed,
    median_ns: f64,
    low_ns: f64,
    high_ns: f64,
}

/// What is timed: whole passes, then the lines of the vectorized one.
#[derive(Clone, Copy, Serialize)]
enum Timed {
    #[serde(rename = "loop of lesson 06")]
    Loop,
    #[serde(rename = "vectorized")]
    Vectorized,
    #[serde(rename = "vectorized, buffers kept")]
    BuffersKept,
    #[serde(rename = "vectorized, one dimension")]
    OneDimension,
    #[serde(rename = "vectorized, in blocks")]
    InBlocks,
    #[serde(rename = "Z = w' X + b")]
    Z,
    #[serde(rename = "A = sigma(Z)")]
    A,
    #[serde(rename = "L from Z and Y")]
    Losses,
    #[serde(rename = "dZ = A - Y, summed")]
    Dz,
    #[serde(rename = "dw = X dZ'")]
    Dw,
}

impl Comparison {
    /// Times everything on the same random examples.
    pub fn compute(n_x: usize, m: usize) -> Comparison {
        let (x, y, w) = random::examples(n_x, m, 8);
        let b = 0.1;
        let mut buffers = Buffers::new(n_x, m);
        let z = w.t().dot(&x) + b;
        let a = z.mapv(sigmoid);
        let dz = &a - &y;
        let losses = || Zip::from(&z).and(&y).map_collect(|&z_i, &y_i| loss(z_i, y_i));
        let runs: [(Timed, Box<dyn FnMut()>); 10] = [
            (Timed::Loop, Box::new(|| _ = black_box(lesson06::pass(&x, &y, &w, b)))),
            (Timed::Vectorized, Box::new(|| _ = black_box(lesson08::pass(&x, &y, &w, b)))),
            (Timed::BuffersKept, Box::new(|| _ = black_box(buffers.pass(&x, &y, &w, b)))),
            (Timed::OneDimension, Box::new(|| _ = black_box(lesson08::vector_pass(&x, &y, &w, b)))),
            (Timed::InBlocks, Box::new(|| _ = black_box(lesson08::block_pass(&x, &y, &w, b)))),
            (Timed::Z, Box::new(|| _ = black_box(w.t().dot(&x) + b))),
            (Timed::A, Box::new(|| _ = black_box(z.mapv(sigmoid)))),
            (Timed::Losses, Box::new(|| _ = black_box(losses().sum()))),
            (Timed::Dz, Box::new(|| _ = black_box((&a - &y).sum()))),
            (Timed::Dw, Box::new(|| _ = black_box(x.dot(&dz.t())))),
        ];
        let (names, mut runs): (Vec<Timed>, Vec<_>) = runs.into_iter().unzip();
        let rows = names.into_iter().zip(compare(&mut runs)).map(Row::new).collect();
        Comparison { n_x, m, rows }
    }

    /// `12,288 features, 209 examples, timed here`
    pub fn title(&self) -> String {
        format!("{}, {}, timed here", counted(self.n_x, "feature"), counted(self.m, "example"))
    }

    /// The table of times, each as a share of the loop's.
    pub fn tell(&self, page: &mut Page) {
        let loop_ns = self.rows[0].median_ns;
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| row.cells(loop_ns)).collect();
        page.table(&["pass, and its lines", "ms", "half of the runs", "share of the loop"], &rows);
    }
}

impl Row {
    fn new((name, time): (Timed, Timing)) -> Row {
        let Timing { median_ns, low_ns, high_ns } = time;
        Row { name, median_ns, low_ns, high_ns }
    }

    fn cells(&self, loop_ns: f64) -> Vec<String> {
        let indent = if self.name.is_whole_pass() { "" } else { "  " };
        let [median, low, high] = [self.median_ns, self.low_ns, self.high_ns].map(|ns| decimals(ns / 1e6, 3));
        let share = format!("{:.2}", self.median_ns / loop_ns);
        vec![format!("{indent}{}", self.name), median, format!("{low} to {high}"), share]
    }
}

impl Timed {
    fn is_whole_pass(self) -> bool {
        use Timed::{BuffersKept, InBlocks, Loop, OneDimension, Vectorized};
        matches!(self, Loop | Vectorized | BuffersKept | OneDimension | InBlocks)
    }
}

impl fmt::Display for Timed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

#[cfg(test)]
mod tests {
    use shared::page::Page;

    use super::{Comparison, Row, Timed};

    #[test]
    fn the_lines_of_a_pass_stand_below_the_passes_each_with_its_share_of_the_loop() {
        let row =
            |(name, median_ns)| Row { name, median_ns, low_ns: 0.5 * median_ns, high_ns: 2.0 * median_ns };
        let rows = [(Timed::Loop, 8e6), (Timed::InBlocks, 2e6), (Timed::Dw, 1.5e6)].map(row).into();
        let comparison = Comparison { n_x: 12_288, m: 209, rows };
        assert_eq!(comparison.title(), "12,288 features, 209 examples, timed here");
        let mut page = Page::headed(1, "Times");
        comparison.tell(&mut page);
        let told = page.finish();
        let lines: Vec<&str> = told.lines().skip(2).collect();
        let expected = [
            "  pass, and its lines        ms   half of the runs   share of the loop",
            "  loop of lesson 06       8.000    4.000 to 16.000                1.00",
            "  vectorized, in blocks   2.000     1.000 to 4.000                0.25",
            "    dw = X dZ'            1.500     0.750 to 3.000                0.19",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn five_passes_and_five_lines_are_timed_and_the_median_lies_within_half_of_the_runs() {
        let Comparison { n_x, m, rows } = Comparison::compute(3, 4);
        assert_eq!((n_x, m, rows.len()), (3, 4, 10));
        let is_pass: Vec<bool> = rows.iter().map(|row| row.name.is_whole_pass()).collect();
        assert_eq!(is_pass, [[true; 5], [false; 5]].concat());
        for row in rows {
            assert!(0.0 < row.low_ns && row.low_ns <= row.median_ns && row.median_ns <= row.high_ns);
        }
    }
}
