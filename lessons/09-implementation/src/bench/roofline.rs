//! The roof over all rungs: no step is faster than its bytes can be read, or than its operations can be done.

use serde::Serialize;
use shared::page::{Axis, Plot};

use super::ways::Time;

/// What a step is, and what this machine can do.
#[derive(Serialize)]
pub struct Limits {
    /// The multiplications, additions and divisions of one step.
    pub operations: usize,
    /// The bytes of X and Y.
    pub bytes: usize,
    /// How fast all threads read X, from the cache or the memory where it is.
    pub read_bandwidth_gb_s: f64,
    /// What reading X once takes at that speed.
    pub limit_ms: f64,
    /// How many operations all threads do in a nanosecond, without reading.
    pub peak_gflop_s: f64,
}

impl Limits {
    /// The most operations in a nanosecond, where a byte brings so many of them.
    fn roof(&self, operations_per_byte: f64) -> f64 {
        f64::min(self.peak_gflop_s, self.read_bandwidth_gb_s * operations_per_byte)
    }
}

/// Each rung under the roof, both axes with equal steps for equal factors.
pub fn roofline(rungs: &[Time], limits: &Limits) -> Plot {
    let per_byte = limits.operations as f64 / limits.bytes as f64;
    // From a sixteenth of an operation for a byte to 64.
    let (left, right) = (1.0 / 16.0, 64.0f64);
    let slowest = rungs.iter().map(|rung| rung.timed.gflop_s).fold(limits.roof(left), f64::min);
    // On a busy machine a rung may be timed faster than the peak.
    let fastest = rungs.iter().map(|rung| rung.timed.gflop_s).fold(limits.peak_gflop_s, f64::max);
    let (low, high) = (slowest.log10().floor(), fastest.log10().ceil());
    let powers = (low as i32..=high as i32).map(|power| 10f64.powi(power));
    let corner = limits.peak_gflop_s / limits.read_bandwidth_gb_s;
    let roof = [left, corner.clamp(left, right), right].map(|x| (x.log2(), limits.roof(x).log10()));
    let x = [0.0625, 0.25, 1.0, 4.0, 16.0, 64.0]
        .iter()
        .fold(Axis::new("operations for a byte", (left.log2(), right.log2())), |axis, &value: &f64| {
            axis.tick(value.log2(), format!("{value}"))
        });
    let y = powers.fold(Axis::new("operations in a nanosecond", (low, high)), |axis, value| {
        axis.tick(value.log10(), format!("{value}"))
    });
    // Without what was timed: a page may show this picture beside a table of another run.
    let shows = format!(
        "The roof rises with the operations for a byte, then it is level; the rungs stand below each other at \
         {per_byte:.2}, the fastest nearest to the roof."
    );
    let plot = Plot::new("operations in a nanosecond against operations for a byte", shows, (60, 14), x, y);
    let plot = plot.line("the roof", '-', roof.to_vec());
    rungs.iter().enumerate().fold(plot, |plot, (place, rung)| {
        let mark = char::from_digit(place as u32 + 1, 10).expect("fewer than ten rungs");
        plot.points(rung.name.to_string(), mark, vec![(per_byte.log2(), rung.timed.gflop_s.log10())])
    })
}
