//! `bench`: the ladder of speed on this machine, each rung verified before it is timed.

use std::hint::black_box;

use lesson09::Rung;
use lesson09::ladder::{TOLERANCE, checked_passes};
use ndarray::ArrayRef2;
use rayon::prelude::*;
use serde::Serialize;
use shared::blas;
use shared::data::random;
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Section, Usage};
use shared::page::{Page, counted, decimals, number, thousands};
use shared::timer::{Timing, compare};

use crate::threads::{self, THREADS, share_with_blas};

const N_X: Defaulted<usize> =
    Flag::count("--n-x", "N", (1, 1_000_000), "The number of features.").default("12288");
const M: Defaulted<usize> =
    Flag::count("--m", "M", (1, 10_000_000), "The number of examples.").default("209");

/// The flags of `bench`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("bench"),
    about: "Times one step by every rung of the ladder, and memory itself.",
    flags: &[&[N_X.declaration(), M.declaration(), THREADS.declaration()]],
};

/// The most numbers that X may have: 1.6 GB.
const MOST_NUMBERS: usize = 200_000_000;

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (n_x, m) = (flags.get(&N_X)?, flags.get(&M)?);
    if n_x.saturating_mul(m) > MOST_NUMBERS {
        let most = thousands(MOST_NUMBERS);
        return Err(Error::flag("--m", format!("n_x times m is above {most}; expected less")));
    }
    let threads = threads::from_flags(flags)?;
    lesson.answer("bench", || Bench::compute(n_x, m, threads, Closing::Blas));
    Ok(())
}

/// The ladder at one size.
#[derive(Serialize)]
pub struct Bench {
    n_x: usize,
    m: usize,
    threads: usize,
    rungs: Vec<RungTime>,
    read_bandwidth_gb_s: f64,
    /// What reading X once takes at that speed.
    limit_ms: f64,
    profile: &'static str,
    /// The BLAS that is built in.
    blas: Option<String>,
    closing: Closing,
}

#[derive(Serialize)]
struct RungTime {
    name: Rung,
    median_ms: f64,
    low_ms: f64,
    high_ms: f64,
    cost: f64,
}

/// What is told after the times.
#[derive(Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Another size follows.
    Nothing,
    /// Which BLAS was measured, or how to measure one.
    Blas,
}

impl Bench {
    /// The ladder on random numbers, always the same ones.
    pub fn compute(n_x: usize, m: usize, threads: usize, closing: Closing) -> Bench {
        let (x, y, w) = random::examples(n_x, m, 9);
        let b = 0.1;
        let passes = checked_passes(&x, &y, &w, b);
        let (x, y, w) = (&x, &y, &w);
        let step = |&(rung, _): &(Rung, _)| -> Box<dyn FnMut()> {
            Box::new(move || {
                share_with_blas(rung, threads);
                black_box(rung.pass(x, y, w, b));
            })
        };
        let mut ways: Vec<Box<dyn FnMut()>> = vec![Box::new(|| _ = black_box(sum_in_parallel(x)))];
        ways.extend(passes.iter().map(step));
        let times = compare(&mut ways);
        blas::set_threads(1);
        let reading_ns = times[0].median_ns;
        Bench {
            n_x,
            m,
            threads,
            rungs: passes
                .iter()
                .zip(&times[1..])
                .map(|((rung, pass), time)| RungTime::new(*rung, pass.cost, time))
                .collect(),
            // Bytes per nanosecond are 10^9 bytes per second.
            read_bandwidth_gb_s: (size_of::<f64>() * n_x * m) as f64 / reading_ns,
            limit_ms: reading_ns / 1e6,
            profile: if cfg!(debug_assertions) { "dev" } else { "release" },
            blas: blas::library(),
            closing,
        }
    }

    /// A bar for each rung, and the limit of memory as a line through them.
    fn bars(&self) -> String {
        const WIDTH: f64 = 60.0;
        let longest = self.rungs.iter().map(|rung| rung.median_ms).fold(self.limit_ms, f64::max);
        let cells = |time: f64| (time / longest * WIDTH).round() as usize;
        let limit = cells(self.limit_ms);
        let bar = |rung: &RungTime| {
            let mut bar: Vec<char> = vec!['█'; cells(rung.median_ms).max(1)];
            bar.resize(bar.len().max(limit + 1), ' ');
            bar[limit] = '|';
            format!("{:<10} {}", rung.name, bar.into_iter().collect::<String>().trim_end())
        };
        self.rungs.iter().map(bar).collect::<Vec<_>>().join("\n")
    }
}

impl RungTime {
    fn new(name: Rung, cost: f64, time: &Timing) -> RungTime {
        let [median_ms, low_ms, high_ms] = [time.median_ns, time.low_ns, time.high_ns].map(|ns| ns / 1e6);
        RungTime { name, median_ms, low_ms, high_ms, cost }
    }
}

impl Section for Bench {
    fn title(&self) -> String {
        format!("{}, {}, timed here", counted(self.n_x, "feature"), counted(self.m, "example"))
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "One step. Every rung found J = {}, and the same slopes to {TOLERANCE:e}. {} for the rungs that can use \
             more than one.",
            number(self.rungs[0].cost),
            counted(self.threads, "thread")
        ));
        let first = self.rungs[0].median_ms;
        let ms = |time: f64| decimals(time, 3);
        let row = |rung: &RungTime| {
            let spread = format!("{} to {}", ms(rung.low_ms), ms(rung.high_ms));
            let speed = format!("{:.2}x", first / rung.median_ms);
            vec![rung.name.to_string(), ms(rung.median_ms), spread, speed]
        };
        let header = ["rung", "ms", "half of the runs", "speed"];
        page.table(&header, &self.rungs.iter().map(row).collect::<Vec<_>>());
        page.lines(&self.bars());
        page.say(&format!(
            "At {} GB/s, as fast as all threads can read it, reading X once takes {} ms: the line |.",
            decimals(self.read_bandwidth_gb_s, 1),
            ms(self.limit_ms)
        ));
        match (self.closing, &self.blas) {
            (Closing::Nothing, _) => {}
            (Closing::Blas, Some(library)) => page.say(&format!("BLAS: {library}")),
            (Closing::Blas, None) => page.say(
                "BLAS: not built in. For the rung blas: `cargo xtask setup`, then add --features blas before the two \
                 dashes.",
            ),
        }
    }
}

/// Reads every number of X once, on all threads, with eight sums each so that additions do not hold it up.
fn sum_in_parallel(x: &ArrayRef2<f64>) -> f64 {
    let all = x.as_slice_memory_order().expect("X is contiguous");
    let sum = |part: &[f64]| {
        let (blocks, rest) = part.as_chunks::<8>();
        let mut sums = [0.0; 8];
        for block in blocks {
            for lane in 0..8 {
                sums[lane] += block[lane];
            }
        }
        sums.iter().sum::<f64>() + rest.iter().sum::<f64>()
    };
    all.par_chunks(all.len().div_ceil(64)).map(sum).sum()
}
