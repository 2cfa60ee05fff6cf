//! What comes out of a check.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a check returns: nothing to say, or why the exercise is not solved.
pub type Check = Result<(), Unsolved>;

/// Why a check did not pass.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsolved {
    /// The learner has not written it yet: a `todo!` was reached.
    Todo {
        /// What the `todo!` says.
        message: String,
        /// `file.rs:12`
        place: String,
    },
    /// The learner's code panicked.
    Panic {
        /// What the panic says.
        message: String,
        /// `file.rs:12`
        place: String,
        /// With what it was called.
        inputs: String,
    },
    /// A result is not right; the report says which, and why.
    Wrong(String),
}

impl fmt::Display for Unsolved {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unsolved::Todo { message, place } if message.is_empty() => {
                writeln!(out, "Still to write: {place}")
            }
            Unsolved::Todo { message, place } => {
                writeln!(out, "Still to write: {place}\n  {message}")
            }
            Unsolved::Panic { message, place, inputs } => {
                writeln!(out, "Your code panics in {place}:\n  {}\n\n{inputs}", message.replace('\n', "\n  "))
            }
            Unsolved::Wrong(report) => out.write_str(report),
        }
    }
}

/// How far an exercise is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum State {
    /// All checks pass.
    Solved,
    /// Nothing is written yet.
    NotSolved,
    /// A result is not right, or the code panics.
    Wrong,
    /// Its file is missing, or is no text.
    Unreadable,
    /// The compiler refuses it.
    DoesNotCompile,
    /// It did not end, and was stopped.
    TookTooLong,
    /// It asked for more memory than an exercise needs, and was stopped.
    TookTooMuchMemory,
    /// It ended without a verdict.
    Stopped,
}

impl State {
    /// Whether the same text would get the same verdict again. Time and memory depend on the machine.
    pub(crate) fn lasts(self) -> bool {
        matches!(self, State::Solved | State::Wrong | State::DoesNotCompile)
    }

    /// Its name in the lists, in the learner's words.
    pub fn name(self) -> &'static str {
        match self {
            State::Solved => "solved",
            State::NotSolved => "not solved yet",
            State::Wrong => "wrong",
            State::Unreadable => "cannot be read",
            State::DoesNotCompile => "does not compile",
            State::TookTooLong => "does not end",
            State::TookTooMuchMemory => "takes too much memory",
            State::Stopped => "stopped without a verdict",
        }
    }
}

/// What is known of an exercise, and the text that explains it.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub struct Verdict {
    /// How far it is.
    pub state: State,
    /// What to tell the learner; empty where the state says all.
    pub text: String,
}
