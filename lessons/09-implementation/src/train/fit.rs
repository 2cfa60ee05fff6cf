//! The training itself.

use std::time::Instant;

use lesson06::{Trained, train};
use ndarray::{Array2, ArrayRef2};

use super::plan::Plan;
use super::progress::Progress;
use super::rows::Rows;
use crate::threads::share_with_blas;

/// What training led to.
pub struct Fitted {
    pub neuron: Trained,
    /// How many threads worked.
    pub threads: usize,
    pub elapsed_ms: f64,
}

/// Trains from zeros by the rung of the plan.
pub fn fit(plan: &Plan, rows: &Rows) -> Fitted {
    let &Plan { rung, learning_rate, iterations, .. } = plan;
    let threads = share_with_blas(rung, plan.threads);
    let (x, y) = rows.training();
    let zeros = Array2::zeros((x.nrows(), 1));
    let progress = Progress::new(iterations);
    let start = Instant::now();
    // ANCHOR: fit
    let pass = |w: &ArrayRef2<f64>, b: f64| {
        progress.step_done();
        rung.pass(&x, &y, w, b)
    };
    let neuron = train(pass, zeros, 0.0, learning_rate, iterations);
    // ANCHOR_END: fit
    let elapsed_ms = 1e3 * start.elapsed().as_secs_f64();
    Fitted { neuron, threads, elapsed_ms }
}
