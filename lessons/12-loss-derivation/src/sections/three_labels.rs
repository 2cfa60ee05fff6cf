//! Three labels: from a product to the cost.

use lesson02::{cost, logit};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, number};

use super::one_label::OneLabel;

/// The three answers together.
#[derive(Serialize)]
pub struct ThreeLabels {
    likelihood: Vec<f64>,
    product: f64,
    sum_of_logs: f64,
    log_of_product: f64,
    sum_of_losses: f64,
    j: f64,
    j_of_lesson_02: f64,
}

impl ThreeLabels {
    pub fn compute(one: &OneLabel) -> ThreeLabels {
        let product: f64 = one.likelihood.iter().product();
        let sum_of_logs: f64 = one.log_likelihood.iter().sum();
        let z: Vec<f64> = one.a.iter().map(|&a| logit(a)).collect();
        ThreeLabels {
            likelihood: one.likelihood.clone(),
            product,
            sum_of_logs,
            log_of_product: product.ln(),
            sum_of_losses: -sum_of_logs,
            j: -sum_of_logs / one.a.len() as f64,
            j_of_lesson_02: cost(&z, &one.y),
        }
    }
}

impl Section for ThreeLabels {
    fn title(&self) -> String {
        "Three labels: from a product to the cost".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let joined = |before: &str, between: &str| {
            let term = |&p: &f64| format!("{before}{}", decimals(p, 1));
            self.likelihood.iter().map(term).collect::<Vec<_>>().join(between)
        };
        let (factors, logs) = (joined("", " * "), joined("ln ", " + "));
        let product = decimals(self.product, 3);
        let line = |what: &str, formula: &str, value: f64| format!("{what:<25}{formula}{}", number(value));
        let lines = [
            format!("{:<25}p = {factors} = {product}", "independent: multiply"),
            line("take the logarithm", &format!("ln p = {logs} = "), self.sum_of_logs),
            line("of the product itself", &format!("ln {product} = "), self.log_of_product),
            line("turn the sign", "L1 + L2 + L3 = ", self.sum_of_losses),
            line(&format!("divide by m = {}", self.likelihood.len()), "J = ", self.j),
            line("J of lesson 02", "", self.j_of_lesson_02),
        ];
        page.lines(&lines.join("\n"));
    }
}
