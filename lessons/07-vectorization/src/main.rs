//! Prints lesson 07, or times another length. `cargo run -p lesson07 -- --help`

mod python;
mod timings;
mod walkthrough;

use std::process::ExitCode;

use walkthrough::{USAGE, Walkthrough};

fn main() -> ExitCode {
    shared::cli::run(&USAGE, Walkthrough::new, Walkthrough::narrate)
}
