//! How exercises are checked and run.
//!
//! An exercise is a file that the learner edits. Beside it stand its check, a program that calls the learner's code and
//! compares, and its source, from which the learner's file was made.
//!
//! - [`Case`] and [`Comparison`]: what a check says about the learner's numbers.
//! - [`Rounded`]: a prediction to two decimals.
//! - [`exercise`]: the main function of a check.
//! - [`Source`]: the stub, the solution, hints and typical mistakes, read from one file.
//! - [`Course`]: all exercises, and their verdicts, each built and run by itself.

mod case;
mod comparison;
mod course;
mod entries;
mod exercise;
mod launch;
mod rounded;
mod source;
mod table;
mod value;
mod verdict;

pub mod gate;

pub use case::Case;
pub use comparison::{Comparison, TOLERANCE, central_differences, close};
pub use course::{Course, Exercise};
pub use exercise::{exercise, lesson};
pub use rounded::Rounded;
pub use source::{Mistake, Source};
pub use table::rows;
pub use value::Value;
pub use verdict::{Check, State, Unsolved, Verdict};
