//! What is told of a search: where it ended, and the way there.

use std::collections::BTreeSet;

use lesson12::{Fit, Method, Point};
use serde::Serialize;
use shared::page;

/// Where a search ended, and the way there.
#[derive(Serialize)]
pub struct Report {
    pub method: Name,
    /// Of gradient descent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learning_rate: Option<f64>,
    pub w: Vec<f64>,
    pub b: f64,
    /// Without the penalty.
    pub cost: f64,
    pub steps: usize,
    pub gradient_norm: f64,
    pub path: Vec<Milestone>,
}

/// The name of a method.
#[derive(Serialize, Clone, Copy)]
pub enum Name {
    #[serde(rename = "newton")]
    Newton,
    #[serde(rename = "gradient descent")]
    GradientDescent,
}

/// The neuron after so many steps.
#[derive(Serialize)]
pub struct Milestone {
    pub steps: usize,
    pub cost: f64,
    pub gradient_norm: f64,
    pub w_norm: f64,
    pub right: usize,
}

impl Report {
    /// With the milestones of the way, and each of its first steps.
    pub fn new(found: &Fit, first_steps: usize) -> Report {
        let Point { cost, gradient_norm, .. } = *found.last();
        let (method, learning_rate) = match found.method {
            Method::Newton => (Name::Newton, None),
            Method::GradientDescent(rate) => (Name::GradientDescent, Some(rate)),
        };
        let first = 0..=first_steps.min(found.steps());
        let told: BTreeSet<usize> = first.chain(page::milestones(found.path.len())).collect();
        Report {
            method,
            learning_rate,
            w: found.place.w.iter().copied().collect(),
            b: found.place.b,
            cost,
            steps: found.steps(),
            gradient_norm,
            path: told.into_iter().map(|steps| Milestone::new(steps, &found.path[steps])).collect(),
        }
    }
}

impl Milestone {
    fn new(steps: usize, &Point { cost, gradient_norm, w_norm, right }: &Point) -> Milestone {
        Milestone { steps, cost, gradient_norm, w_norm, right }
    }
}

impl Name {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Name::Newton => "Newton's method",
            Name::GradientDescent => "gradient descent",
        }
    }
}
