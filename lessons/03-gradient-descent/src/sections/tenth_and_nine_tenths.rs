//! Surprise: alpha = 0.1 and alpha = 0.9 have the same cost at every step.

use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number};

use super::parabola::Place;
use super::what_alpha_decides::{NINE_TENTHS, TENTH};
use super::{WhatAlphaDecides, rounded};

/// The first five steps at both learning rates.
#[derive(Serialize)]
pub struct TenthAndNineTenths {
    tenth: FirstSteps,
    nine_tenths: FirstSteps,
}

#[derive(Serialize)]
struct FirstSteps {
    factor: f64,
    path: Vec<Place>,
}

const STEPS: usize = 5;

impl TenthAndNineTenths {
    pub fn compute(WhatAlphaDecides(rates): &WhatAlphaDecides) -> TenthAndNineTenths {
        let first_steps = |learning_rate: f64| {
            let rate = rates.iter().find(|rate| rate.learning_rate == learning_rate);
            let rate = rate.expect("both are among the learning rates");
            FirstSteps { factor: rate.factor, path: rate.path[..=STEPS].to_vec() }
        };
        TenthAndNineTenths { tenth: first_steps(TENTH), nine_tenths: first_steps(NINE_TENTHS) }
    }
}

impl Section for TenthAndNineTenths {
    fn title(&self) -> String {
        format!("Surprise: {TENTH} and {NINE_TENTHS}")
    }

    fn tell(&self, page: &mut Page) {
        let pairs = self.tenth.path.iter().zip(&self.nine_tenths.path).enumerate();
        let row = |(k, (small, large)): (usize, (&Place, &Place))| {
            let numbers = [small.w, large.w, small.j, large.j].map(number);
            [vec![k.to_string()], numbers.into()].concat()
        };
        page.table(
            &["k", "w at 0.1", "w at 0.9", "J at 0.1", "J at 0.9"],
            &pairs.map(row).collect::<Vec<_>>(),
        );
        let [small, large] = [&self.tenth, &self.nine_tenths].map(|steps| rounded(steps.factor));
        page.say(&format!(
            "One walks, the other leaps from side to side. Their costs are the same at every step: 1 - 2 alpha is \
             {small} and {large}, and the cost is a square."
        ));
    }
}
