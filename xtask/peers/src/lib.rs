//! The course beside what one would pick instead: the same step and the same fit, in turns, on the same data, with the
//! same number of threads. Results are compared before times.
//!
//! | file | what is in it |
//! |---|---|
//! | `turns.rs` | who takes turns, and what comes of it |
//! | `python.rs` | the process with NumPy and scikit-learn |
//! | `step.rs` | one step of gradient descent |
//! | `fit.rs` | the whole fit, up to the lowest point |
//! | `solvers.rs` | the fits in Rust |

use std::error::Error;

pub mod fit;
pub mod python;
pub mod solvers;
pub mod step;
pub mod turns;

/// What was computed, or why not.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Refuses a result that differs by more than it may. NaN differs.
///
/// # Errors
/// It differs.
pub fn agrees(who: &str, difference: f64, tolerance: f64) -> Result<()> {
    if difference <= tolerance {
        return Ok(());
    }
    Err(format!("{who} differs by {difference:e}; expected at most {tolerance:e}").into())
}
