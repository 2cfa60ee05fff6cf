//! What lesson 03 prints, one file for each section; `parabola` draws for two of them.

mod four_learning_rates;
mod parabola;
mod path;
mod slope_at_start;
mod tenth_and_nine_tenths;
mod what_alpha_decides;

use shared::page::short;

pub use four_learning_rates::FourLearningRates;
pub use path::Path;
pub use slope_at_start::SlopeAtStart;
pub use tenth_and_nine_tenths::TenthAndNineTenths;
pub use what_alpha_decides::WhatAlphaDecides;

/// A product such as 2 * 0.1 - 1 with at most ten digits: without those that rounding left.
fn rounded(value: f64) -> String {
    short(format!("{value:.9e}").parse().unwrap_or(value))
}
