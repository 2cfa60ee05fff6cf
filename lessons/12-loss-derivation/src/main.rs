//! Prints lesson 12, or finds the lowest point for other data. `cargo run -p lesson12 -- --help`

mod found;
mod pictures;
mod story;
mod walkthrough;

use std::process::ExitCode;

use lesson12::inputs::{Inputs, USAGE};
use walkthrough::Walkthrough;

fn main() -> ExitCode {
    shared::cli::run(&USAGE, |flags| Walkthrough::new(Inputs::from_flags(flags)?), Walkthrough::narrate)
}
