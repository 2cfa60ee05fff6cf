//! The curvature of J: the Hessian H = X S X' / m, and that of squared error.

use lesson12::jacobi::eigenvalues;
use lesson12::{Objective, hessian, loss_curvature, squared_error_curvature, with_ones};
use ndarray::{Array2, Zip, array};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, short, vector};

/// Second derivatives for two features and a bias.
#[derive(Serialize)]
pub struct Curvature {
    m: usize,
    /// The curvature of each loss at w = 0, b = 0.
    curvature_at_zeros: f64,
    at_zeros: Vec<f64>,
    at_zeros_eigenvalues: Vec<f64>,
    /// The point at which squared error was found to bend down.
    squared_error_w: [f64; 2],
    squared_error_hessian: Vec<f64>,
    squared_error_eigenvalues: Vec<f64>,
    /// J at the same point.
    loss_eigenvalues: Vec<f64>,
}

impl Curvature {
    pub fn compute(objective: &Objective) -> Curvature {
        let x = with_ones(objective.x);
        // Both weights the same, b = 0.
        let z_at = |w: f64| array![[w], [w], [0.0]].t().dot(&x); // (1, m)
        let of_loss = |z: &Array2<f64>| hessian(&x, &z.mapv(loss_curvature));
        let of_error = |z: &Array2<f64>| {
            let curvature = Zip::from(z).and(objective.y).map_collect(|&z, &y| squared_error_curvature(z, y));
            hessian(&x, &curvature)
        };
        // From 0 downward, until squared error bends down along one of the weights.
        let (w, squared_error, z) = (0..40)
            .map(|half| -f64::from(half) / 2.0)
            .map(|w| (w, z_at(w)))
            .map(|(w, z)| (w, of_error(&z), z))
            .find(|(_, h, _)| h.diag().iter().any(|&second| second < 0.0))
            .expect("a wrong neuron is far down the curve");
        let at_zeros = of_loss(&z_at(0.0));
        let eigenvalues = |h: &Array2<f64>| eigenvalues(h).expect("these numbers are far from the largest");
        Curvature {
            m: x.ncols(),
            curvature_at_zeros: loss_curvature(0.0),
            at_zeros_eigenvalues: eigenvalues(&at_zeros),
            at_zeros: at_zeros.into_iter().collect(),
            squared_error_w: [w, w],
            squared_error_eigenvalues: eigenvalues(&squared_error),
            squared_error_hessian: squared_error.into_iter().collect(),
            loss_eigenvalues: eigenvalues(&of_loss(&z)),
        }
    }
}

impl Section for Curvature {
    fn title(&self) -> String {
        "The curvature of J: the Hessian H = X S X' / m".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let at = vector(&self.squared_error_w, short);
        page.say(&format!(
            "Two features and b, {} examples. H at w = 0, b = 0, where each curvature is {}:",
            self.m,
            short(self.curvature_at_zeros)
        ));
        page.lines(&matrix(&self.at_zeros));
        page.say(&format!(
            "The same for half the squared error, at w = {at}, b = 0. Its diagonal has negative numbers:"
        ));
        page.lines(&matrix(&self.squared_error_hessian));
        let line = |of: &str, values: &[f64]| format!("{of:<24}{}", row(values));
        let lines = [
            format!("{:<26}smallest first", "eigenvalues"),
            line("J at w = 0, b = 0", &self.at_zeros_eigenvalues),
            line(&format!("J at w = {at}"), &self.loss_eigenvalues),
            line(&format!("C at w = {at}"), &self.squared_error_eigenvalues),
        ];
        page.lines(&lines.join("\n"));
    }
}

/// A matrix of three columns.
fn matrix(numbers: &[f64]) -> String {
    numbers.chunks(3).map(row).collect::<Vec<_>>().join("\n")
}

fn row(numbers: &[f64]) -> String {
    numbers.iter().map(|&number| format!("{:>11}", decimals(number, 6))).collect()
}
