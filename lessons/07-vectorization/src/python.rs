//! The rows the notes are about, timed by the NumPy twin on this machine.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use shared::Error;

use crate::timings::Row;

#[derive(Deserialize)]
struct Answer {
    python_rows: Vec<Row>,
}

/// A Python for-loop and `np.dot` on the same numbers.
pub fn rows(length: usize) -> Result<Vec<Row>, Error> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // target/debug/lesson07 stands beside target/python.
    let program = std::env::current_exe().unwrap_or_default();
    let own = program.ancestors().nth(2).unwrap_or(here).join("python");
    let pythons = [own.join("bin/python"), own.join("Scripts/python.exe"), "python3".into(), "python".into()];
    let has_numpy = |python: &&std::path::PathBuf| {
        let asked = Command::new(python).args(["-c", "import numpy"]).output();
        asked.is_ok_and(|answer| answer.status.success())
    };
    let remedy = "no Python with NumPy was found; `cargo xtask parity lesson07` installs one into target";
    let python = pythons.iter().find(has_numpy).ok_or_else(|| Error::file("--python", remedy))?;

    let mut twin = Command::new(python);
    // One thread, as the Rust rows have.
    for variable in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"] {
        twin.env(variable, "1");
    }
    let length = length.to_string();
    twin.arg(here.join("lesson.py")).args(["--length", &length, "--only-python", "--json"]);
    let failed = |problem: String| Error::file("lesson.py", format!("the NumPy twin failed: {problem}"));
    let answer = twin.output().map_err(|error| failed(error.to_string()))?;
    let said = String::from_utf8_lossy(&answer.stderr);
    let answer: Answer = serde_json::from_slice(&answer.stdout)
        .map_err(|_| failed(said.lines().last().unwrap_or("it printed nothing").to_string()))?;
    Ok(answer.python_rows)
}
