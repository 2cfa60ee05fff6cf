//! One step of Newton's method, and when it is the last.

use ndarray::ArrayRef2;

use crate::end::end_after;
use crate::lapack::Lapack;
use crate::{End, Objective, Place};

/// Where a step led.
pub(crate) struct Step {
    pub(crate) place: Place,
    /// Why no other step is needed.
    pub(crate) arrived: Option<End>,
}

/// Newton's method ends after a step that promised to lower J by less than this: an f64 near 1 cannot show it. The error
/// of w is squared in each step, so that after it nothing but rounding is left.
const NOTHING_TO_GAIN: f64 = 1e-16;

/// A value counts as risen from here on; less may be rounding.
const RISE: f64 = 1e-12;

// ANCHOR: newton
/// One step of Newton's method: w and b go down by the step that solves H step = gradient. None if there is none. For
/// this J the method is also called IRLS, iteratively reweighted least squares.
///
/// Far from the lowest point the whole step can lead too far; then half of it is tried, and so on.
pub(crate) fn newton_step(objective: &Objective, lapack: Lapack, from: &Place) -> Option<Step> {
    let whole = lapack.solve(&objective.hessian_to_solve(from), &from.gradient)?;
    let before = objective.value(from);
    let not_up = |place: &Place| objective.value(place) <= before + RISE;
    let halves = (0..30).map(|halvings| 0.5f64.powi(halvings));
    let place = halves.map(|share| objective.moved(from, &whole, share)).find(not_up)?;
    let is_last = promised(&from.gradient, &whole) <= NOTHING_TO_GAIN;
    Some(Step { place, arrived: is_last.then(|| end_after(objective, from, &whole)) })
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
