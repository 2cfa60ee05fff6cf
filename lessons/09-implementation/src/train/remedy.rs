//! What to try where a training goes wrong.

use lesson06::{Pass, Standardization, Trained, bounces};
use serde::Serialize;
use shared::data::largest;
use shared::lab::Error;

use super::fit::Fitted;
use super::plan::Plan;
use super::training_set::{About, TrainingSet};

/// What to try first.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    Standardize,
    SmallerLearningRate,
}

impl Remedy {
    /// The first thing to try: features of their own sizes ask for another rate each, so they come first.
    pub fn of(plan: &Plan, about: &About) -> Remedy {
        let raw = about.standardization.is_none() && plan.from.is_none();
        if raw { Remedy::Standardize } else { Remedy::SmallerLearningRate }
    }

    /// What to type.
    pub fn words(self) -> &'static str {
        match self {
            Remedy::Standardize => "try --standardize first, then a smaller --learning-rate",
            Remedy::SmallerLearningRate => "try a smaller --learning-rate",
        }
    }
}

/// With fewer steps a cost cannot be said to stand still.
const FEWEST_STEPS: usize = 100;

/// A cost that the second half of the steps lowers by a smaller part stands still.
const STILL: f64 = 0.01;

/// A slope, for standardized features, that is worth another step.
const STEEP: f64 = 0.05;

/// Whether the cost of raw features stands still, although for the same features, standardized, there is a slope to go
/// down. With a penalty that cannot be told from J.
pub fn stands_still(
    plan: &Plan,
    (about, set): (&About, &impl TrainingSet),
    fitted: &Fitted,
) -> Result<bool, Error> {
    let Trained { w, b, costs } = &fitted.neuron;
    let unknown =
        Remedy::of(plan, about) != Remedy::Standardize || plan.l2.is_some_and(|lambda| lambda > 0.0);
    let finite = largest(costs.iter().chain(w).chain([b])).is_finite();
    if unknown || !finite || costs.len() < FEWEST_STEPS || bounces(costs).is_some() {
        return Ok(false);
    }
    let (middle, last) = (costs[costs.len() / 2], costs[costs.len() - 1]);
    let is_still = (middle - last).abs() < STILL * middle;
    Ok(is_still && steepest_if_standardized(&set.measure()?, &set.exact_pass(plan, w, *b)) > STEEP)
}

/// The largest slope that the pass had found if its features were standardized: dJ/dw_k = (dw_k - mean_k db) /
/// deviation_k. A feature without a deviation has none.
fn steepest_if_standardized(measured: &Standardization, Pass { dw, db, .. }: &Pass) -> f64 {
    let Standardization { mean, deviation, .. } = measured;
    let slope = |k: usize| (dw[[k, 0]] - mean[k] * db) / deviation[k];
    let slopes = (0..dw.nrows()).filter(|&k| deviation[k].is_normal()).map(|k| slope(k).abs());
    slopes.fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;

    use super::{Standardization, steepest_if_standardized};

    #[test]
    fn the_slope_is_that_of_the_standardized_features() {
        // The rows of X, (2, 1, 0, -1) and (1, -1, 2, 0), have mean 0.5 and deviation sqrt(5) / 2.
        let (mut x, y) = lesson06::quartet();
        let zeros = Array2::zeros((2, 1));
        let raw = lesson06::pass(&x, &y, &zeros, 0.0);
        let measured = Standardization::measure(&x);
        let found = steepest_if_standardized(&measured, &raw);
        measured.apply(&mut x);
        let standardized = lesson06::pass(&x, &y, &zeros, 0.0).dw;
        let expected = standardized[[0, 0]].abs().max(standardized[[1, 0]].abs());
        assert!((found - expected).abs() < 1e-15 && found > 0.3, "{found}, {expected}");
    }
}
