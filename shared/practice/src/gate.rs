//! What must hold of each exercise, so that its check can be trusted.

use crate::verdict::{Check, Unsolved};

/// The stub compiles, and is not solved yet.
///
/// # Panics
/// If its check says anything else.
#[track_caller]
pub fn not_solved(check: Check) {
    match check {
        Err(Unsolved::Todo { .. }) => {}
        Err(other) => panic!("the stub must be not solved yet, but:\n{other}"),
        Ok(()) => panic!("the stub passes"),
    }
}

/// The solution passes.
///
/// # Panics
/// If its check says anything else.
#[track_caller]
pub fn solved(check: Check) {
    if let Err(other) = check {
        panic!("the solution does not pass:\n{other}");
    }
}

/// A typical mistake does not pass, and the learner is told its cause.
///
/// # Panics
/// If it passes, or the text does not hold what must be said.
#[track_caller]
pub fn told(check: Check, says: &str) {
    let text = wrong(check);
    assert!(text.contains(says), "the text must say {says:?}, but it is:\n{text}");
}

/// A function that returns some value or other does not pass.
///
/// # Panics
/// If it passes.
#[track_caller]
pub fn refused(check: Check) {
    wrong(check);
}

#[track_caller]
fn wrong(check: Check) -> String {
    match check {
        Ok(()) => panic!("it passes"),
        Err(unsolved @ Unsolved::Todo { .. }) => panic!("it must be wrong, but: {unsolved}"),
        Err(unsolved) => unsolved.to_string(),
    }
}
