//! Checks `exercises/assert.rs`: shapes that must pass, shapes that must not, and what the message says of those.

use std::cell::Cell;
use std::process::ExitCode;

use ndarray::Array2;
use practice::{Case, Check, Unsolved};

thread_local! {
    /// Whether the learner's code came to a debug_assert.
    static DEBUG_ASSERT: Cell<bool> = const { Cell::new(false) };
}

// As in a program built with `--release`: they do nothing.
#[allow(unused_macros)]
macro_rules! debug_assert {
    ($($any:tt)*) => {
        super::DEBUG_ASSERT.set(true)
    };
}
#[allow(unused_macros)]
macro_rules! debug_assert_eq {
    ($($any:tt)*) => {
        super::DEBUG_ASSERT.set(true)
    };
}

#[path = "../assert.rs"]
#[allow(unused)]
mod assert;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    for shape in [[7, 5], [1, 6], [9, 1]] {
        must_pass(shape)?;
    }
    let counts =
        "The number of entries is equal, the shapes are not: a row is no column. Compare the shapes.";
    let rows = "The rows are right and the columns are not: compare the whole shape.";
    let columns = "The columns are right and the rows are not: compare the whole shape.";
    for (shape, expected, why) in [
        ([1, 8], [8, 1], counts),
        ([6, 4], [4, 6], counts),
        ([7, 5], [7, 9], rows),
        ([7, 5], [3, 5], columns),
    ] {
        must_stop(shape, expected, why)?;
    }
    Ok(())
}

fn must_pass(shape: [usize; 2]) -> Check {
    let case = Case::new(format!("an array of shape {shape:?}, and {shape:?} expected"));
    // A panic here would read like a broken program, so it is told as a wrong answer.
    match case.run(|| assert::assert_shape(&Array2::zeros(shape), shape)) {
        Err(Unsolved::Panic { .. }) => {
            let why = "It stops a right shape: assert what must be true, not what must not.";
            case.same("whether it stops", "yes", "no", why)
        }
        other => other,
    }
}

fn must_stop(shape: [usize; 2], expected: [usize; 2], why: &str) -> Check {
    let case = Case::new(format!("an array of shape {shape:?}, and {expected:?} expected"));
    DEBUG_ASSERT.set(false);
    let message = match case.run(|| assert::assert_shape(&Array2::zeros(shape), expected)) {
        Err(Unsolved::Panic { message, .. }) => message,
        Err(other) => return Err(other),
        Ok(()) => {
            // Code that stops at nothing is not told which part of the shape it forgot.
            let stops_elsewhere = case.run(|| assert::assert_shape(&Array2::zeros([2, 2]), [3, 5])).is_err();
            let why = if DEBUG_ASSERT.get() {
                "`debug_assert!` is gone in a program built with --release, as it is here: use `assert!`."
            } else if stops_elsewhere {
                why
            } else {
                "It does not stop: `assert!` panics where its condition is false."
            };
            return case.same("whether it stops", "no", "yes", why);
        }
    };
    let why = match (holds(&message, shape), holds(&message, expected)) {
        (true, true) => return Ok(()),
        (true, false) => "The message lacks the expected shape: what should it have been?",
        (false, true) => "The message lacks the shape that the array has: what came instead?",
        (false, false) => {
            "The message has neither shape. Behind the condition, write a text with {:?} for each."
        }
    };
    case.same("the message", message, format!("... {shape:?} ... {expected:?} ..."), why)
}

/// Whether the two sizes of a shape stand side by side in a text, however they are set off.
fn holds(text: &str, shape: [usize; 2]) -> bool {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit());
    let numbers: Vec<usize> = numbers.filter_map(|digits| digits.parse().ok()).collect();
    numbers.windows(2).any(|pair| pair == shape)
}
