//! Taking turns, so that a machine that slows down slows all of them.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::Result;

/// Before each turn. Threads that wait for more work by spinning are asleep after it.
const PAUSE: Duration = Duration::from_millis(50);

/// For so long a way is at work before its calls are timed, one call at least: a training takes step after step, and a
/// processor that was idle needs a while to be as fast again.
const WARM: Duration = Duration::from_millis(20);

/// About so long a turn is.
const TURN: Duration = Duration::from_millis(20);

/// The fewest and the most calls that are timed in a turn, the slowest ways aside.
const CALLS: (f64, f64) = (5.0, 50.0);

/// From here on one call is turn enough.
const LONG: Duration = Duration::from_millis(80);

/// One way to compute something.
pub struct Way<'a> {
    /// Its name in a table.
    pub name: &'static str,
    times_ns: Box<dyn FnMut(usize) -> Result<Vec<f64>> + 'a>,
}

impl<'a> Way<'a> {
    /// A way that warms up, then makes so many calls, and returns their times in nanoseconds.
    pub fn new(name: &'static str, times_ns: impl FnMut(usize) -> Result<Vec<f64>> + 'a) -> Way<'a> {
        Way { name, times_ns: Box::new(times_ns) }
    }

    /// A way in this program. The call must use what it computes (`std::hint::black_box`).
    pub fn here(name: &'static str, mut call: impl FnMut() + 'a) -> Way<'a> {
        Way::new(name, move |calls| {
            let start = Instant::now();
            // It also brings back what the others drove out of the caches.
            call();
            while start.elapsed() < WARM {
                call();
            }
            let mut timed = || {
                let start = Instant::now();
                call();
                start.elapsed().as_nanos() as f64
            };
            Ok((0..calls).map(|_| timed()).collect())
        })
    }
}

/// The median of all rounds, and the range in which half of them lie.
#[derive(Serialize, Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Half of the rounds are below.
    pub median: f64,
    /// The first quartile.
    pub low: f64,
    /// The third quartile.
    pub high: f64,
}

/// The times of one way: a turn in each round, of which the median counts.
#[derive(Serialize)]
pub struct Turns {
    /// How many calls of a turn were timed.
    pub calls: usize,
    /// Milliseconds.
    pub ms: Spread,
    #[serde(skip)]
    medians_ns: Vec<f64>,
}

/// Lets all of them take a turn in each round, in the order of the list and, every second time, the other way round.
///
/// # Errors
/// A way fails.
pub fn take(ways: &mut [Way], rounds: usize) -> Result<Vec<Turns>> {
    let calls = ways.iter_mut().map(calls).collect::<Result<Vec<_>>>()?;
    let mut medians_ns = vec![Vec::new(); ways.len()];
    for round in 0..rounds {
        let mut order: Vec<usize> = (0..ways.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for way in order {
            sleep(PAUSE);
            let times = (ways[way].times_ns)(calls[way])?;
            medians_ns[way].push(Spread::of(&times).median);
        }
    }
    let turns = calls.into_iter().zip(medians_ns).map(|(calls, medians_ns)| {
        let ms: Vec<f64> = medians_ns.iter().map(|ns| ns / 1e6).collect();
        Turns { calls, ms: Spread::of(&ms), medians_ns }
    });
    Ok(turns.collect())
}

/// How many calls make a turn.
fn calls(way: &mut Way) -> Result<usize> {
    let one_ns = Spread::of(&(way.times_ns)(1)?).median;
    if one_ns >= LONG.as_nanos() as f64 {
        return Ok(1);
    }
    Ok((TURN.as_nanos() as f64 / one_ns).clamp(CALLS.0, CALLS.1).round() as usize)
}

impl Turns {
    /// How many times as long as another it took, round by round.
    pub fn ratio_to(&self, other: &Turns) -> Spread {
        let ratios = self.medians_ns.iter().zip(&other.medians_ns).map(|(own, others)| own / others);
        Spread::of(&ratios.collect::<Vec<_>>())
    }
}

impl Spread {
    /// Of at least one number.
    ///
    /// # Panics
    /// If there is none.
    pub fn of(numbers: &[f64]) -> Spread {
        let mut sorted = numbers.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
        Spread { median: at(0.5), low: at(0.25), high: at(0.75) }
    }
}
