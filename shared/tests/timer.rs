//! Timing: every way is called in turn, and the numbers are in order.

use std::cell::Cell;
use std::hint::black_box;
use std::thread::sleep;
use std::time::{Duration, Instant};

use shared::timer::compare;

#[test]
fn each_way_is_timed_and_the_median_lies_between_the_quartiles() {
    let calls = [Cell::new(0), Cell::new(0)];
    let work = |index: usize, rounds: u64| {
        let calls = &calls;
        move || {
            calls[index].set(calls[index].get() + 1);
            black_box((0..rounds).fold(0, |sum, k| black_box(sum + k)));
        }
    };
    let times = compare(&mut [Box::new(work(0, 100)), Box::new(work(1, 100_000))]);
    assert_eq!(times.len(), 2);
    for time in &times {
        assert!(0.0 < time.low_ns && time.low_ns <= time.median_ns && time.median_ns <= time.high_ns);
    }
    assert!(calls.iter().all(|calls| calls.get() > 15));
}

#[test]
fn a_slow_way_is_called_twice_in_a_batch_and_a_fast_one_often() {
    let calls = [Cell::new(0u32), Cell::new(0)];
    let [slow, fast] = &calls;
    let count = |calls: &Cell<u32>| calls.set(calls.get() + 1);
    compare(&mut [
        Box::new(|| {
            count(slow);
            sleep(Duration::from_millis(3));
        }),
        Box::new(|| count(black_box(fast))),
    ]);
    // Two calls tell that one fills a batch of 2 ms. In each of 15 batches one is timed, after one that is not.
    assert_eq!(slow.get(), 2 + 15 * 2);
    // A call takes some nanoseconds, so that a batch has a hundred thousand of them.
    assert!(fast.get() > 10_000, "{}", fast.get());
}

#[test]
fn before_a_long_call_nothing_is_warmed_up() {
    let calls = Cell::new(0);
    compare(&mut [Box::new(|| {
        calls.set(calls.get() + 1);
        sleep(Duration::from_millis(12));
    })]);
    assert_eq!(calls.get(), 2 + 15);
}

#[test]
fn a_time_is_that_of_one_call() {
    let pause = Duration::from_micros(100);
    let start = Instant::now();
    let times = compare(&mut [Box::new(|| sleep(pause))]);
    let elapsed_ns = start.elapsed().as_nanos() as f64;
    // A pause may be longer than asked for, never shorter.
    assert!(times[0].low_ns >= pause.as_nanos() as f64, "{}", times[0].low_ns);
    // Eight of the fifteen batches took the median or longer, and each has a call or more.
    assert!(8.0 * times[0].median_ns <= elapsed_ns, "{} of {elapsed_ns}", times[0].median_ns);
}
