//! What is timed: every rung, the last one with less to do, and the machine itself.

use std::fmt;
use std::hint::black_box;

use lesson09::Rung;
use lesson09::ladder::{assert_same_slopes, checked_passes};
use lesson09::limits::{multiply_and_add, read_all};
use lesson09::tiled::{OPERATIONS_OF_SIGMA, Tiled};
use ndarray::ArrayRef2;
use serde::Serialize;
use shared::blas;
use shared::page::decimals;
use shared::timer::{Timing, compare};

use super::roofline::Limits;
use crate::threads::share_with_blas;

/// How long a step by one rung takes.
#[derive(Serialize)]
pub struct Time {
    pub name: Rung,
    #[serde(flatten)]
    pub timed: Timed,
    pub cost: f64,
}

/// How long a step by the last rung takes if less is asked of it.
#[derive(Serialize)]
pub struct Variant {
    pub name: Less,
    #[serde(flatten)]
    pub timed: Timed,
}

/// What is left out.
#[derive(Serialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub enum Less {
    /// J, which training only prints.
    WithoutCost,
    /// Half of the bytes of X.
    F32,
}

/// A time, and what it makes of the work that a step is.
#[derive(Serialize)]
pub struct Timed {
    pub median_ms: f64,
    pub low_ms: f64,
    pub high_ms: f64,
    /// How many times as fast as the first rung.
    pub speed: f64,
    /// The bytes of X, as it is stored, and of Y, read once, in this time.
    pub gb_s: f64,
    /// The operations of a step, in this time.
    pub gflop_s: f64,
}

/// The bias of the timed step.
const B: f64 = 0.1;

/// So many times the peak is multiplied and added before the clock is read.
const CALLS: usize = 10_000;

/// Times everything, in turns, after every rung was found equal to the loops.
pub fn times(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    w: &ArrayRef2<f64>,
    threads: usize,
) -> (Vec<Time>, Vec<Variant>, Limits) {
    let passes = checked_passes(x, y, w, B);
    let numbers = x.as_slice_memory_order().expect("X is contiguous");
    let step = |&(rung, _): &(Rung, _)| -> Box<dyn FnMut()> {
        let pass = rung.over(x, y);
        Box::new(move || {
            share_with_blas(rung, threads);
            black_box(pass(w, B));
        })
    };
    let variants = [(Less::WithoutCost, Tiled::new(x, y).without_cost()), (Less::F32, Tiled::in_f32(x, y))];
    assert_same_slopes(&variants[0].1.pass(w, B), &passes[0].1);
    // How many operations the peak was measured with.
    let mut at_peak = 0.0;
    let mut ways: Vec<Box<dyn FnMut()>> = vec![
        Box::new(|| _ = black_box(read_all(numbers))),
        Box::new(|| (at_peak, _) = black_box(multiply_and_add(CALLS))),
    ];
    ways.extend(passes.iter().map(step));
    ways.extend(
        variants
            .iter()
            .map(|(_, tiled)| -> Box<dyn FnMut()> { Box::new(|| _ = black_box(tiled.pass(w, B))) }),
    );
    let times = compare(&mut ways);
    drop(ways);
    blas::set_threads(1);

    let ms = |ns: f64| ns / 1e6;
    let (n_x, m) = x.dim();
    let operations = 4 * n_x * m + OPERATIONS_OF_SIGMA * m;
    let bytes = size_of::<f64>() * (n_x + 1) * m;
    let limits = Limits {
        operations,
        bytes,
        // A limit is what the machine reaches when nothing else disturbs it: a quarter of the runs were as fast. Bytes
        // per nanosecond are 10^9 bytes per second.
        read_bandwidth_gb_s: (size_of::<f64>() * n_x * m) as f64 / times[0].low_ns,
        limit_ms: ms(times[0].low_ns),
        peak_gflop_s: at_peak / times[1].low_ns,
    };
    let first_ns = times[2].median_ns;
    let timed = |time: &Timing, bytes: usize| Timed {
        median_ms: ms(time.median_ns),
        low_ms: ms(time.low_ns),
        high_ms: ms(time.high_ns),
        speed: first_ns / time.median_ns,
        gb_s: bytes as f64 / time.median_ns,
        gflop_s: operations as f64 / time.median_ns,
    };
    let (of_rungs, of_variants) = times[2..].split_at(passes.len());
    let rung = |((name, pass), time): (&(Rung, lesson06::Pass), &Timing)| Time {
        name: *name,
        timed: timed(time, bytes),
        cost: pass.cost,
    };
    let variant = |((name, _), time): (&(Less, Tiled), &Timing)| {
        let of_x = if matches!(name, Less::F32) { size_of::<f32>() } else { size_of::<f64>() };
        Variant { name: *name, timed: timed(time, (of_x * n_x + size_of::<f64>()) * m) }
    };
    (
        passes.iter().zip(of_rungs).map(rung).collect(),
        variants.iter().zip(of_variants).map(variant).collect(),
        limits,
    )
}

impl Timed {
    /// For a table: the time, half of the runs, the speed, GB/s and GFLOP/s.
    pub fn cells(&self) -> Vec<String> {
        let ms = |time: f64| decimals(time, 3);
        vec![
            ms(self.median_ms),
            format!("{} to {}", ms(self.low_ms), ms(self.high_ms)),
            format!("{:.2}x", self.speed),
            decimals(self.gb_s, 1),
            decimals(self.gflop_s, 1),
        ]
    }
}

impl fmt::Display for Less {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Less::WithoutCost => "without J",
            Less::F32 => "X in f32",
        })
    }
}
