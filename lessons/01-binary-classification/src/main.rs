//! Prints lesson 01, or tries it on other numbers. `cargo run -p lesson01 -- --help`

mod walkthrough;

use std::process::ExitCode;

use walkthrough::{USAGE, Walkthrough};

fn main() -> ExitCode {
    shared::cli::run(&USAGE, Walkthrough::new, Walkthrough::narrate)
}
