//! The order in memory: one sum down the columns and along the rows, timed here.

use std::hint::black_box;

use lesson07::{sum_by_columns, sum_by_rows};
use ndarray::Array2;
use serde::Serialize;
use shared::data::random::SplitMix64;
use shared::lab::Section;
use shared::page::{Page, number, thousands, time};
use shared::timer::{Timing, compare};

use crate::dot_product::SEED;

/// The same sum over X in two orders.
#[derive(Serialize)]
pub struct MemoryOrder {
    n_x: usize,
    m: usize,
    sum_by_columns: f64,
    sum_by_rows: f64,
    by_columns: Timing,
    by_rows: Timing,
}

impl MemoryOrder {
    /// As many pixels and pictures as in the notes' course, each column contiguous in memory.
    pub fn compute() -> MemoryOrder {
        let (n_x, m) = (12288, 209);
        let mut random = SplitMix64::new(SEED);
        let x = Array2::from_shape_simple_fn((m, n_x), || random.next_f64()).reversed_axes();
        let mut runs: [Box<dyn FnMut()>; 2] = [
            Box::new(|| _ = black_box(sum_by_columns(black_box(&x)))),
            Box::new(|| _ = black_box(sum_by_rows(black_box(&x)))),
        ];
        let times = compare(&mut runs);
        MemoryOrder {
            n_x,
            m,
            sum_by_columns: sum_by_columns(&x),
            sum_by_rows: sum_by_rows(&x),
            by_columns: times[0],
            by_rows: times[1],
        }
    }
}

impl Section for MemoryOrder {
    fn title(&self) -> String {
        "The order in memory, timed here".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "X has {} rows and {} columns, each column contiguous in memory. The same loop adds up all its \
             numbers, once down the columns, once along the rows.",
            thousands(self.n_x),
            self.m
        ));
        let row = |name: &str, timing: &Timing, sum: f64| {
            let spread = format!("{} to {}", time(timing.low_ns), time(timing.high_ns));
            vec![name.to_string(), time(timing.median_ns), spread, number(sum)]
        };
        page.table(
            &["order", "median", "half of the runs", "sum"],
            &[
                row("down the columns", &self.by_columns, self.sum_by_columns),
                row("along the rows", &self.by_rows, self.sum_by_rows),
            ],
        );
        page.say(&format!(
            "Along the rows it takes {:.1} times as long.",
            self.by_rows.median_ns / self.by_columns.median_ns
        ));
    }
}
