//! The lowest point of J: by Newton's method, beside gradient descent.

use lesson12::{End, FLAT, Fit, Objective, by_descent, jacobi};
use serde::Serialize;
use shared::data::Summary;
use shared::lab::Section;
use shared::page::{Page, Plot, counted, number, short, thousands, vector};

use super::paths;
use super::report::{Milestone, Name, Report};

/// Where the search ended, and the way there.
#[derive(Serialize)]
pub struct LowestPoint {
    /// What a learner chose; not told in the lesson.
    table: Option<Summary>,
    n_x: usize,
    m: usize,
    l2: f64,
    method: Name,
    w: Vec<f64>,
    b: f64,
    /// Without the penalty.
    cost: f64,
    steps: usize,
    gradient_norm: f64,
    path: Vec<Milestone>,
    converged: bool,
    /// Of the penalized objective, over w and b, at the end.
    hessian_eigenvalues: Option<Vec<f64>>,
    hessian_min_eigenvalue: Option<f64>,
    /// Gradient descent on the same objective.
    descent: Report,
    /// Where the lesson tells it: both ways on a map of J.
    plots: Vec<Plot>,
}

impl LowestPoint {
    pub fn compute(objective: &Objective, found: &Fit, table: Option<Summary>) -> LowestPoint {
        let descent = by_descent(objective, None);
        let plots = if table.is_none() { vec![paths::map(objective, found, &descent)] } else { Vec::new() };
        let eigenvalues = jacobi::eigenvalues(&objective.hessian(&found.place));
        // Newton's few steps are all told, and those of gradient descent beside them.
        let Report { method, w, b, cost, steps, gradient_norm, path, .. } = Report::new(found, found.steps());
        LowestPoint {
            table,
            n_x: objective.x.nrows(),
            m: objective.x.ncols(),
            l2: objective.l2,
            method,
            w,
            b,
            cost,
            steps,
            gradient_norm,
            path,
            converged: found.end == End::Converged,
            hessian_min_eigenvalue: eigenvalues.as_ref().and_then(|values| values.first().copied()),
            hessian_eigenvalues: eigenvalues,
            descent: Report::new(&descent, found.steps()),
            plots,
        }
    }
}

impl Section for LowestPoint {
    fn title(&self) -> String {
        match self.table {
            None => "The lowest point of J, two features".to_string(),
            Some(_) => format!("The lowest point of J over {}", counted(self.m, "example")),
        }
    }

    fn tell(&self, page: &mut Page) {
        if let Some(table) = &self.table {
            table.tell(page);
        }
        if self.l2 > 0.0 {
            let lambda = short(self.l2);
            page.say(&format!(
                "With the penalty (lambda / 2m) |w|^2, lambda = {lambda}. J is shown without it."
            ));
        }
        self.tell_both_ways(page);
        let rate = self.descent.learning_rate.map_or(String::new(), number);
        page.say(&format!(
            "Gradient descent has the learning rate {rate}, one divided by the sum of H's diagonal at w = 0: with it every \
             step descends. It is done where the slopes promise to lower J by less than {FLAT:e}."
        ));
        for plot in &self.plots {
            page.plot(plot);
            let contours = plot.series.iter().filter(|series| series.mark == '.');
            let heights = contours.map(|series| series.name.as_str()).collect::<Vec<_>>().join(", ");
            page.say(&format!(
                "The dots are contour lines, with b as it is at the end: {heights}. The digits are Newton's steps, \
                 g is gradient descent."
            ));
        }
        let method = self.method.words();
        page.lines(&format!("w = {}\nb = {}\nby {method}", vector(&self.w, number), number(self.b)));
        self.tell_eigenvalues(page);
        self.tell_end(page);
    }
}

impl LowestPoint {
    /// Both paths begin with the same steps, so that a row of one belongs to the same row of the other.
    fn tell_both_ways(&self, page: &mut Page) {
        let row = |index: usize| {
            let (newton, descent) = (self.path.get(index), self.descent.path.get(index));
            let steps = newton.or(descent).map(|at| thousands(at.steps));
            let [cost, descent_cost] = [newton, descent].map(|at| at.map(|at| number(at.cost)));
            let gradient = newton.map(|at| length(at.gradient_norm));
            [steps, cost, gradient, descent_cost].map(Option::unwrap_or_default).into()
        };
        let rows: Vec<Vec<String>> = (0..self.path.len().max(self.descent.path.len())).map(row).collect();
        page.table(&["steps", "J by Newton", "|gradient|", "J by gradient descent"], &rows);
    }

    fn tell_eigenvalues(&self, page: &mut Page) {
        let Some([least, .., most]) = self.hessian_eigenvalues.as_deref() else { return };
        let least = if least.abs() <= ROUNDING * most { "0, up to rounding," } else { &number(*least) };
        let most = number(*most);
        page.say(&format!("The eigenvalues of the Hessian there lie between {least} and {most}."));
    }

    fn tell_end(&self, page: &mut Page) {
        if self.converged {
            return;
        }
        if !self.cost.is_finite() || !self.gradient_norm.is_finite() {
            return page.too_large("Try --standardize.");
        }
        let standardized = self.table.as_ref().is_none_or(|table| table.standardized);
        page.say(&format!(
            "The lowest point is not reached: after {} the gradient has the length {}. Allow more --iterations{}.{}",
            counted(self.steps, "step"),
            number(self.gradient_norm),
            if standardized { "" } else { ", or try --standardize" },
            if self.l2 > 0.0 { "" } else { " If the classes are separable there is none; then add --l2 1." }
        ));
    }
}

/// The length of a gradient; below 1e-12, rounding alone decides.
fn length(norm: f64) -> String {
    if norm < 1e-12 { "below 1e-12".to_string() } else { number(norm) }
}

/// H is rounded, and so an eigenvalue is wrong by about this share of the largest.
const ROUNDING: f64 = 1e-14;
