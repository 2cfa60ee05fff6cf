//! How good is it? The neuron judged by the rows it knows and by those it does not.

use lesson09::Rung;
use serde::Serialize;
use shared::blas;
use shared::lab::{Error, Section};
use shared::page::{Page, counted, number, percent};

use super::fit::{Fitted, InF32};
use super::plan::Plan;
use super::training_set::TrainingSet;

/// The share of right answers, and how the training was done.
#[derive(Serialize)]
pub struct HowGood {
    train_m: usize,
    train_accuracy: f64,
    majority_accuracy: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_m: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_accuracy: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_majority_accuracy: Option<f64>,
    /// Where the model was saved; none before it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved: Option<String>,
    /// What rounding X to f32 made of J.
    #[serde(skip_serializing_if = "Option::is_none")]
    f32: Option<InF32>,
    rung: Rung,
    threads: usize,
    elapsed_ms: f64,
    /// The BLAS that is built in, and its threads.
    blas: Option<String>,
}

/// Shares of right answers: of the neuron, and of always giving the more frequent label.
pub struct Judged {
    pub train_m: usize,
    pub train_accuracy: f64,
    pub majority_accuracy: f64,
    /// How many test examples there are, and the same shares of them.
    pub test: Option<(usize, f64, f64)>,
}

impl HowGood {
    pub fn compute(plan: &Plan, set: &impl TrainingSet, fitted: &Fitted) -> Result<HowGood, Error> {
        let Judged { train_m, train_accuracy, majority_accuracy, test } = set.judge(&fitted.neuron)?;
        Ok(HowGood {
            train_m,
            train_accuracy,
            majority_accuracy,
            test_m: test.map(|(m, _, _)| m),
            test_accuracy: test.map(|(_, right, _)| right),
            test_majority_accuracy: test.map(|(_, _, majority)| majority),
            saved: None,
            f32: fitted.f32,
            rung: plan.rung,
            threads: fitted.threads,
            elapsed_ms: fitted.elapsed_ms,
            blas: blas::library().map(|library| format!("{library}, {}", counted(blas::threads(), "thread"))),
        })
    }
}

impl Section for HowGood {
    fn title(&self) -> String {
        "How good is it?".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |rows: &str, m: usize, right: f64, majority: f64| {
            vec![rows.to_string(), m.to_string(), percent(right), percent(majority)]
        };
        let mut rows = vec![row("training", self.train_m, self.train_accuracy, self.majority_accuracy)];
        match (self.test_m, self.test_accuracy, self.test_majority_accuracy) {
            (Some(m), Some(right), Some(majority)) => rows.push(row("test", m, right, majority)),
            _ => page.say("Judged by the rows it was trained with. --test-fraction 0.2 keeps some back."),
        }
        page.table(&["examples", "m", "right", "always the more frequent label"], &rows);
        if let Some(InF32 { cost_in_f32, cost_in_f64 }) = self.f32 {
            let difference = number((cost_in_f32 - cost_in_f64).abs());
            page.say(&format!(
                "J at this w and b: with X in f32 {}, in f64 {}. Rounding X moves it by {difference}.",
                number(cost_in_f32),
                number(cost_in_f64)
            ));
        }
        if let Some(path) = &self.saved {
            page.say(&format!("Saved: {path}"));
        }
        let (rung, threads) = (self.rung, counted(self.threads, "thread"));
        let blas = self.blas.as_deref().unwrap_or("not built in");
        page.say(&format!("By {rung}, {threads}, in {:.1} s. BLAS: {blas}", self.elapsed_ms / 1e3));
    }
}
