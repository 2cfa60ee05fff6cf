//! Numbers short enough for a graph.

use shared::page::number;

/// A number with at most four decimals, and none that are not needed.
pub fn brief(value: f64) -> String {
    if value.is_finite() && (value == 0.0 || (1e-3..1e6).contains(&value.abs())) {
        let text = format!("{value:.4}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        if text == "-0" { "0".to_string() } else { text.to_string() }
    } else if value.is_finite() && value.abs() >= 1e6 {
        format!("{value:.6e}")
    } else {
        number(value)
    }
}
