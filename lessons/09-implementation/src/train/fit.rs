//! The training itself.

use std::time::Instant;

use lesson06::{Pass, Trained, train};
use lesson09::penalized;
use ndarray::ArrayRef2;
use serde::Serialize;

use super::interrupt::Interrupt;
use super::plan::Plan;
use super::progress::Progress;
use super::rows::Rows;
use crate::threads::share_with_blas;

/// What training led to.
pub struct Fitted {
    pub neuron: Trained,
    /// Whether Ctrl-C ended it before its last step.
    pub stopped: bool,
    /// What rounding X made of J.
    pub f32: Option<InF32>,
    /// How many threads worked.
    pub threads: usize,
    pub elapsed_ms: f64,
}

/// J at the last w and b.
#[derive(Serialize, Clone, Copy)]
pub struct InF32 {
    /// With X rounded to f32, as it was trained with.
    pub cost_in_f32: f64,
    /// With X as it is.
    pub cost_in_f64: f64,
}

/// Trains by the rung of the plan, from zeros or from where a model stands.
pub fn fit(plan: &Plan, rows: &Rows) -> Fitted {
    let &Plan { rung, learning_rate, iterations, .. } = plan;
    let threads = share_with_blas(rung, plan.threads);
    let (x, y) = rows.training();
    let (w, b) = plan.start(x.nrows());
    let progress = Progress::new(iterations);
    let start = Instant::now();
    // ANCHOR: fit
    let one_pass = plan.over(&x, &y);
    let pass = |w: &ArrayRef2<f64>, b: f64| {
        progress.step_done();
        one_pass(w, b)
    };
    let start_at = Trained { w, b, costs: Vec::new() };
    let neuron = match plan.l2 {
        None => steps(pass, start_at, learning_rate, iterations),
        Some(lambda) => steps(penalized(pass, lambda, rows.m), start_at, learning_rate, iterations),
    };
    // ANCHOR_END: fit
    let elapsed_ms = 1e3 * start.elapsed().as_secs_f64();
    let f32 = plan.f32.then(|| InF32 {
        cost_in_f32: one_pass(&neuron.w, neuron.b).cost,
        cost_in_f64: rung.pass(&x, &y, &neuron.w, neuron.b).cost,
    });
    Fitted { stopped: neuron.costs.len() < iterations, neuron, f32, threads, elapsed_ms }
}

/// Takes the steps one by one, until the last or until Ctrl-C.
fn steps(
    pass: impl Fn(&ArrayRef2<f64>, f64) -> Pass,
    mut neuron: Trained,
    learning_rate: f64,
    iterations: usize,
) -> Trained {
    let interrupt = Interrupt::listen();
    while neuron.costs.len() < iterations && !interrupt.asked() {
        let Trained { w, b, mut costs } = neuron;
        let next = train(&pass, w, b, learning_rate, 1);
        costs.extend(&next.costs);
        neuron = Trained { costs, ..next };
    }
    neuron
}
