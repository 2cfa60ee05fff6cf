//! The main functions: of a check, and of all exercises of a lesson.

use std::alloc::System;
use std::io::{Write, stdout};
use std::path::Path;
use std::process::ExitCode;

use cap::Cap;

use crate::course::Course;
use crate::verdict::{Check, State, Unsolved};

/// No exercise needs a gigabyte; code that asks for more would ask for ever.
const MOST_BYTES: usize = 1 << 30;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// The status of a check that reached a `todo!`.
pub(crate) const NOT_SOLVED: u8 = 3;

/// The status of a check that found something wrong. Code that ends the program itself has others.
pub(crate) const WRONG: u8 = 4;

/// The last line of a check that passed. Code that ends the program early does not print it.
pub(crate) const SOLVED: &str = "All checks pass.";

/// Runs a check, prints its verdict, and returns it as the exit status: 0 solved, 3 not solved yet, 4 wrong.
pub fn exercise(check: fn() -> Check) -> ExitCode {
    // It fails only if more than that is in use already.
    let _ = MEMORY.set_limit(MOST_BYTES);
    let (text, status) = match check() {
        Ok(()) => (format!("{SOLVED}\n"), ExitCode::SUCCESS),
        Err(unsolved @ Unsolved::Todo { .. }) => (unsolved.to_string(), ExitCode::from(NOT_SOLVED)),
        Err(unsolved) => (unsolved.to_string(), ExitCode::from(WRONG)),
    };
    // Where the reader has gone the status still tells.
    let _ = stdout().write_all(text.as_bytes());
    status
}

/// Checks all exercises of a lesson, and says how each of them stands: what `cargo test --test exercises` runs.
/// `folder` is the lesson's own.
pub fn lesson(folder: &str) -> ExitCode {
    match check_lesson(Path::new(folder)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn check_lesson(folder: &Path) -> Result<bool, String> {
    let course = Course::load(folder)?;
    let exercises: Vec<_> =
        course.exercises.iter().filter(|exercise| course.root.join(&exercise.folder) == folder).collect();
    let mut out = stdout().lock();
    let mut all_solved = true;
    for (exercise, verdict) in exercises.iter().zip(course.verdicts(&exercises)?) {
        all_solved &= verdict.state == State::Solved;
        // Where the reader has gone the status still tells.
        let _ = write!(out, "{}", course.told(exercise, &verdict));
    }
    Ok(all_solved)
}
