//! `bench`: the ladder of speed on this machine, each rung verified before it is timed.

mod growth;
mod roofline;
mod ways;

use growth::Growth;
use lesson09::ladder::TOLERANCE;
use serde::Serialize;
use shared::blas;
use shared::data::random;
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Section, Usage};
use shared::page::{Page, Plot, counted, decimals, number, thousands};

use crate::threads::{self, THREADS};
use roofline::{Limits, roofline};
use ways::{Time, Variant, times};

const N_X: Defaulted<usize> =
    Flag::count("--n-x", "N", (1, 1_000_000), "The number of features.").default("12288");
const M: Defaulted<usize> =
    Flag::count("--m", "M", (1, 10_000_000), "The number of examples.").default("209");
const GROWTH: Flag<()> = Flag::switch("--growth", "Also time ever more features, and ever more examples.");

/// The flags of `bench`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("bench"),
    about: "Times one step by every rung of the ladder, and what this machine can do at most.",
    flags: &[&[N_X.declaration(), M.declaration(), THREADS.declaration(), GROWTH.declaration()]],
};

/// The most numbers that X may have: 1.6 GB.
const MOST_NUMBERS: usize = 200_000_000;

pub fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (n_x, m) = (flags.get(&N_X)?, flags.get(&M)?);
    if n_x.saturating_mul(m) > MOST_NUMBERS {
        let most = thousands(MOST_NUMBERS);
        return Err(Error::flag("--m", format!("n_x times m is above {most}; expected less")));
    }
    // The last rung keeps X in tiles, and once more in f32.
    if Vec::<f64>::new().try_reserve_exact(3 * n_x * m).is_err() {
        return Err(Error::flag("--m", "n_x times m does not fit into memory; expected less"));
    }
    let threads = threads::from_flags(flags)?;
    lesson.answer("bench", || Bench::compute(n_x, m, threads, Closing::Blas));
    if flags.given(&GROWTH) {
        lesson.section("growth", Growth::compute);
    }
    Ok(())
}

/// The ladder at one size.
#[derive(Serialize)]
pub struct Bench {
    n_x: usize,
    m: usize,
    threads: usize,
    rungs: Vec<Time>,
    /// The last rung once more, with less to do.
    variants: Vec<Variant>,
    #[serde(flatten)]
    limits: Limits,
    profile: &'static str,
    /// The BLAS that is built in.
    blas: Option<String>,
    plots: Vec<Plot>,
    closing: Closing,
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
        let (rungs, variants, limits) = times(&x, &y, &w, threads);
        Bench {
            n_x,
            m,
            threads,
            plots: vec![roofline(&rungs, &limits)],
            rungs,
            variants,
            limits,
            profile: profile(),
            blas: blas::library(),
            closing,
        }
    }
}

/// How this program was compiled: Cargo puts what the profile `release` makes into a folder of that name.
fn profile() -> &'static str {
    let program = std::env::current_exe().unwrap_or_default();
    if program.parent().is_some_and(|folder| folder.ends_with("release")) { "release" } else { "dev" }
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
        let header = ["", "rung", "ms", "half of the runs", "speed", "GB/s", "GFLOP/s"];
        let rungs = self.rungs.iter().enumerate().map(|(place, rung)| {
            [vec![(place + 1).to_string(), rung.name.to_string()], rung.timed.cells()].concat()
        });
        let variants = self
            .variants
            .iter()
            .map(|variant| [vec![String::new(), variant.name.to_string()], variant.timed.cells()].concat());
        page.table(&header, &rungs.chain(variants).collect::<Vec<_>>());
        let Limits { operations, bytes, read_bandwidth_gb_s, limit_ms, peak_gflop_s } = &self.limits;
        page.say(&format!(
            "A step does {} operations and needs {} bytes: {} operations for a byte. This machine reads {} GB/s from where \
             X is, and can do {} operations in a nanosecond. Reading X once takes {} ms.",
            thousands(*operations),
            thousands(*bytes),
            decimals(*operations as f64 / *bytes as f64, 2),
            decimals(*read_bandwidth_gb_s, 1),
            decimals(*peak_gflop_s, 1),
            decimals(*limit_ms, 3),
        ));
        self.plots.iter().for_each(|plot| page.plot(plot));
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
