//! # Gradient descent: walking down a slope
//!
//! Lesson 02 ended with a cost J that says how wrong the neuron is. Here you learn to make a cost smaller, on
//! the simplest one there is: a parabola with its lowest point at w = 3.
//!
//! | letter | meaning |
//! |---|---|
//! | w | the parameter that you may choose |
//! | J | the cost, J(w) = (w - 3)^2 |
//! | dw | the slope dJ/dw = 2 (w - 3) |
//! | alpha | the learning rate |

use std::fmt;

use serde::Serialize;

/// The cost of this lesson.
///
/// J(w) = (w - 3)^2
///
/// ```
/// assert_eq!(lesson03::cost(0.0), 9.0);
/// ```
pub fn cost(w: f64) -> f64 {
    (w - 3.0) * (w - 3.0)
}

/// Its slope.
///
/// dw = dJ/dw = 2 (w - 3)
///
/// ```
/// assert_eq!(lesson03::slope(0.0), -6.0);
/// ```
pub fn slope(w: f64) -> f64 {
    2.0 * (w - 3.0)
}

// ANCHOR: central_difference
/// The slope of any function at w, measured by nudging w a little to both sides.
///
/// (f(w + h) - f(w - h)) / (2h)
///
/// The error of the formula shrinks like h^2, the error of rounding grows like 1/h. With h near the cube root
/// of the f64's precision the two are about equal: some ten digits are right.
///
/// ```
/// let slope = lesson03::central_difference(|w| w * w, 3.0);
/// assert!((slope - 6.0).abs() < 1e-9);
/// ```
pub fn central_difference(f: impl Fn(f64) -> f64, w: f64) -> f64 {
    let h = f64::EPSILON.cbrt() * w.abs().max(1.0);
    (f(w + h) - f(w - h)) / (2.0 * h)
}
// ANCHOR_END: central_difference

// ANCHOR: step
/// One step downhill.
///
/// w := w - alpha dw
///
/// ```
/// assert_eq!(lesson03::step(0.0, -6.0, 0.5), 3.0);
/// ```
pub fn step(w: f64, dw: f64, learning_rate: f64) -> f64 {
    w - learning_rate * dw
}

/// The values of w along the way: the start, and one after each step.
pub fn descend(start: f64, learning_rate: f64, steps: usize) -> Vec<f64> {
    let mut path = vec![start];
    let mut w = start;
    for _ in 0..steps {
        w = step(w, slope(w), learning_rate);
        path.push(w);
    }
    path
}
// ANCHOR_END: step

// ANCHOR: verdict
/// What becomes of w after many steps, for alpha above 0 and any start but 3.
///
/// A step multiplies the distance to 3 by 1 - 2 alpha: w - 2 alpha (w - 3) - 3 = (1 - 2 alpha) (w - 3). So
/// the size of 1 - 2 alpha decides. It is below 1 for alpha between 0 and 1.
///
/// ```
/// assert_eq!(lesson03::verdict(0.9), lesson03::Verdict::Converges);
/// ```
pub fn verdict(learning_rate: f64) -> Verdict {
    if learning_rate < 1.0 {
        Verdict::Converges
    } else if learning_rate == 1.0 {
        Verdict::Oscillates
    } else {
        Verdict::Diverges
    }
}
// ANCHOR_END: verdict

/// What becomes of w after many steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It comes, and stays, as close to 3 as you like.
    Converges,
    /// It jumps between two places forever.
    Oscillates,
    /// Its distance to 3 grows without bound.
    Diverges,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Verdict::Converges => "converges",
            Verdict::Oscillates => "oscillates",
            Verdict::Diverges => "diverges",
        })
    }
}
