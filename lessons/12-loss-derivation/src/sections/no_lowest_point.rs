//! Surprise: all 30 features, and no lowest point.

use lesson12::{Fit, Objective, Point, by_descent, by_newton};
use serde::Serialize;
use shared::data::{BREAST_CANCER, Selection, read_examples};
use shared::lab::Section;
use shared::page::{Page, decimals, number, short, thousands};

use super::report::Report;

/// Two ways without an end, and the ends that a penalty makes.
#[derive(Serialize)]
pub struct NoLowestPoint {
    descent: Report,
    newton: Vec<NewtonStep>,
    penalized: [Penalized; 3],
}

/// The neuron after so many steps of Newton's method. The last w are so long that no two programs agree on all of their
/// digits; these are rounded to those on which they do.
#[derive(Serialize)]
struct NewtonStep {
    steps: usize,
    /// To 6 decimals.
    cost: f64,
    /// To 2 decimals.
    w_norm: f64,
    right: usize,
}

/// The best w with a penalty.
#[derive(Serialize)]
struct Penalized {
    l2: f64,
    cost: f64,
    w_norm: f64,
    right: usize,
    steps: usize,
}

impl NoLowestPoint {
    pub fn compute() -> NoLowestPoint {
        let mut all =
            read_examples(BREAST_CANCER, &Selection::default()).expect("the bundled data is well-formed");
        lesson06::Standardization::measure(&all.x).apply(&mut all.x);
        let objective = |l2: f64| Objective { x: &all.x, y: &all.y, l2 };
        NoLowestPoint {
            descent: Report::new(&by_descent(&objective(0.0), None), 0),
            newton: newton_steps(&by_newton(&objective(0.0))),
            penalized: [1.0, 1e-3, 1e-6].map(|l2| Penalized::new(l2, &by_newton(&objective(l2)))),
        }
    }
}

fn newton_steps(found: &Fit) -> Vec<NewtonStep> {
    let step = |(steps, point): (usize, &Point)| NewtonStep {
        steps,
        cost: (1e6 * point.cost).round() / 1e6,
        w_norm: (1e2 * point.w_norm).round() / 1e2,
        right: point.right,
    };
    found.path.iter().enumerate().map(step).collect()
}

impl Penalized {
    fn new(l2: f64, found: &Fit) -> Penalized {
        let Point { cost, w_norm, right, .. } = *found.last();
        Penalized { l2, cost, w_norm, right, steps: found.steps() }
    }
}

impl Section for NoLowestPoint {
    fn title(&self) -> String {
        "Surprise: all 30 features, and no lowest point".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |steps: usize, cost: f64, w_norm: f64, right: usize| {
            vec![thousands(steps), number(cost), decimals(w_norm, 2), right.to_string()]
        };
        let told = [0, 1, 10, 100, 1000, 10_000];
        let descent = self.descent.path.iter().filter(|at| told.contains(&at.steps));
        let rows: Vec<_> = descent.map(|at| row(at.steps, at.cost, at.w_norm, at.right)).collect();
        page.table(&["steps of gradient descent", "J", "|w|", "right"], &rows);
        let newton = self.newton.iter().map(|at| row(at.steps, at.cost, at.w_norm, at.right));
        page.table(&["steps of Newton's method", "J", "|w|", "right"], &newton.collect::<Vec<_>>());
        page.say("With a penalty there is a lowest point (J is without the penalty):");
        page.table(&["lambda", "J", "|w|", "right", "steps"], &self.penalized.each_ref().map(Penalized::row));
    }
}

impl Penalized {
    fn row(&self) -> Vec<String> {
        let counts = [self.right, self.steps].map(|count| count.to_string());
        [&[short(self.l2), number(self.cost), decimals(self.w_norm, 1)][..], &counts].concat()
    }
}
