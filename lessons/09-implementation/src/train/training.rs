//! The training: cost step by step, and where it leads.

use lesson06::{Trained, bounces};
use serde::Serialize;
use shared::data::largest;
use shared::lab::Section;
use shared::page::{Page, Plot, counted, milestones, number, short, vector};

use super::plan::Plan;
use crate::cost_curve::cost_curve;

/// A training from its start to its end.
#[derive(Serialize)]
pub struct Training {
    learning_rate: f64,
    iterations: usize,
    /// `[k, J before update k]` at every hundredth step and the last.
    costs: Vec<(usize, f64)>,
    /// The same at 0, 1, 2, 5, 10, ... and the last.
    milestones: Vec<(usize, f64)>,
    w: Vec<f64>,
    b: f64,
    /// How often the cost rises, of so many steps, if it bounces.
    bounces: Option<(usize, usize)>,
    /// Whether some of its numbers do not fit an f64.
    too_large: bool,
    plots: Vec<Plot>,
}

/// With fewer steps there is no curve to see.
const SHORTEST_CURVE: usize = 10;

impl Training {
    pub fn compute(plan: &Plan, neuron: &Trained) -> Training {
        let Trained { w, b, costs } = neuron;
        let too_large = !largest(costs.iter().chain(w).chain([b])).is_finite();
        let at = |k: usize| (k, costs[k]);
        let drawn = costs.len() >= SHORTEST_CURVE && !too_large;
        Training {
            learning_rate: plan.learning_rate,
            iterations: costs.len(),
            costs: (0..costs.len()).filter(|k| k % 100 == 0 || k + 1 == costs.len()).map(at).collect(),
            milestones: milestones(costs.len()).into_iter().map(at).collect(),
            w: w.iter().copied().collect(),
            b: *b,
            bounces: bounces(costs),
            too_large,
            plots: drawn.then(|| cost_curve(costs)).into_iter().collect(),
        }
    }
}

impl Section for Training {
    fn title(&self) -> String {
        format!("{} at learning rate {}", counted(self.iterations, "step"), short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        let row = |&(k, cost): &(usize, f64)| vec![k.to_string(), number(cost)];
        page.table(&["steps", "J"], &self.milestones.iter().map(row).collect::<Vec<_>>());
        self.plots.iter().for_each(|plot| page.plot(plot));
        page.lines(&format!("w = {}\nb = {}", vector(&self.w, number), number(self.b)));
        if let Some((rises, steps)) = self.bounces {
            page.say(&format!(
                "The cost bounces: after the first 20 steps it rises in {rises} of {steps}; try a smaller \
                 --learning-rate."
            ));
        }
        if self.too_large {
            page.say(
                "Some of these numbers are too large for an f64 (they print as infinity or NaN). Try a smaller \
                 --learning-rate, or --standardize.",
            );
        }
    }
}
