//! Prints lesson 09, or trains, predicts, evaluates, times. `cargo run -p lesson09 -- --help`

mod bench;
mod files;
mod predict;
mod train;
mod walkthrough;

use std::process::ExitCode;

use bench::Bench;
use predict::{Evaluation, Predictions};
use shared::cli;
use train::Trained;
use walkthrough::Walkthrough;

fn main() -> ExitCode {
    match cli::command(&["train", "predict", "evaluate", "bench"]) {
        Ok(Some("train")) => cli::run(&train::USAGE, Trained::new, Trained::narrate),
        Ok(Some("predict")) => cli::run(&predict::PREDICT, Predictions::new, Predictions::narrate),
        Ok(Some("evaluate")) => cli::run(&predict::EVALUATE, Evaluation::new, Evaluation::narrate),
        Ok(Some(_)) => cli::run(&bench::USAGE, Bench::new, Bench::narrate),
        Ok(None) => cli::run(&walkthrough::USAGE, |_| Walkthrough::new(), Walkthrough::narrate),
        Err(error) => cli::fail(&error),
    }
}
