//! Where a search for the lowest point ended, and the way there.

use lesson12::fit::{Fit, Method, Objective, Point};
use serde::Serialize;
use shared::page;

/// The most steps of Newton's method if none are named.
pub const NEWTON_STEPS: usize = 100;

/// Where a search ended, and the way there.
#[derive(Serialize)]
pub struct Found {
    pub method: &'static str,
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

/// The neuron after so many steps.
#[derive(Serialize, Clone, Copy)]
pub struct Milestone {
    pub steps: usize,
    #[serde(flatten)]
    pub at: Point,
}

/// The most steps of gradient descent if none are named: for large data fewer, so that it takes seconds.
pub fn descent_steps(objective: &Objective) -> usize {
    (5_000_000_000 / objective.x.len()).clamp(100, 10_000)
}

impl Found {
    /// Tells the milestones of the way, and each of the first steps.
    pub fn new(fitted: &Fit, method: Method, first_steps: usize) -> Found {
        let milestones = page::milestones(fitted.path.len());
        let told = (0..fitted.path.len()).filter(|steps| *steps <= first_steps || milestones.contains(steps));
        Found {
            method: if method == Method::Newton { "newton" } else { "gradient descent" },
            learning_rate: if let Method::GradientDescent(rate) = method { Some(rate) } else { None },
            w: fitted.w.iter().copied().collect(),
            b: fitted.b,
            cost: fitted.last().cost,
            steps: fitted.steps(),
            gradient_norm: fitted.last().gradient_norm,
            path: told.map(|steps| Milestone { steps, at: fitted.path[steps] }).collect(),
        }
    }

    /// The method in words.
    pub fn name(&self) -> &'static str {
        if self.learning_rate.is_none() { "Newton's method" } else { "gradient descent" }
    }
}
