//! Prints lesson 06, or tries it on other numbers. `cargo run -p lesson06 -- --help`

mod pictures;
mod walkthrough;

use std::process::ExitCode;

use lesson06::inputs::{Inputs, USAGE};
use walkthrough::Walkthrough;

fn main() -> ExitCode {
    shared::cli::run(&USAGE, |flags| Ok(Walkthrough::new(Inputs::from_flags(flags)?)), Walkthrough::narrate)
}
