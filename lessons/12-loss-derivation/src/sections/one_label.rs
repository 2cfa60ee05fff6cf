//! One label: from the likelihood to the loss.

use lesson02::{TRIO, logit, loss};
use lesson12::{likelihood, log_likelihood};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, number, short};

/// Three labels, each for itself.
#[derive(Serialize)]
pub struct OneLabel {
    pub a: Vec<f64>,
    pub y: Vec<f64>,
    pub likelihood: Vec<f64>,
    pub log_likelihood: Vec<f64>,
    /// L of lesson 02, from the z that leads to a.
    pub loss: Vec<f64>,
}

impl OneLabel {
    pub fn compute() -> OneLabel {
        let each = |f: &dyn Fn(f64, f64) -> f64| TRIO.iter().map(|&(a, y)| f(a, y)).collect();
        OneLabel {
            a: each(&|a, _| a),
            y: each(&|_, y| y),
            likelihood: each(&likelihood),
            log_likelihood: each(&log_likelihood),
            loss: each(&|a, y| loss(logit(a), y)),
        }
    }
}

impl Section for OneLabel {
    fn title(&self) -> String {
        "One label: from the likelihood to the loss".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines("p(y|x) = a^y (1 - a)^(1 - y)\nL = -ln p(y|x) = -(y ln a + (1 - y) ln(1 - a))");
        let row = |i: usize| {
            let answer = [(i + 1).to_string(), short(self.a[i]), short(self.y[i])];
            let losses = [-self.log_likelihood[i], self.loss[i]].map(number);
            [&answer[..], &[decimals(self.likelihood[i], 1)], &losses].concat()
        };
        let header = ["i", "a", "y", "p(y|x)", "-ln p(y|x)", "L of lesson 02"];
        page.table(&header, &(0..self.a.len()).map(row).collect::<Vec<_>>());
    }
}
