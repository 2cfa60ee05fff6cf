//! Timing on the learner's machine.

use std::time::{Duration, Instant};

use serde::Serialize;

/// How long one call took: the median of many batches, and the range in which half of the batches lie.
#[derive(Clone, Copy, Serialize)]
pub struct Timing {
    /// Nanoseconds per call, the median.
    pub median_ns: f64,
    /// The first quartile.
    pub low_ns: f64,
    /// The third quartile.
    pub high_ns: f64,
}

/// A batch is as many calls as take about this long; the clock's own time does not count then.
const BATCH: Duration = Duration::from_millis(2);

/// How many batches of each way are timed: fewer where all of them would take long, so that nobody waits for ten seconds.
const BATCHES: usize = 15;
const FEWEST_BATCHES: usize = 7;
const LONG: Duration = Duration::from_secs(2);

/// A call of this length brings its data back into the caches and wakes the threads in a part of its own time that does not
/// count.
const LONG_CALL: Duration = Duration::from_millis(10);

/// Times several ways to compute the same. They take turns, one batch each, so that a machine that slows down
/// slows all of them.
///
/// The calls must use what they compute (`std::hint::black_box`), or the compiler leaves them out.
pub fn compare(ways: &mut [Box<dyn FnMut() + '_>]) -> Vec<Timing> {
    let batches: Vec<Batch> = ways.iter_mut().map(Batch::of).collect();
    let mut times = vec![Vec::new(); ways.len()];
    let start = Instant::now();
    for batch in 0..BATCHES {
        if are_enough(batch, start.elapsed()) {
            break;
        }
        for ((way, times), Batch { calls, is_warmed_up }) in ways.iter_mut().zip(&mut times).zip(&batches) {
            if *is_warmed_up {
                way();
            }
            times.push(time(way, *calls).as_nanos() as f64 / f64::from(*calls));
        }
    }
    times.into_iter().map(Timing::of).collect()
}

/// Whether so many batches of each way, which took so long, are as many as anybody waits for.
fn are_enough(batches: usize, elapsed: Duration) -> bool {
    batches >= FEWEST_BATCHES && elapsed > LONG
}

/// The calls that are timed at once.
struct Batch {
    calls: u32,
    /// Whether one call comes before them that is not timed: it brings the data back into the caches and wakes the threads.
    is_warmed_up: bool,
}

impl Batch {
    fn of(way: &mut Box<dyn FnMut() + '_>) -> Batch {
        let mut calls = 1;
        loop {
            // The faster of two: whom the system interrupts in one of them, it would leave with a batch of a few calls, too
            // short for the coarse clock of a browser.
            let elapsed = time(way, calls).min(time(way, calls));
            if elapsed >= BATCH / 2 {
                let share = BATCH.as_secs_f64() / elapsed.as_secs_f64();
                let in_a_batch = (f64::from(calls) * share).round().max(1.0) as u32;
                return Batch { calls: in_a_batch, is_warmed_up: elapsed / calls < LONG_CALL };
            }
            calls *= 4;
        }
    }
}

fn time(way: &mut Box<dyn FnMut() + '_>, calls: u32) -> Duration {
    let start = Instant::now();
    (0..calls).for_each(|_| way());
    start.elapsed()
}

impl Timing {
    fn of(mut times: Vec<f64>) -> Timing {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
        Timing { median_ns: at(0.5), low_ns: at(0.25), high_ns: at(0.75) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Timing, are_enough};

    #[test]
    fn half_of_the_times_lie_between_the_quartiles() {
        let Timing { median_ns, low_ns, high_ns } =
            Timing::of(vec![70.0, 20.0, 50.0, 10.0, 90.0, 30.0, 40.0, 60.0, 80.0]);
        assert_eq!((low_ns, median_ns, high_ns), (30.0, 50.0, 70.0));
    }

    #[test]
    fn after_two_seconds_seven_batches_are_enough() {
        let [long, longer] = [2000, 2001].map(Duration::from_millis);
        assert_eq!([6, 7, 8].map(|batches| are_enough(batches, longer)), [false, true, true]);
        assert_eq!([6, 7, 8].map(|batches| are_enough(batches, long)), [false; 3]);
    }
}
