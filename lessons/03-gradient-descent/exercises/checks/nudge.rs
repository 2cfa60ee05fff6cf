//! Checks `exercises/nudge.rs`, against slopes that have a formula. The functions note where they are asked.

#[path = "../nudge.rs"]
#[allow(unused)]
mod nudge;

use std::cell::RefCell;
use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

/// "Right to six digits".
const SIX_DIGITS: f64 = 1e-6;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one("f(w) = (w - 3)^2", 1.0, &|w| (w - 3.0) * (w - 3.0), -4.0)?;
    // Here a nudge to one side is wrong at every length, and one to both sides right at every length.
    check_one("f(w) = 1000000 w^2", 0.0, &|w| 1e6 * w * w, 0.0)?;
    let mut random = SplitMix64::new(3);
    for _ in 0..3 {
        let w = 1.0 + random.next_f64();
        check_one("f(w) = w^3 - 2 w, w drawn with seed 3", w, &|w| w * w * w - 2.0 * w, 3.0 * w * w - 2.0)?;
        check_one("f(w) = e^w, w drawn with seed 3", w, &f64::exp, w.exp())?;
    }
    Ok(())
}

fn check_one(about: &str, w: f64, f: &dyn Fn(f64) -> f64, right: f64) -> Check {
    let case = Case::new(about).with("w", w);
    let asked = RefCell::new(Vec::new());
    let noted = |at: f64| {
        asked.borrow_mut().push(at);
        f(at)
    };
    let slope = case.run(|| nudge::slope_at(noted, w))?;
    // What the learner chose.
    let asked = asked.into_inner();
    let left = asked.iter().copied().fold(w, f64::min);
    let right_of_w = asked.iter().copied().fold(w, f64::max);
    let h = (w - left).max(right_of_w - w);
    let change = f(right_of_w) - f(left);
    let is_near = |wrong: f64| (slope - wrong).abs() <= SIX_DIGITS * wrong.abs();
    case.compare("slope", slope, right)
        .within(SIX_DIGITS)
        .when(asked.is_empty(), "f is not asked at all: compare what it gives on both sides of w.")
        .when(
            h == 0.0,
            "f is asked at w alone: w + h is w, because an f64 has sixteen digits. Take a longer nudge.",
        )
        .when(h < 1e-10, "The nudge drowns in rounding: take a longer one.")
        .when(left == w || right_of_w == w, "You nudge to one side only. Ask for f at w + h and at w - h.")
        .mistake(-right, "The sign is wrong: subtract the other way round, f(w + h) - f(w - h).")
        .when(h > 0.005, "The nudge is too long: the slope changes on the way. Take a shorter one.")
        .scaled(2.0, "The slope is twice too large: from w - h to w + h it is 2h, so divide by 2h.")
        .when(is_near(change), "That is the change of f, not the slope yet: divide it by the distance, 2h.")
        .when(
            is_near(change / 2.0 * h),
            "The change is multiplied by h. Without brackets / 2.0 * h is (.. / 2.0) * h: write / (2.0 * h).",
        )
        .check()
}
