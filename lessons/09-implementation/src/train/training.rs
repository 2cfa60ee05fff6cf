//! The training: cost step by step, and where it leads.

use lesson06::{Trained, bounces};
use serde::Serialize;
use shared::data::largest;
use shared::lab::{Error, Section};
use shared::page::{Page, Plot, counted, milestones, number, short, thousands, vector};

use super::fit::Fitted;
use super::plan::Plan;
use super::remedy::{Remedy, stands_still};
use super::training_set::{About, TrainingSet};
use crate::cost_curve::cost_curve;

/// A training from its start to its end.
#[derive(Serialize)]
pub struct Training {
    learning_rate: f64,
    iterations: usize,
    /// How many steps there were to be, if Ctrl-C ended them early.
    #[serde(skip_serializing_if = "Option::is_none")]
    planned_iterations: Option<usize>,
    /// The strength of the penalty for large weights, lambda.
    #[serde(skip_serializing_if = "Option::is_none")]
    l2: Option<f64>,
    /// `[k, J before update k]` at every hundredth step and the last.
    costs: Vec<(usize, f64)>,
    /// The same at 0, 1, 2, 5, 10, ... and the last.
    milestones: Vec<(usize, f64)>,
    w: Vec<f64>,
    b: f64,
    /// How often the cost rises, of so many steps, if it bounces.
    bounces: Option<(usize, usize)>,
    /// Whether it hardly changes any more, although it could.
    stands_still: bool,
    /// Whether some of its numbers do not fit an f64.
    too_large: bool,
    /// What to try first, if one of the three went wrong.
    remedy: Option<Remedy>,
    plots: Vec<Plot>,
}

/// With fewer steps there is no curve to see.
const SHORTEST_CURVE: usize = 10;

impl Training {
    pub fn compute(
        plan: &Plan,
        (about, set): (&About, &impl TrainingSet),
        fitted: &Fitted,
    ) -> Result<Training, Error> {
        let Trained { w, b, costs } = &fitted.neuron;
        let too_large = !largest(costs.iter().chain(w).chain([b])).is_finite();
        let at = |k: usize| (k, costs[k]);
        let (bounces, stands_still) = (bounces(costs), stands_still(plan, (about, set), fitted)?);
        let wrong = bounces.is_some() || stands_still || too_large;
        let drawn = costs.len() >= SHORTEST_CURVE && !too_large;
        Ok(Training {
            learning_rate: plan.learning_rate,
            iterations: costs.len(),
            planned_iterations: fitted.stopped.then_some(plan.iterations),
            l2: plan.l2,
            costs: (0..costs.len()).filter(|k| k % 100 == 0 || k + 1 == costs.len()).map(at).collect(),
            milestones: milestones(costs.len()).into_iter().map(at).collect(),
            w: w.iter().copied().collect(),
            b: *b,
            bounces,
            stands_still,
            too_large,
            remedy: wrong.then(|| Remedy::of(plan, about)),
            plots: drawn.then(|| cost_curve(costs)).into_iter().collect(),
        })
    }
}

impl Section for Training {
    fn title(&self) -> String {
        format!("{} at learning rate {}", counted(self.iterations, "step"), short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        if let Some(planned) = self.planned_iterations {
            let (done, planned) = (counted(self.iterations, "step"), thousands(planned));
            page.say(&format!("Stopped by Ctrl-C after {done} of {planned}."));
        }
        if let Some(lambda) = self.l2 {
            let lambda = short(lambda);
            page.say(&format!(
                "Each step also pulls w towards 0, with lambda = {lambda}. J is told without the penalty."
            ));
        }
        let row = |&(k, cost): &(usize, f64)| vec![k.to_string(), number(cost)];
        page.table(&["steps", "J"], &self.milestones.iter().map(row).collect::<Vec<_>>());
        self.plots.iter().for_each(|plot| page.plot(plot));
        page.lines(&format!("w = {}\nb = {}", vector(&self.w, number), number(self.b)));
        let remedy = self.remedy.map_or("", Remedy::words);
        if let Some((rises, steps)) = self.bounces {
            let problem =
                format!("The cost bounces: after the first 20 steps it rises in {rises} of {steps}");
            page.say(&format!("{problem}; {remedy}."));
        }
        if self.stands_still {
            page.say(
                "The cost stands still: the second half of the steps lowers it by less than 1%. The same features, \
                 standardized, would still lead down; try --standardize first.",
            );
        }
        if self.too_large {
            page.say(&format!(
                "Some of these numbers are too large for an f64 (they print as infinity or NaN); {remedy}."
            ));
        }
    }
}
