//! Why a sum: the likelihood of many labels.

use lesson02::sigmoid;
use lesson12::{likelihood, log_likelihood};
use serde::Serialize;
use shared::data::digits;
use shared::lab::Section;
use shared::page::{Page, number, short, thousands};

/// An untrained neuron asks of each digit whether it is a 0.
#[derive(Serialize)]
pub struct ManyLabels {
    /// The chance it gives each time.
    chance: f64,
    products: Vec<Product>,
}

/// The first m digits.
#[derive(Serialize)]
struct Product {
    m: usize,
    product: f64,
    sum_of_logs: f64,
    j: f64,
}

impl ManyLabels {
    pub fn compute() -> ManyLabels {
        let digits = digits().digits;
        let labels: Vec<f64> = digits.iter().map(|&digit| f64::from(digit == 0)).collect();
        let chance = sigmoid(0.0);
        let first = |m: usize| {
            let sum_of_logs = labels[..m].iter().map(|&y| log_likelihood(chance, y)).sum::<f64>();
            let product = labels[..m].iter().map(|&y| likelihood(chance, y)).product();
            Product { m, product, sum_of_logs, j: -sum_of_logs / m as f64 }
        };
        ManyLabels { chance, products: [100, 1000, 1074, 1075, labels.len()].map(first).into() }
    }
}

impl Section for ManyLabels {
    fn title(&self) -> String {
        "Why a sum: the likelihood of many labels".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "An untrained neuron looks at handwritten digits: is it a 0? Each chance is {}.",
            short(self.chance)
        ));
        let row = |&Product { m, product, sum_of_logs, j }: &Product| {
            let product = if product == 0.0 { "0".to_string() } else { format!("{product:.3e}") };
            vec![thousands(m), product, number(sum_of_logs), number(j)]
        };
        let rows: Vec<Vec<String>> = self.products.iter().map(row).collect();
        page.table(&["digits", "product of p", "sum of ln p", "J"], &rows);
    }
}
