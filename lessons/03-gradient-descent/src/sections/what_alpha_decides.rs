//! What alpha decides: the factor of each step, and so what becomes of w.

use lesson03::{Verdict, verdict};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

use super::parabola::{Place, places};
use super::rounded;

/// Eight steps at each of five learning rates.
#[derive(Serialize)]
pub struct WhatAlphaDecides(pub Vec<Rate>);

/// The path at one learning rate.
#[derive(Serialize)]
pub struct Rate {
    pub learning_rate: f64,
    pub factor: f64,
    pub verdict: Verdict,
    pub path: Vec<Place>,
}

pub const TENTH: f64 = 0.1;
pub const NINE_TENTHS: f64 = 0.9;

const RATES: [f64; 5] = [TENTH, 0.5, NINE_TENTHS, 1.0, 1.1];
const STEPS: usize = 8;

impl WhatAlphaDecides {
    pub fn compute(start: f64) -> WhatAlphaDecides {
        let rate = |learning_rate: f64| Rate {
            learning_rate,
            factor: 1.0 - 2.0 * learning_rate,
            verdict: verdict(learning_rate),
            path: places(start, learning_rate, STEPS),
        };
        WhatAlphaDecides(RATES.map(rate).into())
    }
}

impl Section for WhatAlphaDecides {
    fn title(&self) -> String {
        "What alpha decides".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |rate: &Rate| {
            let end = number(rate.path[STEPS].w);
            vec![short(rate.learning_rate), rounded(rate.factor), rate.verdict.to_string(), end]
        };
        let end = format!("w after {STEPS} steps");
        let rows: Vec<Vec<String>> = self.0.iter().map(row).collect();
        page.table(&["alpha", "1 - 2 alpha", "verdict", &end], &rows);
    }
}
