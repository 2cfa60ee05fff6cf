//! J against the steps, as training and the lesson draw it.

use shared::page::{Axis, Plot, short, tick};

/// The cost before each step. There must be two or more.
pub fn cost_curve(costs: &[f64]) -> Plot {
    let low = costs.iter().copied().fold(f64::INFINITY, f64::min);
    let high = costs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // A cost that never changes still has a line in the middle.
    let (low, high) = if high > low { (low, high) } else { (low - 0.5, high + 0.5) };
    let last = (costs.len() - 1) as f64;
    let x = Axis::new("steps", (0.0, last)).ticks(&[0.0, last], short);
    let y = Axis::new("J", (low, high)).ticks(&[low, high], |j| tick(j, high - low));
    let points = costs.iter().enumerate().map(|(k, &cost)| (k as f64, cost)).collect();
    let shows = "The steps grow to the right, the cost J before each of them upward.";
    Plot::new("J against steps", shows, (60, 9), x, y).line("J", '*', points)
}
