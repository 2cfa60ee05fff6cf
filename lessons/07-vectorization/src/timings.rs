//! What the lesson times.

use std::hint::black_box;
use std::iter::Sum;

use lesson07::{sum_by_columns, sum_by_rows, ways};
use ndarray::{Array1, Array2, LinalgScalar};
use serde::{Deserialize, Serialize};
use shared::random::SplitMix64;
use shared::timer::{Timing, compare};

/// One way to compute a dot product, its result and its time per call.
#[derive(Serialize, Deserialize, Clone)]
pub struct Row {
    pub name: String,
    pub result: f64,
    pub median_ns: f64,
    pub low_ns: f64,
    pub high_ns: f64,
}

/// The seed of every random number of this lesson.
const SEED: u64 = 7;

/// Every way in f64, then in f32, on the same numbers between 0 and 1.
pub fn dot_rows(length: usize) -> Vec<Row> {
    let mut random = SplitMix64::new(SEED);
    let mut vector = || Array1::from_shape_simple_fn(length, || random.next_f64());
    let (x, y) = (vector(), vector());
    let mut rows = timed("f64", &x, &y);
    rows.extend(timed("f32", &x.mapv(|x_k| x_k as f32), &y.mapv(|y_k| y_k as f32)));
    rows
}

fn timed<T: LinalgScalar + Sum + Into<f64>>(kind: &str, x: &Array1<T>, y: &Array1<T>) -> Vec<Row> {
    let run = |(_, way): &(&str, lesson07::Dot<T>)| {
        let way = *way;
        Box::new(move || _ = black_box(way(black_box(x), black_box(y)))) as Box<dyn FnMut()>
    };
    let mut runs: Vec<_> = ways().iter().map(run).collect();
    let times = compare(&mut runs);
    let row = |((name, way), time): ((&str, lesson07::Dot<T>), Timing)| Row {
        name: format!("{name}, {kind}"),
        result: way(x, y).into(),
        median_ns: time.median_ns,
        low_ns: time.low_ns,
        high_ns: time.high_ns,
    };
    ways().into_iter().zip(times).map(row).collect()
}

/// The same sum over X in two orders.
#[derive(Serialize)]
pub struct MemoryOrder {
    pub n_x: usize,
    pub m: usize,
    pub sum_by_columns: f64,
    pub sum_by_rows: f64,
    pub by_columns: Timing,
    pub by_rows: Timing,
}

impl MemoryOrder {
    /// As many pixels and pictures as in the notes' course, each column contiguous in memory.
    pub fn new() -> MemoryOrder {
        let (n_x, m) = (12288, 209);
        let mut random = SplitMix64::new(SEED);
        let x = Array2::from_shape_simple_fn((m, n_x), || random.next_f64()).reversed_axes();
        let x = x.view();
        let mut runs: Vec<Box<dyn FnMut()>> = vec![
            Box::new(|| _ = black_box(sum_by_columns(black_box(&x)))),
            Box::new(|| _ = black_box(sum_by_rows(black_box(&x)))),
        ];
        let times = compare(&mut runs);
        let (by_columns, by_rows) = (times[0], times[1]);
        let (sum_by_columns, sum_by_rows) = (sum_by_columns(&x), sum_by_rows(&x));
        MemoryOrder { n_x, m, sum_by_columns, sum_by_rows, by_columns, by_rows }
    }
}

/// The sizes of this processor's caches in bytes, by name. Empty where the system does not tell.
pub fn caches() -> Vec<(String, usize)> {
    let read = |index: usize, what: &str| {
        let file = format!("/sys/devices/system/cpu/cpu0/cache/index{index}/{what}");
        std::fs::read_to_string(file).ok().map(|text| text.trim().to_string())
    };
    let cache = |index: usize| {
        let kind = read(index, "type")?;
        let kibibytes: usize = read(index, "size")?.strip_suffix('K')?.parse().ok()?;
        (kind != "Instruction").then_some((format!("L{}", read(index, "level")?), 1024 * kibibytes))
    };
    (0..6).filter_map(cache).collect()
}
