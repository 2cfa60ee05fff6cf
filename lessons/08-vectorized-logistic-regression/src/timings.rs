//! What each line of the vectorized pass costs, and the loop beside it.

use std::hint::black_box;

use lesson02::{loss, sigmoid};
use lesson08::Buffers;
use ndarray::Zip;
use serde::Serialize;
use shared::timer::{Timing, compare};

/// One pass over X of one size, in several ways, and the lines it consists of.
#[derive(Serialize)]
pub struct Comparison {
    pub n_x: usize,
    pub m: usize,
    pub rows: Vec<Row>,
}

#[derive(Serialize)]
pub struct Row {
    pub name: &'static str,
    #[serde(flatten)]
    pub time: Timing,
}

/// The whole passes come first, then the lines of the vectorized one.
pub const PASSES: [&str; 4] =
    ["loop of lesson 06", "vectorized", "vectorized, buffers kept", "vectorized, one dimension"];
pub const LINES: [&str; 5] =
    ["Z = w' X + b", "A = sigma(Z)", "L from Z and Y", "dZ = A - Y, summed", "dw = X dZ'"];

impl Comparison {
    pub fn new(n_x: usize, m: usize) -> Comparison {
        let (x, y, w) = lesson08::random_examples(n_x, m, 8);
        let b = 0.1;
        let mut buffers = Buffers::new(n_x, m);
        let z = w.t().dot(&x) + b;
        let a = z.mapv(sigmoid);
        let dz = &a - &y;
        let mut runs: Vec<Box<dyn FnMut()>> = vec![
            Box::new(|| _ = black_box(lesson06::pass(&x, &y, &w, b))),
            Box::new(|| _ = black_box(lesson08::pass(&x, &y, &w, b))),
            Box::new(|| _ = black_box(buffers.pass(&x, &y, &w, b))),
            Box::new(|| _ = black_box(lesson08::vector_pass(&x, &y, &w, b))),
            Box::new(|| _ = black_box(w.t().dot(&x) + b)),
            Box::new(|| _ = black_box(z.mapv(sigmoid))),
            Box::new(|| {
                let losses = Zip::from(&z).and(&y).map_collect(|&z_i, &y_i| loss(z_i, y_i));
                black_box(losses.sum());
            }),
            Box::new(|| _ = black_box((&a - &y).sum())),
            Box::new(|| _ = black_box(x.dot(&dz.t()))),
        ];
        let names = PASSES.into_iter().chain(LINES);
        let rows = names.zip(compare(&mut runs)).map(|(name, time)| Row { name, time }).collect();
        Comparison { n_x, m, rows }
    }
}
