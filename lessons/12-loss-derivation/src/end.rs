//! Why a search for the lowest point ends.

use ndarray::{Array1, ArrayRef2};
use shared::data::largest;

use crate::{Method, Objective, Place, Point, with_ones};

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

/// Gradient descent ends where its slopes promise to lower J by no more than this.
pub const FLAT: f64 = 1e-18;

/// At the lowest point the last step moves each z by next to nothing. Where there is none, some z moves by about 1, and
/// has come to 40 or so by then.
const STILL_MOVING: f64 = 1e-3;

/// What can end a search at a place, before the next step.
pub(crate) struct Ends<'a> {
    objective: &'a Objective<'a>,
    method: Method,
    /// The diagonal of H at w = 0, b = 0.
    diagonal: Array1<f64>,
}

impl Ends<'_> {
    pub(crate) fn new<'a>(objective: &'a Objective<'a>, method: Method) -> Ends<'a> {
        Ends { objective, method, diagonal: objective.first_diagonal() }
    }

    /// The end at this place, reached after so many steps, if it is one.
    pub(crate) fn at(&self, place: &Place, point: &Point, steps: usize) -> Option<End> {
        let unpenalized = self.objective.l2 == 0.0;
        if !point.is_finite() {
            return Some(End::TooLarge);
        }
        if unpenalized && steps > 0 && separates(&place.z, self.objective.y) {
            return Some(End::NoBest(Why::Separated));
        }
        match self.method {
            Method::GradientDescent(_) => (self.promise(place) <= FLAT).then_some(End::Converged),
            // Every H has the same dependent rows, so the first one tells.
            Method::Newton(lapack) if unpenalized && steps == 0 => {
                let dependent = lapack.dependent_row(&self.objective.hessian_to_solve(place));
                dependent.map(|row| End::NoBest(Why::Dependent(row)))
            }
            Method::Newton(_) => None,
        }
    }

    /// What the slopes promise: on a parabola with H's diagonal at w = 0, b = 0, a step along each slope alone lowers the
    /// value by slope^2 / (2 H_kk). It is the same in any unit of the features.
    fn promise(&self, place: &Place) -> f64 {
        let along = |(&slope, &curvature): (&f64, &f64)| {
            if slope == 0.0 { 0.0 } else { slope * slope / (2.0 * curvature) }
        };
        place.gradient.iter().zip(&self.diagonal).map(along).sum()
    }
}

/// The end of a search after a last step of Newton's method from this place: it still grows along the feature that the
/// step uses most if the step still moves some z by a share of itself.
pub(crate) fn end_after(objective: &Objective, from: &Place, step: &ArrayRef2<f64>) -> End {
    let change = step.t().dot(&with_ones(objective.x)); // (1, m)
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
