//! The path of w, step by step.

use lesson03::{Verdict, slope, verdict};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, Plot, factor, milestones, number, short};

use super::parabola::{self, Place, places};
use super::rounded;

/// A path of N steps at one learning rate.
#[derive(Serialize)]
pub struct Path {
    learning_rate: f64,
    /// 1 - 2 alpha, by which each step multiplies the distance to 3.
    factor: f64,
    /// The start, and where each step leads: N + 1 places.
    path: Vec<Place>,
    /// The slope at each of them.
    dw: Vec<f64>,
    /// By how much each step moves w: N numbers.
    next_step: Vec<f64>,
    verdict: Verdict,
    /// The first place with a number too large for an f64.
    first_too_large: Option<usize>,
    plots: Vec<Plot>,
}

impl Path {
    pub fn compute(start: f64, learning_rate: f64, steps: usize) -> Path {
        let path = places(start, learning_rate, steps);
        Path {
            learning_rate,
            factor: 1.0 - 2.0 * learning_rate,
            dw: path.iter().map(|place| slope(place.w)).collect(),
            next_step: path.windows(2).map(|pair| pair[1].w - pair[0].w).collect(),
            verdict: verdict(learning_rate),
            first_too_large: path.iter().position(|place| !place.w.is_finite() || !place.j.is_finite()),
            path,
            plots: Vec::new(),
        }
    }

    /// The same path with a picture of its first steps, if the start fits into one.
    pub fn drawn(self) -> Path {
        if self.first_too_large == Some(0) {
            return self;
        }
        let reach = parabola::reach(&self.path);
        let plots = vec![parabola::draw(&self.path, self.learning_rate, (58, 16), reach)];
        Path { plots, ..self }
    }

    /// The values of one place: k, w, J, dw, and the step that follows.
    fn row(&self, k: usize) -> Vec<String> {
        let Place { w, j } = self.path[k];
        let next = self.next_step.get(k).map_or(String::new(), |&step| number(step));
        vec![k.to_string(), number(w), number(j), number(self.dw[k]), next]
    }
}

impl Section for Path {
    fn title(&self) -> String {
        format!("The path at alpha = {}", short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        let (start, verdict) = (self.path[0].w, self.verdict);
        if let Some(first) = self.path.get(1) {
            let [w, alpha] = [start, self.learning_rate].map(short);
            let (dw, w_new) = (factor(rounded(self.dw[0])), rounded(first.w));
            page.lines(&format!("w := w - alpha dw\n   = {w} - {alpha} * {dw}\n   = {w_new}"));
        }
        let all = self.path.len();
        let shown = if all <= MOST_ROWS { (0..all).collect() } else { milestones(all) };
        let rows: Vec<Vec<String>> = shown.into_iter().map(|k| self.row(k)).collect();
        page.table(&["k", "w", "J", "dw", "next step"], &rows);
        let factor = rounded(self.factor);
        page.say(&if start == 3.0 {
            format!("The start is the bottom. From any other place it {verdict}, with a factor of {factor}.")
        } else {
            format!("Each step multiplies the distance to 3 by 1 - 2 alpha = {factor}. It {verdict}.")
        });
        if let Some(k) = self.first_too_large {
            page.too_large(&format!("The first of them is at k = {k}."));
        }
        for plot in &self.plots {
            page.plot(plot);
            page.say("The dots are J(w). The digits number the first steps; 0 is the start.");
        }
    }
}

/// A longer path is told at its milestones.
const MOST_ROWS: usize = 13;
