//! Runs lesson 03 on its inputs and tells what happened.

use lesson03::{central_difference, cost, descend, slope, step, verdict};
use serde::Serialize;
use shared::Error;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{self, Page, number, short};
use shared::plot::{self, Plot};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson03",
    about: "Gradient descent on J(w) = (w - 3)^2. Without flags: the lesson.",
    flags: &[
        Flag::new("--start", "W", "0", None, "Where w starts."),
        Flag::new("--learning-rate", "A", "0.1", None, "The learning rate alpha, above 0."),
        Flag::new("--steps", "N", "6", Some((0, 10_000)), "The number of steps."),
    ],
};

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    learning_rate: f64,
    factor: f64,
    path: Vec<Place>,
    verdict: &'static str,
    #[serde(flatten)]
    story: Option<Story>,
}

/// A place on the way, and how high it lies.
#[derive(Serialize)]
struct Place {
    w: f64,
    j: f64,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    nudges: Vec<Nudge>,
    measured_slope: f64,
    rates: Vec<Rate>,
}

/// The slope at the start, measured with a nudge of size h.
#[derive(Serialize)]
struct Nudge {
    h: f64,
    one_sided: f64,
    central: f64,
}

/// The path at one learning rate.
#[derive(Serialize)]
struct Rate {
    learning_rate: f64,
    factor: f64,
    verdict: &'static str,
    path: Vec<Place>,
}

fn path(start: f64, learning_rate: f64, steps: usize) -> Vec<Place> {
    descend(start, learning_rate, steps).into_iter().map(|w| Place { w, j: cost(w) }).collect()
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        let start = flags.number("--start")?.unwrap_or_default();
        let learning_rate = flags.positive("--learning-rate")?.unwrap_or_default();
        let steps = flags.count("--steps")?.unwrap_or_default();
        Ok(Walkthrough {
            learning_rate,
            factor: 1.0 - 2.0 * learning_rate,
            path: path(start, learning_rate, steps),
            verdict: verdict(learning_rate),
            story: (!flags.any()).then(|| Story::new(start)),
        })
    }
}

impl Story {
    fn new(start: f64) -> Story {
        let nudge = |h: f64| Nudge {
            h,
            one_sided: (cost(start + h) - cost(start)) / h,
            central: (cost(start + h) - cost(start - h)) / (2.0 * h),
        };
        let rate = |learning_rate: f64| Rate {
            learning_rate,
            factor: 1.0 - 2.0 * learning_rate,
            verdict: verdict(learning_rate),
            path: path(start, learning_rate, 8),
        };
        Story {
            nudges: [1.0, 0.1, 0.001, 1e-15].map(nudge).into(),
            measured_slope: central_difference(cost, start),
            rates: [0.1, 0.5, 0.9, 1.0, 1.1].map(rate).into(),
        }
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        if let Some(story) = &self.story {
            self.narrate_slope(story, &mut page);
        }
        self.narrate_path(&mut page);
        if let Some(story) = &self.story {
            story.narrate(&mut page);
        }
        page.finish()
    }

    fn narrate_slope(&self, story: &Story, page: &mut Page) {
        let start = self.path[0].w;
        page.section(&format!("The slope at w = {}", short(start)));
        page.lines(&format!(
            "J(w) = (w - 3)^2                J({0}) = {1}\ndw = dJ/dw = 2 (w - 3)          dw at {0} is {2}",
            short(start),
            short(cost(start)),
            short(slope(start))
        ));
        page.say("The same slope, measured: nudge w by h and see how much J changes.");
        let rows: Vec<Vec<String>> = story
            .nudges
            .iter()
            .map(|row| vec![short(row.h), number(row.one_sided), number(row.central)])
            .collect();
        page.table(&["h", "nudged up only", "nudged both ways"], &rows);
        page.say("A nudge of 1e-15 drowns in the rounding of an f64.");
    }

