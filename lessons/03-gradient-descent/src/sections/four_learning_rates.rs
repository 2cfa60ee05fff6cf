//! Four learning rates, each with its path on the parabola.

use lesson03::Verdict;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, Plot};

use super::WhatAlphaDecides;
use super::parabola::{self, LEAST_REACH};
use super::what_alpha_decides::Rate;

/// The paths of [`WhatAlphaDecides`] that do not only jump between two places.
#[derive(Serialize)]
pub struct FourLearningRates {
    plots: Vec<Plot>,
}

impl FourLearningRates {
    pub fn compute(WhatAlphaDecides(rates): &WhatAlphaDecides) -> FourLearningRates {
        let shown = rates.iter().filter(|rate| rate.verdict != Verdict::Oscillates);
        let draw = |rate: &Rate| parabola::draw(&rate.path, rate.learning_rate, (31, 11), LEAST_REACH);
        FourLearningRates { plots: shown.map(draw).collect() }
    }
}

impl Section for FourLearningRates {
    fn title(&self) -> String {
        "Four learning rates".to_string()
    }

    fn tell(&self, page: &mut Page) {
        for pair in self.plots.chunks_exact(2) {
            page.plots([&pair[0], &pair[1]], 3);
        }
        page.say(
            "The dots are J(w). The digits number the steps, 0 is the start; far ones lie outside the picture.",
        );
    }
}
