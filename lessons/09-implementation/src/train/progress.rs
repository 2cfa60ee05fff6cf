//! A bar on the terminal for what takes its time.

use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shown from the second second on, and gone when it is dropped.
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: Once,
}

impl Progress {
    pub fn new(iterations: usize) -> Progress {
        Progress::of(iterations, "training {wide_bar} {pos} of {len} steps, {eta} left")
    }

    /// For the numbers of a file.
    pub fn reading(numbers: usize) -> Progress {
        Progress::of(numbers, "reading {wide_bar} {percent} %, {eta} left")
    }

    fn of(length: usize, template: &str) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template(template);
        Progress {
            bar: bar.with_style(style.expect("the template is valid")),
            start: Instant::now(),
            shown: Once::new(),
        }
    }

    pub fn step_done(&self) {
        self.done(1);
    }

    pub fn done(&self, count: usize) {
        if !self.shown.is_completed() && self.start.elapsed() > Duration::from_secs(1) {
            // Where stderr is no terminal, nothing is drawn.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(count as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Progress};

    #[test]
    fn the_bar_counts_and_is_shown_from_the_second_second_on() {
        let mut progress = Progress::new(10);
        progress.step_done();
        assert!(progress.bar.position() == 1 && !progress.shown.is_completed());
        progress.start -= Duration::from_millis(1500);
        progress.done(3);
        assert!(progress.bar.position() == 4 && progress.shown.is_completed());
        let bar = progress.bar.clone();
        assert!(!bar.is_finished());
        drop(progress);
        assert!(bar.is_finished());
    }
}
