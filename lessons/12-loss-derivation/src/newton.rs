//! Newton's method: its step, and when that is the last.

use std::borrow::Cow;

use ndarray::ArrayRef2;

use crate::centred::Centred;
use crate::end::end_after;
use crate::search::{Step, Way};
use crate::{End, Fit, Method, Objective, Place, Why, cholesky, fit, half_hessian};

/// More than Newton's method ever needs.
const NEWTON_STEPS: usize = 100;

/// Newton's method, at most 100 steps.
///
/// # Panics
/// As [`fit`].
pub fn by_newton(objective: &Objective) -> Fit {
    fit(objective, Method::Newton, NEWTON_STEPS)
}

/// Newton's method ends after a step that promised to lower J by less than this: an f64 near 1 cannot show it. The error
/// of w is squared in each step, so that after it nothing but rounding is left.
const NOTHING_TO_GAIN: f64 = 1e-16;

/// A value counts as risen from here on; less may be rounding.
const RISE: f64 = 1e-12;

// ANCHOR: newton
/// One step of Newton's method: w and b go down by the step that solves H step = gradient. None if there is none. For
/// this J the method is also called IRLS, iteratively reweighted least squares. `ones` is X with a row of ones below.
///
/// Far from the lowest point the whole step can lead too far; then half of it is tried, and so on.
fn newton_step(objective: &Objective, ones: &ArrayRef2<f64>, from: &Place) -> Option<Step> {
    let h = objective.penalized(half_hessian(ones, &from.curvature));
    let whole = cholesky::solve(&objective.without_unused(h), &from.gradient)?;
    let before = objective.value(from);
    let not_up = |place: &Place| objective.value(place) <= before + RISE;
    let halves = (0..30).map(|halvings| 0.5f64.powi(halvings));
    let place = halves.map(|share| objective.moved(from, &whole, share)).find(not_up)?;
    let is_last = promised(&from.gradient, &whole) <= NOTHING_TO_GAIN;
    Some(Step { place, arrived: is_last.then(|| end_after(objective, ones, from, &whole)) })
}

/// By how much a whole step lowers the value of a parabola: half of gradient . step.
///
/// ```
/// use ndarray::array;
/// // 3 p^2 has at p = 2 the slope 12 and the curvature 6. The step 12 / 6 leads to 0, and lowers it by 12.
/// assert_eq!(lesson12::promised(&array![[12.0]], &array![[2.0]]), 12.0);
/// ```
pub fn promised(gradient: &ArrayRef2<f64>, whole: &ArrayRef2<f64>) -> f64 {
    (gradient * whole).sum() / 2.0
}
// ANCHOR_END: newton

/// Newton's method on an objective.
pub(crate) struct Newton<'a> {
    /// Over the learner's features.
    pub(crate) learners: &'a Objective<'a>,
    /// Over the features minus their means.
    pub(crate) objective: Objective<'a>,
    pub(crate) centred: &'a Centred,
}

impl Newton<'_> {
    /// The first row of H, w's rows first and then b's, that is a combination of those before it. Every H has the same
    /// dependent rows; here it is that of w = 0, b = 0.
    fn dependent_row(&self) -> Option<usize> {
        let h_at_zeros = |of: &Objective| self.learners.without_unused(of.hessian(&of.at_zeros()));
        let found = cholesky::dependent_row(&h_at_zeros(&self.objective))?;
        // The learner's features say which row it is. Where they are large beside their spread they may name one too
        // soon; then it is only known that a combination is the same in every example, as b's row is.
        let named = cholesky::dependent_row(&h_at_zeros(self.learners)).filter(|&row| row >= found);
        Some(named.unwrap_or(self.learners.x.nrows()))
    }
}

impl Way for Newton<'_> {
    fn start(&self) -> Place {
        self.objective.at_zeros()
    }

    fn end(&self, _place: &Place, steps: usize) -> Option<End> {
        let may_be_many = self.learners.l2 == 0.0 && steps == 0;
        let row = may_be_many.then(|| self.dependent_row()).flatten()?;
        Some(End::NoBest(Why::Dependent(row)))
    }

    fn step(&self, from: &Place) -> Option<Step> {
        newton_step(&self.objective, &self.centred.x, from)
    }

    fn told<'a>(&self, place: &'a Place) -> Cow<'a, Place> {
        Cow::Owned(self.centred.undo(place.clone()))
    }
}
