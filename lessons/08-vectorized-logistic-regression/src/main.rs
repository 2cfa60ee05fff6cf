//! Prints lesson 08, or tries it on other numbers. `cargo run -p lesson08 -- --help`

mod timings;
mod walkthrough;

use std::process::ExitCode;

use lesson06::inputs::{self, Inputs};
use shared::cli::Usage;
use walkthrough::Walkthrough;

/// The flags are those of lesson 06.
const USAGE: Usage = Usage {
    package: "lesson08",
    about: "One pass over m examples, and training, without a loop over the examples. Without flags: the lesson.",
    ..inputs::USAGE
};

fn main() -> ExitCode {
    shared::cli::run(&USAGE, |flags| Ok(Walkthrough::new(Inputs::from_flags(flags)?)), Walkthrough::narrate)
}
