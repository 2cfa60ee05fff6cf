//! The way from zeros towards the lowest point: gradient descent, and Newton's method.

use lesson02::predict;
use ndarray::ArrayRef2;

use crate::end::{End, Ends, Why};
use crate::lapack::{self, Lapack};
use crate::newton::{Step, newton_step};
use crate::{Objective, Place};

/// How to get from one place to the next.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Method {
    /// w := w - alpha dw, with this alpha.
    GradientDescent(f64),
    /// The step to the lowest point of the parabola that has the slope and the curvature of this place.
    Newton(Lapack),
}

/// What is kept of a place on the way.
#[derive(Clone, Copy)]
pub struct Point {
    /// J, without the penalty.
    pub cost: f64,
    /// The length of the gradient, with the penalty, over w and b.
    pub gradient_norm: f64,
    /// |w|
    pub w_norm: f64,
    /// How many answers are right.
    pub right: usize,
}

/// A finished search for the lowest point.
pub struct Fit {
    /// How it went.
    pub method: Method,
    /// The start, and the point after each step.
    pub path: Vec<Point>,
    /// Where it ended.
    pub place: Place,
    /// Why it ended.
    pub end: End,
}

/// The most steps of Newton's method if none are named.
const NEWTON_STEPS: usize = 100;

/// Searches with the best that this build has: Newton's method if LAPACK is built in, else gradient descent.
///
/// # Panics
/// As [`fit`].
pub fn search(objective: &Objective, most_steps: Option<usize>) -> Fit {
    let Some(lapack) = lapack::built_in() else { return by_descent(objective, most_steps) };
    let found = by_newton(objective, lapack, most_steps);
    if let End::NoBest(Why::Dependent(_)) = found.end {
        // More columns than rows, for example: then the classes are often separable, and that is the better reason.
        let descent = by_descent(objective, None);
        if descent.end == End::NoBest(Why::Separated) {
            return descent;
        }
    }
    found
}

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

/// Newton's method. Without a number of steps, at most 100.
///
/// # Panics
/// As [`fit`].
pub fn by_newton(objective: &Objective, lapack: Lapack, most_steps: Option<usize>) -> Fit {
    fit(objective, Method::Newton(lapack), most_steps.unwrap_or(NEWTON_STEPS))
}

/// Walks from zeros until an end is reached, at most so many steps.
///
/// # Panics
/// If X is not (n_x, m), or Y not (1, m).
#[track_caller]
pub fn fit(objective: &Objective, method: Method, most_steps: usize) -> Fit {
    let ends = Ends::new(objective, method);
    let mut place = objective.at_zeros();
    let mut path = vec![Point::new(&place, objective.y)];
    let mut arrived = None;
    let end = loop {
        let steps = path.len() - 1;
        let out_of_steps = (steps == most_steps).then_some(End::OutOfSteps);
        if let Some(end) = ends.at(&place, &path[steps], steps).or(arrived).or(out_of_steps) {
            break end;
        }
        let step = match method {
            Method::GradientDescent(rate) => {
                Some(Step { place: objective.moved(&place, &place.gradient, rate), arrived: None })
            }
            Method::Newton(lapack) => newton_step(objective, lapack, &place),
        };
        let Some(step) = step else { break End::NoBest(Why::Singular) };
        (place, arrived) = (step.place, step.arrived);
        path.push(Point::new(&place, objective.y));
    };
    Fit { method, path, place, end }
}

impl Fit {
    /// How many steps were taken.
    pub fn steps(&self) -> usize {
        self.path.len() - 1
    }

    /// The point where it ended.
    pub fn last(&self) -> &Point {
        self.path.last().expect("the start is on the path")
    }
}

impl Point {
    /// The point at this place, among examples with these labels.
    pub fn new(place: &Place, y: &ArrayRef2<f64>) -> Point {
        Point {
            cost: place.cost,
            gradient_norm: length(&place.gradient),
            w_norm: length(&place.w),
            right: place.z.iter().zip(y).filter(|&(&z_i, &y_i)| predict(z_i) == y_i).count(),
        }
    }

    /// Whether cost and gradient fit an f64.
    pub fn is_finite(&self) -> bool {
        self.cost.is_finite() && self.gradient_norm.is_finite()
    }
}

fn length(column: &ArrayRef2<f64>) -> f64 {
    column.iter().map(|number| number * number).sum::<f64>().sqrt()
}
