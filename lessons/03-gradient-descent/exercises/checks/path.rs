//! Checks `exercises/path.rs`, on two parabolas with several rates and numbers of steps.

#[path = "../path.rs"]
#[allow(unused)]
mod path;

use std::process::ExitCode;

use practice::{Case, Check, Value};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

/// J(w) = curve (w - lowest)^2
#[derive(Clone, Copy)]
struct Parabola {
    curve: f64,
    lowest: f64,
}

impl Parabola {
    fn cost(self, w: f64) -> f64 {
        self.curve * (w - self.lowest) * (w - self.lowest)
    }

    fn slope(self, w: f64) -> f64 {
        2.0 * self.curve * (w - self.lowest)
    }
}

fn check() -> Check {
    let chapter = Parabola { curve: 1.0, lowest: 3.0 };
    // By hand: the slopes are 10, 5 and 2.5.
    let known = [8.0, 5.5, 4.25, 3.625];
    let about = "J(w) = (w - 3)^2, dw = 2 (w - 3)";
    check_one(about, chapter, 8.0, 0.25, known.to_vec())?;
    let mut random = SplitMix64::new(3);
    for (learning_rate, steps) in [(0.1, 5), (0.3, 7)] {
        let parabola = Parabola { curve: 0.5 + random.next_f64(), lowest: -2.0 };
        let start = 1.0 + random.next_f64();
        let mut right = vec![start];
        for k in 0..steps {
            right.push(right[k] - learning_rate * parabola.slope(right[k]));
        }
        let about = format!("J(w) = c (w + 2)^2, dw = 2 c (w + 2), c = {:.4} (seed 3)", parabola.curve);
        check_one(&about, parabola, start, learning_rate, right)?;
    }
    Ok(())
}

fn check_one(about: &str, parabola: Parabola, start: f64, learning_rate: f64, right: Vec<f64>) -> Check {
    let steps = right.len() - 1;
    let case = Case::new(about).with("start", start);
    let case = case.with("learning_rate", learning_rate).with("steps", steps as f64);
    let (cost, slope) = (|w| parabola.cost(w), |w| parabola.slope(w));
    let (path, costs) = case.run(|| path::descend(cost, slope, start, learning_rate, steps))?;
    let got = Value::from(&path);
    // What another way to change w makes of the path, whose length may be wrong as well.
    let walked = |change: &dyn Fn(f64) -> f64| {
        let mut wrong = vec![start];
        for k in 0..steps {
            wrong.push(wrong[k] + change(wrong[k]));
        }
        practice::close(&got, &wrong.into())
    };
    case.compare("w", &path, &right)
        .when(got.numbers == right[1..], "The start is missing: it is the first number of the list.")
        .when(got.numbers == right[..steps], "There is one step too few: take as many as are asked for.")
        .when(walked(&|w| learning_rate * slope(w)), "w runs away: go against the slope, w := w - alpha dw.")
        .when(walked(&|w| -slope(w)), "The learning rate is left out: w := w - alpha dw.")
        .when(walked(&|w| -learning_rate * cost(w)), "w is moved by the cost J. Move it by its slope dw.")
        .when(
            walked(&|_| -learning_rate * slope(start)),
            "Each step uses the slope of the start: take the slope anew, at the w where you stand.",
        )
        .when(walked(&|w| -0.1 * slope(w)), "Your rate is always 0.1: use the one that you are given.")
        .check()?;
    let right_costs: Vec<f64> = right.iter().map(|w| cost(*w)).collect();
    let before: Vec<f64> = [0].into_iter().chain(0..steps).map(|k| right_costs[k]).collect();
    let slopes: Vec<f64> = right.iter().map(|w| slope(*w)).collect();
    case.compare("J", &costs, &right_costs)
        .mistake(before, "Each J is the one of the w before: note it after w has moved.")
        .mistake(slopes, "These are the slopes. J is what cost(w) gives.")
        .when(costs == right_costs[1..], "J of the start is missing.")
        .check()
}
