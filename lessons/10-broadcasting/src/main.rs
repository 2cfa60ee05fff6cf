//! Prints lesson 10, or tries it on other shapes. `cargo run -p lesson10 -- --help`

mod boxes;
mod operators;
mod walkthrough;

use std::process::ExitCode;

use lesson10::inputs::{Inputs, USAGE};
use walkthrough::Walkthrough;

fn main() -> ExitCode {
    shared::cli::run(&USAGE, |flags| Ok(Walkthrough::new(Inputs::from_flags(flags)?)), Walkthrough::narrate)
}
