//! The way from zeros towards the lowest point: gradient descent, and Newton's method.

use std::borrow::Cow;

use lesson02::predict;
use ndarray::ArrayRef2;

use crate::centred::Centred;
use crate::descent::Descent;
use crate::end::{End, Why, end_at};
use crate::newton::Newton;
use crate::{Objective, Place, by_descent};

/// How to get from one place to the next.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Method {
    /// w := w - alpha dw, with this alpha.
    GradientDescent(f64),
    /// The step to the lowest point of the parabola that has the slope and the curvature of this place.
    Newton,
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

/// Searches by Newton's method. Where some columns are combinations of others, gradient descent says whether the classes
/// are separable, for that is the better reason: with more columns than rows they often are.
///
/// # Panics
/// As [`fit`].
pub fn search(objective: &Objective, most_steps: usize) -> Fit {
    let found = fit(objective, Method::Newton, most_steps);
    if let End::NoBest(Why::Dependent(_)) = found.end {
        let descent = by_descent(objective, None);
        if descent.end == End::NoBest(Why::Separated) {
            return descent;
        }
    }
    found
}

/// Walks from zeros until an end is reached, at most so many steps.
///
/// # Panics
/// If X is not (n_x, m), or Y not (1, m).
#[track_caller]
pub fn fit(objective: &Objective, method: Method, most_steps: usize) -> Fit {
    match method {
        Method::GradientDescent(rate) => walk(objective, method, &Descent::new(objective, rate), most_steps),
        Method::Newton => {
            let centred = Centred::new(objective.x);
            let x = &centred.features();
            let way =
                Newton { learners: objective, objective: Objective { x, ..*objective }, centred: &centred };
            walk(objective, method, &way, most_steps)
        }
    }
}

/// A way downhill, from place to place.
pub(crate) trait Way {
    /// Where it begins: at w = 0, b = 0.
    fn start(&self) -> Place;
    /// Why it ends at this place, reached after so many steps, if it does.
    fn end(&self, place: &Place, steps: usize) -> Option<End>;
    /// One step from this place. None if there is none.
    fn step(&self, from: &Place) -> Option<Step>;
    /// This place in the learner's features.
    fn told<'a>(&self, place: &'a Place) -> Cow<'a, Place>;
}

/// Where a step led.
pub(crate) struct Step {
    pub(crate) place: Place,
    /// Why no other step is needed.
    pub(crate) arrived: Option<End>,
}

fn walk(objective: &Objective, method: Method, way: &impl Way, most_steps: usize) -> Fit {
    let point = |place: &Place| Point::new(&way.told(place), objective.y);
    let mut place = way.start();
    let mut path = vec![point(&place)];
    let mut arrived = None;
    let end = loop {
        let steps = path.len() - 1;
        let for_any_way = || end_at(objective, &place, &path[steps], steps);
        let out_of_steps = (steps == most_steps).then_some(End::OutOfSteps);
        if let Some(end) = for_any_way().or_else(|| way.end(&place, steps)).or(arrived).or(out_of_steps) {
            break end;
        }
        let Some(step) = way.step(&place) else { break End::NoBest(Why::Singular) };
        (place, arrived) = (step.place, step.arrived);
        path.push(point(&place));
    };
    Fit { method, path, place: way.told(&place).into_owned(), end }
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
