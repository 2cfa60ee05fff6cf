//! The course's own tools. `cargo xtask` lists them.

mod arguments;
mod artifacts;
mod bench;
mod bless;
mod chapter;
mod check;
mod command;
mod doctor;
mod error;
mod figures;
mod fuzz;
mod measured_on;
mod members;
mod metadata;
mod out;
mod package_manager;
mod practice;
mod programs;
mod python;
mod report;
mod setup;
mod shell;
mod snapshot;
mod system;
mod web;
mod workspace;

use std::process::ExitCode;

use command::{Command, Renewal};
use error::Result;
use out::{complain, tell};
use workspace::Workspace;

/// The exit status of a command line that cannot be understood.
const BAD_USAGE: u8 = 2;

fn main() -> ExitCode {
    let command = match words().and_then(|words| arguments::parse(&words)) {
        Ok(command) => command,
        Err(problem) => {
            complain!("error: {problem}");
            return ExitCode::from(BAD_USAGE);
        }
    };
    match run(command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            complain!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// The words of the command line.
fn words() -> Result<Vec<String>, String> {
    let word = |word: std::ffi::OsString| {
        word.into_string().map_err(|word| format!("an argument is not UTF-8: {}", word.to_string_lossy()))
    };
    std::env::args_os().skip(1).map(word).collect()
}

/// Runs a command, and says whether all is well.
fn run(command: Command) -> Result<bool> {
    let workspace = match command {
        Command::Help(text) => {
            tell!("{text}");
            return Ok(true);
        }
        _ => Workspace::load()?,
    };
    match command {
        Command::Help(_) => Ok(true),
        Command::CheckAll(with) => check::everything(&workspace, with),
        Command::Bench { quick, peers: false } => bench::command(&workspace, quick),
        Command::Bench { quick, peers: true } => bench::peers::command(&workspace, quick),
        Command::Doctor => doctor::run(&workspace),
        Command::Setup { wanted, yes } => setup::command(&workspace, wanted, yes),
        Command::Parity { lessons } => check::parity(&workspace, &lessons),
        Command::Figures(Renewal::Check) => check::figures(&workspace),
        Command::Figures(Renewal::Write) => figures::write(&workspace, false),
        Command::Figures(Renewal::Time) => figures::write(&workspace, true),
        Command::Readme(Renewal::Check) => check::chapters(&workspace),
        Command::Readme(Renewal::Write) => chapter::write(&workspace, false),
        Command::Readme(Renewal::Time) => chapter::write(&workspace, true),
        Command::Bless { yes } => bless::run(&workspace, yes),
        Command::Web { yes } => web::command(&workspace, yes),
        Command::Book { yes, check: true, .. } => check::site(&workspace, yes),
        Command::Book { yes, serve, check: false } => web::book::command(&workspace, yes, serve),
        Command::Fuzz { readers, quick } => fuzz::run(&workspace, &readers, quick),
        Command::Structure => check::structure(&workspace),
        Command::Practice(practice) => practice::run(&workspace, practice),
    }
}
