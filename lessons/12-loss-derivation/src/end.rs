//! Why a search for the lowest point ends.

use ndarray::ArrayRef2;
use shared::data::largest;

use crate::{Objective, Place, Point};

/// Why a search ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum End {
    /// The lowest point is reached, as far as an f64 can tell.
    Converged,
    /// As many steps as were allowed.
    OutOfSteps,
    /// A number does not fit an f64.
    TooLarge,
    /// There is no lowest point to find, or more than one.
    NoBest(Why),
}

/// Why no w is the only best one.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Why {
    /// Every example is on its own side of z = 0: a longer w is always better.
    Separated,
    /// J no longer falls, yet w still grows along a direction that no example forbids. The feature that the last step
    /// used most.
    StillGrowing(usize),
    /// This row of H, w's rows first and then b's, is a combination of those before it: many w are equally good.
    Dependent(usize),
    /// H could not be inverted on the way, or its step led nowhere.
    Singular,
}

/// At the lowest point the last step moves each z by next to nothing. Where there is none, some z moves by about 1, and
/// has come to 40 or so by then.
const STILL_MOVING: f64 = 1e-3;

/// The end at a place that was reached after so many steps, if any method ends there.
pub(crate) fn end_at(objective: &Objective, place: &Place, point: &Point, steps: usize) -> Option<End> {
    if !point.is_finite() {
        return Some(End::TooLarge);
    }
    let separated = objective.l2 == 0.0 && steps > 0 && separates(&place.z, objective.y);
    separated.then_some(End::NoBest(Why::Separated))
}

/// The end of a search after a last step of Newton's method from this place: it still grows along the feature that the
/// step uses most if the step still moves some z by a share of itself.
pub(crate) fn end_after(
    objective: &Objective,
    ones: &ArrayRef2<f64>,
    from: &Place,
    step: &ArrayRef2<f64>,
) -> End {
    let change = step.t().dot(ones); // (1, m)
    let moves = |(change, z): (&f64, &f64)| change.abs() > STILL_MOVING * z.abs().max(1.0);
    if !change.iter().zip(&from.z).any(moves) {
        return End::Converged;
    }
    let reach = |k: &usize| step[[*k, 0]].abs() * largest(objective.x.row(*k));
    let most = (0..objective.x.nrows()).max_by(|one, other| reach(one).total_cmp(&reach(other)));
    most.map_or(End::Converged, |k| End::NoBest(Why::StillGrowing(k)))
}

/// Whether every example is on its own side: z above 0 where y is 1, and below 0 where y is 0.
///
/// # Panics
/// If the two have different shapes.
#[track_caller]
pub fn separates(z: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> bool {
    assert_eq!(z.dim(), y.dim(), "there must be one z for each label");
    z.iter().zip(y).all(|(z_i, y_i)| (2.0 * y_i - 1.0) * z_i > 0.0)
}
