//! Prints lesson 04, or tries it on other numbers. `cargo run -p lesson04 -- --help`

mod walkthrough;

use std::process::ExitCode;

use walkthrough::{USAGE, Walkthrough};

fn main() -> ExitCode {
    shared::cli::run(&USAGE, Walkthrough::new, Walkthrough::narrate)
}
