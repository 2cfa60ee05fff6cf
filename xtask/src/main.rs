//! The course's own tools. `cargo xtask` lists them.

mod bench;
mod bless;
mod check_all;
mod doctor;
mod machine;
mod numbers;
mod packages;
mod parity;
mod python;
mod readme;
mod report;
mod setup;
mod shell;
mod structure;
mod workspace;

use std::process::ExitCode;

use report::Report;
use shell::Result;
use workspace::Workspace;

const COMMANDS: &str = "\
The course's tools.

  cargo xtask check-all             prove everything: tests, NumPy parity, chapters, structure, lints; then time it
                                    (--no-blas goes without OpenBLAS, --quick shortens the timings)
  cargo xtask bench [--quick]       time loops, ndarray, BLAS and rayon with criterion
  cargo xtask doctor                what this machine has, what it lacks, and the remedy
  cargo xtask setup [--yes]         make `--features blas` build: find OpenBLAS, or get it
  cargo xtask parity [LESSON ...]   compare lessons with their NumPy twins
  cargo xtask readme [--check]      write the chapters' outputs, excerpts and tables anew, or check them
  cargo xtask readme --time         the same, and time anew what the chapters say was measured
  cargo xtask bless [--yes]         show changed outputs, accept them and the chapters' numbers
  cargo xtask structure             check the crate graph and the files of each lesson
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Whether all is well.
fn dispatch(arguments: &[&str]) -> Result<bool> {
    let load = || Workspace::load();
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{COMMANDS}");
            Ok(true)
        }
        ["check-all", options @ ..]
            if options.iter().all(|option| ["--no-blas", "--quick"].contains(option)) =>
        {
            check_all::run(&load()?, !options.contains(&"--no-blas"), options.contains(&"--quick"))
        }
        ["bench"] => bench::command(&load()?, bench::Length::Full),
        ["bench", "--quick"] => bench::command(&load()?, bench::Length::Quick),
        ["doctor"] => doctor::run(&load()?),
        ["setup"] => set_up(false),
        ["setup", "--yes"] => set_up(true),
        ["parity", chosen @ ..] => {
            let workspace = load()?;
            let lessons = workspace.chosen(chosen)?;
            let mut report = Report::new(lessons.len());
            println!("preparing NumPy");
            let python = python::ready(&workspace)?;
            let blas = workspace.root.join(setup::FILE).exists();
            for lesson in lessons {
                report.step(&lesson.package, "parity", || parity::check(&workspace, lesson, &python, blas));
            }
            report.finish()
        }
        ["readme"] => readme::write(&load()?, false),
        ["readme", "--time"] => readme::write(&load()?, true),
        ["readme", "--check"] => {
            let workspace = load()?;
            let mut report = Report::new(workspace.lessons.len() + 1);
            readme::check_all(&workspace, &mut report);
            report.finish()
        }
        ["bless"] => bless::run(&load()?, false),
        ["bless", "--yes"] => bless::run(&load()?, true),
        ["structure"] => {
            let workspace = load()?;
            let mut report = Report::new(1);
            report.step("workspace", "structure", || structure::check(&workspace));
            report.finish()
        }
        _ => Err(format!("unknown command: {}; cargo xtask lists the commands", arguments.join(" "))),
    }
}

fn set_up(yes: bool) -> Result<bool> {
    println!("OpenBLAS: {}", setup::ready(&Workspace::load()?, yes)?);
    println!("Now `cargo run -p lesson07 --features blas` uses it.");
    Ok(true)
}
