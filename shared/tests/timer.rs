//! Timing: every way is called in turn, and the numbers are in order.

use std::cell::Cell;
use std::hint::black_box;

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
