//! A bar on the terminal for a training that takes its time.

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
        let bar = ProgressBar::with_draw_target(Some(iterations as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("training {bar:40} {pos} of {len} steps, {eta} left");
        Progress {
            bar: bar.with_style(style.expect("the template is valid")),
            start: Instant::now(),
            shown: Once::new(),
        }
    }

    pub fn step_done(&self) {
        if !self.shown.is_completed() && self.start.elapsed() > Duration::from_secs(1) {
            // Where stderr is no terminal, nothing is drawn.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
