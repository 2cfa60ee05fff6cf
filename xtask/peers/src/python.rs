//! The process with NumPy and scikit-learn. It lives as long as the comparison, and obeys one order a line.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::Result;

/// What obeys the orders.
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/peer.py");

/// What the libraries below NumPy read to know how many threads they may use.
const THREADS: [&str; 5] = [
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
];

/// What would make NumPy slower than it is: kernels of an older processor, instructions left out.
const SLOWER: [&str; 2] = ["OPENBLAS_CORETYPE", "NPY_DISABLE_CPU_FEATURES"];

/// A running Python.
pub struct Python {
    process: Child,
    orders: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

/// What is compared.
#[derive(Serialize, Deserialize)]
pub struct Versions {
    python: String,
    numpy: String,
    /// None if it is not there.
    pub scikit_learn: Option<String>,
    /// NumPy's BLAS, and the kind of processor that it takes this one for; empty if it cannot be told.
    blas: String,
    /// None if it cannot be told.
    threads: Option<usize>,
}

impl Python {
    /// Starts this Python with so many threads.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(python: &Path, threads: usize) -> Result<Python> {
        let mut command = Command::new(python);
        command.arg(PROGRAM).stdin(Stdio::piped()).stdout(Stdio::piped());
        THREADS.iter().for_each(|name| _ = command.env(name, threads.to_string()));
        SLOWER.iter().for_each(|name| _ = command.env_remove(name));
        let mut process =
            command.spawn().map_err(|error| format!("cannot start {}: {error}", python.display()))?;
        let orders = process.stdin.take();
        let answers = BufReader::new(process.stdout.take().ok_or("Python has no standard output")?);
        Ok(Python { process, orders, answers })
    }

    /// What it has. Its BLAS must work with as many threads as it was started with.
    ///
    /// # Errors
    /// It does not answer, or works with another number of threads.
    pub fn versions(&mut self, threads: usize) -> Result<Versions> {
        let versions: Versions = self.ask(&json!({"order": "versions"}))?;
        match versions.threads {
            Some(others) if others != threads => {
                Err(format!("NumPy's BLAS works with {others} threads; expected {threads}").into())
            }
            _ => Ok(versions),
        }
    }

    /// Gives an order, and waits for the answer.
    ///
    /// # Errors
    /// Python ended; it has said why on its standard error.
    pub fn ask<T: DeserializeOwned>(&mut self, order: &Value) -> Result<T> {
        let ended = || "Python ended before it answered";
        let orders = self.orders.as_mut().ok_or_else(ended)?;
        writeln!(orders, "{order}").and_then(|()| orders.flush()).map_err(|_| ended())?;
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        if answer.is_empty() {
            return Err(ended().into());
        }
        Ok(serde_json::from_str(&answer)?)
    }
}

impl Drop for Python {
    /// Without orders it ends.
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ = self.process.wait();
    }
}
