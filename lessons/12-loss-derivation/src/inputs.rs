//! The flags of lesson 12, and what they select.

use lesson06::inputs::{DATA, FEATURES, LABEL, POSITIVE, STANDARDIZE, Table};
use shared::Error;
use shared::cli::{Flag, Flags, Usage};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson12",
    about: "The lowest point of J: by Newton's method if built with --features blas, else by gradient descent. \
            Without flags: the lesson.",
    flags: &[
        DATA,
        LABEL,
        POSITIVE,
        FEATURES,
        STANDARDIZE,
        Flag::new("--l2", "LAMBDA", "0", None, "The penalty (lambda / 2m) |w|^2 is added to J; 0 or more."),
        Flag::new(
            "--iterations",
            "N",
            "",
            Some((0, 100_000)),
            "The most steps to take. Default: 100 for Newton's method; 10000 for gradient descent, fewer for large data.",
        ),
    ],
};

/// What the flags select.
pub struct Inputs {
    /// The examples.
    pub table: Table,
    /// lambda
    pub l2: f64,
    /// The most steps, if they were given.
    pub iterations: Option<usize>,
    /// Whether to tell the whole lesson: no flag was given.
    pub whole_lesson: bool,
}

impl Inputs {
    /// Reads the flags and the file they name.
    ///
    /// # Errors
    /// Bad flags, a bad file, or flags that do not fit the file.
    pub fn from_flags(flags: &Flags) -> Result<Inputs, Error> {
        let l2 = flags.number("--l2")?.unwrap_or_default();
        if l2 < 0.0 {
            return Err(Error::flag("--l2", format!("found {l2:e}, expected a number, 0 or more")));
        }
        let iterations = flags.count("--iterations")?;
        Ok(Inputs { table: Table::from_flags(flags)?, l2, iterations, whole_lesson: !flags.any() })
    }
}
