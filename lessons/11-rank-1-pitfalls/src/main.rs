//! Prints lesson 11, or tries it on another shape. `cargo run -p lesson11 -- --help`

mod walkthrough;

use std::process::ExitCode;

use walkthrough::{USAGE, Walkthrough};

fn main() -> ExitCode {
    shared::cli::run(&USAGE, Walkthrough::new, Walkthrough::narrate)
}
