//! The training itself.

use std::time::Instant;

use lesson06::{Pass, Trained, train};
use lesson09::penalized;
use ndarray::ArrayRef2;
use serde::Serialize;
use shared::lab::Error;

use super::interrupt::Interrupt;
use super::plan::Plan;
use super::progress::Progress;
use super::training_set::{About, TrainingSet};
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
///
/// # Errors
/// X is in a file that can no longer be read.
pub fn fit(plan: &Plan, about: &About, set: &impl TrainingSet) -> Result<Fitted, Error> {
    let iterations = plan.iterations;
    let threads = share_with_blas(plan.rung, plan.threads);
    let (w, b) = plan.start(about.features.len());
    let progress = Progress::new(iterations);
    let start = Instant::now();
    // ANCHOR: fit
    let one_pass = set.one_pass(plan);
    let pass = |w: &ArrayRef2<f64>, b: f64| {
        progress.step_done();
        one_pass(w, b)
    };
    let start_at = Trained { w, b, costs: Vec::new() };
    let neuron = match plan.l2 {
        None => steps(pass, start_at, plan, set)?,
        Some(lambda) => steps(penalized(pass, lambda, about.m), start_at, plan, set)?,
    };
    // ANCHOR_END: fit
    let elapsed_ms = 1e3 * start.elapsed().as_secs_f64();
    let f32 = plan.f32.then(|| InF32 {
        cost_in_f32: one_pass(&neuron.w, neuron.b).cost,
        cost_in_f64: set.exact_pass(plan, &neuron.w, neuron.b).cost,
    });
    Ok(Fitted { stopped: neuron.costs.len() < iterations, neuron, f32, threads, elapsed_ms })
}

/// Takes the steps one by one, until the last or until Ctrl-C.
fn steps(
    pass: impl Fn(&ArrayRef2<f64>, f64) -> Pass,
    mut neuron: Trained,
    plan: &Plan,
    set: &impl TrainingSet,
) -> Result<Trained, Error> {
    let interrupt = Interrupt::listen();
    while neuron.costs.len() < plan.iterations && !interrupt.asked() {
        let Trained { w, b, mut costs } = neuron;
        let next = train(&pass, w, b, plan.learning_rate, 1);
        costs.extend(&next.costs);
        neuron = Trained { costs, ..next };
        if let Some(trouble) = set.trouble() {
            return Err(trouble);
        }
    }
    Ok(neuron)
}
