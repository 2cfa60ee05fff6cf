//! The rows the notes are about, timed by the NumPy twin on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use shared::lab::Error;

use crate::dot_product::{DotProduct, Row};

/// A Python with NumPy.
pub struct Python {
    program: PathBuf,
}

/// What the twin prints with `--only-python --json`.
#[derive(Deserialize)]
struct Answer {
    python_rows: Vec<Row>,
}

impl Python {
    /// The one in `target/python`, or the system's.
    ///
    /// # Errors
    /// None of them has NumPy.
    pub fn find() -> Result<Python, Error> {
        // target/debug/lesson07 stands beside target/python.
        let this = std::env::current_exe().unwrap_or_default();
        let target = this.ancestors().nth(2).unwrap_or(Path::new("")).join("python");
        let programs =
            [target.join("bin/python"), target.join("Scripts/python.exe"), "python3".into(), "python".into()];
        let has_numpy = |program: &PathBuf| {
            let asked = Command::new(program).args(["-c", "import numpy"]).output();
            asked.is_ok_and(|answer| answer.status.success())
        };
        let remedy = "`cargo xtask parity lesson07` installs one into target";
        let missing = || Error::file("python3", format!("--python found none with NumPy; {remedy}"));
        programs.into_iter().find(has_numpy).map(|program| Python { program }).ok_or_else(missing)
    }

    /// A for-loop and `np.dot` on the numbers of a [`DotProduct`] of this length.
    ///
    /// # Errors
    /// The twin fails.
    pub fn rows(&self, length: usize) -> Result<Vec<Row>, Error> {
        const TWIN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/lesson.py");
        let mut twin = Command::new(&self.program);
        // One thread, as the Rust rows have.
        for variable in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"] {
            twin.env(variable, "1");
        }
        twin.args([TWIN, "--length", &length.to_string(), "--only-python", "--json"]);
        let answer = twin.output().map_err(|error| Error::unreadable(TWIN, error))?;
        let answered = serde_json::from_slice(&answer.stdout).map_err(|error| {
            let said = String::from_utf8_lossy(&answer.stderr);
            let problem = said.lines().last().unwrap_or("it printed no rows").to_string();
            Error::file("lesson.py", format!("the NumPy twin failed: {problem}")).because(error)
        });
        answered.map(|Answer { python_rows }| python_rows)
    }
}

/// The times of a dot product in Rust, and below them those of Python if there is one.
///
/// # Errors
/// Python fails.
pub fn timed_beside(python: Option<&Python>, dot_product: &DotProduct) -> Result<Vec<Row>, Error> {
    let mut rows = dot_product.timed();
    if let Some(python) = python {
        rows.extend(python.rows(dot_product.length())?);
    }
    Ok(rows)
}
