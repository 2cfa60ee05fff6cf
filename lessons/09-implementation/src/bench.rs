//! `bench`: the ladder of speed on this machine, each rung verified before it is timed.

use std::hint::black_box;

use lesson09::Rung;
use ndarray::Array2;
use rayon::prelude::*;
use serde::Serialize;
use shared::cli::{Flag, Flags, Usage};
use shared::data::random;
use shared::page::{self, Page, decimals, number};
use shared::timer::{Timing, compare};
use shared::{Error, blas, largest};

use crate::files::use_threads;

/// The flags of `bench`.
pub const USAGE: Usage = Usage {
    package: "lesson09 -- bench",
    about: "Times one step by every rung of the ladder, and memory itself.",
    flags: &[
        Flag::new("--n-x", "N", "12288", Some((1, 1_000_000)), "The number of features."),
        Flag::new("--m", "M", "209", Some((1, 10_000_000)), "The number of examples."),
        Flag::new("--threads", "T", "", Some((1, 1024)), "How many threads work. Default: all cores."),
    ],
};

/// How far the slopes of two rungs may lie apart: rounding of sums in another order stays far below.
pub const TOLERANCE: f64 = 1e-12;

/// The most numbers that X may have: 1.6 GB.
const MOST_NUMBERS: usize = 200_000_000;

/// The ladder at one size.
#[derive(Serialize)]
pub struct Bench {
    n_x: usize,
    m: usize,
    #[serde(skip)]
    threads: usize,
    rungs: Vec<RungTime>,
    read_bandwidth_gb_s: f64,
    /// What reading X once takes at that speed.
    limit_ms: f64,
    profile: &'static str,
}

#[derive(Serialize)]
struct RungTime {
    name: &'static str,
    median_ms: f64,
    low_ms: f64,
    high_ms: f64,
    cost: f64,
}

impl Bench {
    /// Reads the flags, verifies and times.
    pub fn new(flags: &Flags) -> Result<Bench, Error> {
        let [n_x, m] =
            [flags.count("--n-x")?, flags.count("--m")?].map(|count| count.expect("it has a default"));
        if n_x.saturating_mul(m) > MOST_NUMBERS {
            let most = page::thousands(MOST_NUMBERS);
            return Err(Error::flag("--m", format!("n_x times m is above {most}; expected less")));
        }
        let threads = use_threads(flags)?;
        Ok(Bench::run(n_x, m, threads))
    }

    /// The ladder on random numbers, always the same ones.
    pub fn run(n_x: usize, m: usize, threads: usize) -> Bench {
        let (x, y, w) = random::examples(n_x, m, 9);
        let b = 0.1;

        let rungs = Rung::available();
        let found: Vec<_> = rungs.iter().map(|rung| rung.pass(&x, &y, &w, b)).collect();
        for (rung, pass) in rungs.iter().zip(&found) {
            let difference = largest(&(&pass.dw - &found[0].dw))
                + (pass.db - found[0].db).abs()
                + (pass.cost - found[0].cost).abs();
            assert!(difference <= TOLERANCE, "{} differs from the loops by {difference:e}", rung.name());
        }

        let (x, y, w) = (&x, &y, &w);
        let mut runs: Vec<Box<dyn FnMut()>> = Vec::new();
        for &rung in &rungs {
            runs.push(Box::new(move || {
                // BLAS's own threads work where it is called from one; rayon's would come on top of them.
                blas::set_threads(if rung == Rung::Rayon { 1 } else { threads });
                black_box(rung.pass(x, y, w, b));
            }));
        }
        runs.push(Box::new(|| _ = black_box(sum_in_parallel(x))));
        let mut times = compare(&mut runs);
        blas::set_threads(1);
        let reading = times.pop().map_or(f64::NAN, |time| time.median_ns);
        let bytes = (8 * n_x * m) as f64;
        let row =
            |((rung, pass), Timing { median_ns, low_ns, high_ns }): ((&Rung, &lesson06::Pass), Timing)| {
                RungTime {
                    name: rung.name(),
                    median_ms: median_ns / 1e6,
                    low_ms: low_ns / 1e6,
                    high_ms: high_ns / 1e6,
                    cost: pass.cost,
                }
            };
        Bench {
            n_x,
            m,
            threads,
            rungs: rungs.iter().zip(&found).zip(times).map(row).collect(),
            read_bandwidth_gb_s: bytes / reading,
            limit_ms: reading / 1e6,
            profile: if cfg!(debug_assertions) { "dev" } else { "release" },
        }
    }

    /// The ladder as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        self.describe(&mut page);
        say_blas(&mut page);
        page.finish()
    }

    /// The section for this size.
    pub fn describe(&self, page: &mut Page) {
        let (n_x, m) = (page::counted(self.n_x, "feature"), page::counted(self.m, "example"));
        page.section(&format!("{n_x}, {m}, timed here"));
        page.say(&format!(
            "One step. Every rung found J = {}, and the same slopes to {TOLERANCE:e}. {} for the rungs that can use \
             more than one.",
            number(self.rungs[0].cost),
            page::counted(self.threads, "thread")
        ));
        let first = self.rungs[0].median_ms;
        let ms = |time: f64| decimals(time, 3);
        let rows: Vec<Vec<String>> = self
            .rungs
            .iter()
            .map(|rung| {
                let spread = format!("{} to {}", ms(rung.low_ms), ms(rung.high_ms));
                let speed = format!("{:.2}x", first / rung.median_ms);
                vec![rung.name.to_string(), ms(rung.median_ms), spread, speed]
            })
            .collect();
        page.table(&["rung", "ms", "half of the runs", "speed"], &rows);
        page.lines(&self.bars());
        page.say(&format!(
            "At {} GB/s, as fast as all threads can read it, reading X once takes {} ms: the line |.",
            decimals(self.read_bandwidth_gb_s, 1),
            ms(self.limit_ms)
        ));
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

/// Which BLAS was measured, or how to measure one.
pub fn say_blas(page: &mut Page) {
    match blas::library() {
        Some(library) => page.say(&format!("BLAS: {library}")),
        None => page.say(
            "BLAS: not built in. For the rung blas: `cargo xtask setup`, then add --features blas before the two \
             dashes.",
        ),
    }
}

/// Reads every number of X once, on all threads, with eight sums each so that additions do not hold it up.
fn sum_in_parallel(x: &Array2<f64>) -> f64 {
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
