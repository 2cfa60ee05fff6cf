//! The first step of Newton's method, number by number.

use lesson12::cholesky::{backward, forward, triangle};
use lesson12::{Objective, Place};
use ndarray::Array2;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals};

/// H step = gradient at w = 0, b = 0, solved by H = T T'.
#[derive(Serialize)]
pub struct FirstStep {
    /// Row by row.
    h: Vec<f64>,
    t: Vec<f64>,
    gradient: Vec<f64>,
    /// T u = gradient
    u: Vec<f64>,
    /// T' step = u
    step: Vec<f64>,
    /// J before the step and after it.
    costs: [f64; 2],
}

impl FirstStep {
    pub fn compute(objective: &Objective) -> FirstStep {
        let zeros = objective.at_zeros();
        let h = objective.hessian(&zeros);
        let t = triangle(&h).expect("two features that differ");
        let u = forward(&t, zeros.gradient.clone());
        let step = backward(&t, u.clone());
        let Place { cost, .. } = objective.moved(&zeros, &step, 1.0);
        let numbers = |matrix: Array2<f64>| matrix.iter().copied().collect();
        FirstStep {
            h: numbers(h),
            t: numbers(t),
            gradient: numbers(zeros.gradient),
            u: numbers(u),
            step: numbers(step),
            costs: [zeros.cost, cost],
        }
    }
}

impl Section for FirstStep {
    fn title(&self) -> String {
        "The first step: H step = gradient".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say("H at w = 0, b = 0, and the triangle T with H = T T':");
        let row = |numbers: &[f64]| numbers.iter().map(|&number| cell(number)).collect::<String>();
        let rows = self.h.chunks(3).zip(self.t.chunks(3));
        let lines: Vec<String> = rows.map(|(h, t)| format!("{}   {}", row(h), row(t))).collect();
        page.lines(&lines.join("\n"));
        page.say("T u = gradient from the first row down, then T' step = u from the last row up:");
        let line = |of: &str, numbers: &[f64]| format!("{of:<8}{}", row(numbers));
        let lines = [line("gradient", &self.gradient), line("u", &self.u), line("step", &self.step)];
        page.lines(&lines.join("\n"));
        let [before, after] = self.costs.map(|cost| decimals(cost, 6));
        page.say(&format!("w and b go down by the step: J falls from {before} to {after}."));
    }
}

fn cell(number: f64) -> String {
    format!("{:>11}", decimals(number, 6))
}
