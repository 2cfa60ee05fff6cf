//! A path on the parabola, drawn.

use lesson03::{cost, descend};
use serde::Serialize;
use shared::page::{Axis, Plot, short, tick};

/// A place on the way, and how high it lies.
#[derive(Clone, Copy, Serialize)]
pub struct Place {
    pub w: f64,
    pub j: f64,
}

/// The start, and one place after each step.
pub fn places(start: f64, learning_rate: f64, steps: usize) -> Vec<Place> {
    descend(start, learning_rate, steps).into_iter().map(|w| Place { w, j: cost(w) }).collect()
}

/// Ten digits number the first steps.
const MOST_STEPS: usize = 10;

/// The parabola from 3 - `reach` to 3 + `reach`, and on it the first steps of a path.
pub fn draw(path: &[Place], learning_rate: f64, size: (usize, usize), reach: f64) -> Plot {
    let alpha = short(learning_rate);
    let (low, high, top) = (3.0 - reach, 3.0 + reach, reach * reach);
    let x = Axis::new("w", (low, high)).ticks(&[low, 3.0, high], |w| format!("w={}", tick(w, reach)));
    let y = Axis::new("J", (0.0, top)).ticks(&[0.0, top], |j| tick(j, top));
    let shows = format!(
        "The cost J(w) is a parabola with its lowest point at w = 3; on it stand the steps at alpha = {alpha}, numbered \
         from the start, 0."
    );
    let parabola = Plot::new(format!("alpha = {alpha}"), shows, size, x, y).curve("J(w)", '.', cost);
    parabola.steps("steps", path.iter().take(MOST_STEPS).map(|place| (place.w, place.j)).collect())
}

/// How far to both sides of 3 a picture must reach to show the first steps; 5 at least.
pub fn reach(path: &[Place]) -> f64 {
    let distances = path.iter().take(MOST_STEPS).map(|place| (place.w - 3.0).abs());
    distances.filter(|distance| (distance * distance).is_finite()).fold(LEAST_REACH, f64::max)
}

/// The lesson's own pictures reach so far.
pub const LEAST_REACH: f64 = 5.0;