    fn narrate_path(&self, page: &mut Page) {
        let (rate, start) = (self.learning_rate, &self.path[0]);
        page.section(&format!("The path at alpha = {}", short(rate)));
        if self.path.len() > 1 {
            let dw = slope(start.w);
            page.lines(&format!(
                "w := w - alpha dw\n   = {} - {} * {}\n   = {}",
                short(start.w),
                short(rate),
                page::factor(rounded(dw)),
                rounded(step(start.w, dw, rate))
            ));
        }
        let all = self.path.len();
        let shown = if all <= 13 { (0..all).collect() } else { page::milestones(all) };
        let rows: Vec<Vec<String>> = shown
            .into_iter()
            .map(|k| {
                let Place { w, j } = self.path[k];
                let next = self.path.get(k + 1).map_or(String::new(), |next| number(next.w - w));
                vec![k.to_string(), number(w), number(j), number(slope(w)), next]
            })
            .collect();
        page.table(&["k", "w", "J", "dw", "next step"], &rows);
        let factor = rounded(self.factor);
        page.say(&if start.w == 3.0 {
            format!(
                "The start is the bottom. From any other place it {}, with a factor of {factor}.",
                self.verdict
            )
        } else {
            format!("Each step multiplies the distance to 3 by 1 - 2 alpha = {factor}. It {}.", self.verdict)
        });
        if let Some(k) = self.path.iter().position(|place| !place.w.is_finite() || !place.j.is_finite()) {
            page.say(&format!(
                "Some numbers are too large for an f64, the first at k = {k}; they print as infinity or NaN."
            ));
        }
        if self.story.is_none() && start.j.is_finite() {
            let first = self.path.iter().take(10).map(|place| (place.w - 3.0).abs());
            let reach = first.filter(|distance| (distance * distance).is_finite()).fold(5.0, f64::max);
            page.lines(&draw(&self.path, &format!("alpha = {}", short(rate)), (58, 16), reach));
            page.say("The dots are J(w). The digits number the first steps; 0 is the start.");
        }
    }
}

impl Story {
    fn narrate(&self, page: &mut Page) {
        page.section("Four learning rates");
        let shown: Vec<String> = self
            .rates
            .iter()
            .filter(|rate| rate.verdict != "oscillates")
            .map(|rate| draw(&rate.path, &format!("alpha = {}", short(rate.learning_rate)), (31, 11), 5.0))
            .collect();
        page.lines(&plot::beside(&shown[0], &shown[1], 3));
        page.lines(&plot::beside(&shown[2], &shown[3], 3));
        page.say(
            "The dots are J(w). The digits number the steps, 0 is the start; far ones lie outside the \
             picture.",
        );

        page.section("What alpha decides");
        let rows: Vec<Vec<String>> = self
            .rates
            .iter()
            .map(|rate| {
                let end = rate.path.last().map_or(f64::NAN, |place| place.w);
                vec![short(rate.learning_rate), rounded(rate.factor), rate.verdict.to_string(), number(end)]
            })
            .collect();
        page.table(&["alpha", "1 - 2 alpha", "verdict", "w after 8 steps"], &rows);

        page.section("Surprise: 0.1 and 0.9");
        let (small, large) = (&self.rates[0].path, &self.rates[2].path);
        let rows: Vec<Vec<String>> = (0..=5)
            .map(|k| {
                vec![
                    k.to_string(),
                    number(small[k].w),
                    number(large[k].w),
                    number(small[k].j),
                    number(large[k].j),
                ]
            })
            .collect();
        page.table(&["k", "w at 0.1", "w at 0.9", "J at 0.1", "J at 0.9"], &rows);
        page.say(&format!(
            "One walks, the other leaps from side to side. Their costs are the same at every step: 1 - 2 \
             alpha is {} and {}, and the cost is a square.",
            rounded(self.rates[0].factor),
            rounded(self.rates[2].factor)
        ));
    }
}

/// The parabola and the path on it, `reach` to the left and right of 3.
fn draw(path: &[Place], title: &str, (columns, rows): (usize, usize), reach: f64) -> String {
    let first = || path.iter().take(10).filter(|place| place.j.is_finite());
    let mut plot = Plot::new(title, (columns, rows), (3.0 - reach, 3.0 + reach), (0.0, reach * reach));
    plot.curve(cost, '.');
    // Backward, so that an earlier step stays visible where a later one falls on it.
    for (step, place) in first().collect::<Vec<_>>().into_iter().enumerate().rev() {
        plot.point(place.w, place.j, char::from_digit(step as u32, 10).unwrap_or('*'));
    }
    [3.0 - reach, 3.0, 3.0 + reach]
        .into_iter()
        .for_each(|w| plot.x_tick(w, format!("w={}", plot::tick(w, reach))));
    [0.0, reach * reach].into_iter().for_each(|j| plot.y_tick(j, plot::tick(j, reach * reach)));
    plot.draw()
}

/// A product such as 2 * 0.1 - 1 with at most ten digits: without those that rounding left.
fn rounded(value: f64) -> String {
    short(format!("{value:.9e}").parse().unwrap_or(value))
}
