//! The gate of the exercises: what a learner is told can be trusted.

use practice::{Course, Exercise};

use crate::artifacts::Program;
use crate::check::test_runs;
use crate::error::{Error, Result};
use crate::report::Outcome;
use crate::shell;
use crate::workspace::Workspace;

/// Each stub is the one its source makes, each solution is formatted, and each check tells stub, solution and mistakes
/// apart; `tests` are the programs that see to the last.
pub fn gate(workspace: &Workspace, tests: &[&Program]) -> Outcome {
    let course = match Course::load(&workspace.root) {
        Ok(course) => course,
        Err(problem) => return Outcome::failure(problem, "cargo metadata"),
    };
    let mut outcome = Outcome::default();
    // On the servers that check each change nobody has edited an exercise.
    let may_be_edited = std::env::var_os("CI").is_none();
    for exercise in &course.exercises {
        match stale(workspace, &course, exercise) {
            Ok(true) if may_be_edited => {
                outcome.warnings.push(format!("{} is edited, or stale", exercise.file().display()));
            }
            Ok(true) => {
                let what = format!("{} is not what its source makes of it", exercise.file().display());
                outcome.fail(what, &format!("cargo xtask reset {} {}", exercise.number(), exercise.name));
            }
            Ok(false) => outcome.passed += 1,
            Err(problem) => outcome.fail(problem.to_string(), "cargo xtask status"),
        }
    }
    outcome.add(formatted(workspace, &course), "rustfmt lessons/*/exercises/solutions/*.rs");
    outcome.extend(test_runs::run(&workspace.sh, tests, "cargo test -p gate"));
    outcome
}

/// Whether an exercise's file differs from its stub.
fn stale(workspace: &Workspace, course: &Course, exercise: &Exercise) -> Result<bool> {
    let stub = course.source(exercise).map_err(Error::new)?.stub();
    Ok(shell::read_file(&workspace.sh, exercise.file())? != stub)
}

/// `cargo fmt` reaches the learner's files, but not the solutions.
fn formatted(workspace: &Workspace, course: &Course) -> Result<()> {
    let sources = course.exercises.iter().map(Exercise::source);
    shell::read(workspace.sh.cmd("rustfmt").args(["--check", "--edition", "2024"]).args(sources)).map(|_| ())
}
