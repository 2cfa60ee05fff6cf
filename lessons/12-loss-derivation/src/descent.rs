//! Gradient descent, beside which Newton's method is seen.

use std::borrow::Cow;

use ndarray::Array1;

use crate::search::{Step, Way};
use crate::{End, Fit, Method, Objective, Place, fit};

/// Gradient descent ends where its slopes promise to lower J by no more than this.
pub const FLAT: f64 = 1e-18;

/// Gradient descent at the safe rate. Without a number of steps, at most [`descent_steps`].
///
/// # Panics
/// As [`fit`].
pub fn by_descent(objective: &Objective, most_steps: Option<usize>) -> Fit {
    let most_steps = most_steps.unwrap_or_else(|| descent_steps(objective.x.len()));
    fit(objective, Method::GradientDescent(objective.safe_rate()), most_steps)
}

/// The most steps of gradient descent for an X of so many values: for large data fewer, so that they take seconds.
///
/// ```
/// assert_eq!([569 * 2, 5_000_000, 60_000_000].map(lesson12::descent_steps), [10_000, 1000, 100]);
/// ```
pub fn descent_steps(values: usize) -> usize {
    (5_000_000_000 / values as u64).clamp(100, 10_000) as usize // 5e9 does not fit a usize of 32 bits
}

/// Gradient descent on an objective.
pub(crate) struct Descent<'a> {
    objective: &'a Objective<'a>,
    rate: f64,
    /// The diagonal of H at w = 0, b = 0.
    diagonal: Array1<f64>,
}

impl Descent<'_> {
    pub(crate) fn new<'a>(objective: &'a Objective<'a>, rate: f64) -> Descent<'a> {
        Descent { objective, rate, diagonal: objective.first_diagonal() }
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

impl Way for Descent<'_> {
    fn start(&self) -> Place {
        self.objective.at_zeros()
    }

    fn end(&self, place: &Place, _steps: usize) -> Option<End> {
        (self.promise(place) <= FLAT).then_some(End::Converged)
    }

    fn step(&self, from: &Place) -> Option<Step> {
        Some(Step { place: self.objective.moved(from, &from.gradient, self.rate), arrived: None })
    }

    fn told<'a>(&self, place: &'a Place) -> Cow<'a, Place> {
        Cow::Borrowed(place)
    }
}
