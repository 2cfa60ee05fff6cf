//! `peers step|fit PYTHON THREADS ROUNDS`, started by `cargo xtask bench --peers`: one process for each number of
//! threads. It prints one JSON object, and its progress to standard error.

use std::path::Path;
use std::process::ExitCode;

use peers::python::{Python, Versions};
use peers::{Result, fit, step};
use rayon::ThreadPoolBuilder;
use serde::Serialize;
use shared::page::counted;

/// What was found.
#[derive(Serialize)]
struct Report {
    versions: Versions,
    steps: Vec<step::Step>,
    fit: Option<fit::Fit>,
}

fn main() -> ExitCode {
    match report() {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<String> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [what, python, threads, rounds] = &words[..] else {
        return Err("expected step or fit, a Python, the number of threads and that of rounds".into());
    };
    let (threads, rounds) = (threads.parse()?, rounds.parse()?);
    // As lesson 09 does: the calling thread is one of them.
    ThreadPoolBuilder::new().num_threads(threads).use_current_thread().build_global()?;
    let mut python = Python::start(Path::new(python), threads)?;
    let versions = python.versions(threads)?;
    let (mut steps, mut fitted) = (Vec::new(), None);
    if what == "fit" {
        eprintln!("the fit, {}", counted(threads, "thread"));
        fitted = Some(fit::compare(&mut python, rounds)?);
    } else {
        for (n_x, m) in step::SIZES {
            eprintln!("one step, {n_x} x {m}, {}", counted(threads, "thread"));
            steps.push(step::compare(&mut python, (n_x, m), threads, rounds)?);
        }
    }
    Ok(serde_json::to_string(&Report { versions, steps, fit: fitted })?)
}
