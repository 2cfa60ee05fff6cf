//! Lesson 08: its flags, and its sections in order. `cargo run -p lesson08 -- --help`

mod agreement;
mod comparison;
mod sections;

use std::process::ExitCode;

use sections::{FourExamples, ManyExamples, ManyFeatures, PassOverExamples, Training};
use shared::data::{COLUMNS, DATA, STANDARDIZE, Table};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const W: Flag<Vec<f64>> = Flag::numbers("--w", "W1,W2", "The weights to start from. Default: zeros.");
const B: Defaulted<f64> = Flag::number("--b", "B", "The bias to start from.").default("0");
const LEARNING_RATE: Defaulted<f64> =
    Flag::positive("--learning-rate", "A", "The size of a step, above 0; trains.").default("0.1");
const ITERATIONS: Defaulted<usize> =
    Flag::count("--iterations", "N", (0, 100_000), "The number of steps; trains.").default("1000");

const USAGE: Usage = Usage {
    package: "lesson08",
    command: None,
    about: "One pass over m examples, and training, without a loop over the examples. Without flags: the lesson.",
    flags: &[
        &[DATA.declaration()],
        &COLUMNS,
        &[
            STANDARDIZE.declaration(),
            W.declaration(),
            B.declaration(),
            LEARNING_RATE.declaration(),
            ITERATIONS.declaration(),
        ],
    ],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

/// What is timed comes last, under headings that say so.
fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let scope = flags.scope();
    let (given_w, b) = (flags.optional(&W)?, flags.get(&B)?);
    let (learning_rate, iterations) = (flags.get(&LEARNING_RATE)?, flags.get(&ITERATIONS)?);
    let trains = scope == Scope::WholeLesson || flags.given(&LEARNING_RATE) || flags.given(&ITERATIONS);
    let table = Table::from_flags(flags, lesson06::standardize)?;
    let w = table.weights(given_w)?;

    if scope == Scope::WholeLesson {
        lesson.predict(
            "X has shape (2, 4). Which shape has Z? And which product gives dw the shape of w: X dZ' or dZ \
             X'?",
        );
        lesson.section("four_examples", FourExamples::compute);
    }
    lesson.answer("pass_over_examples", || PassOverExamples::compute(&table, &w, b));
    if trains {
        lesson.answer("training", || Training::compute(&table, &w, b, learning_rate, iterations, scope));
    }
    if scope == Scope::WholeLesson {
        lesson.predict(
            "12,288 features and 209 examples, the pictures of the course: by how much does the vectorized \
             pass beat the loop?",
        );
        lesson.section("many_features", ManyFeatures::compute);
        lesson.predict(
            "Two features and a million examples. X has about as many numbers as before. Which pass wins?",
        );
        lesson.section("many_examples", ManyExamples::compute);
    }
    Ok(())
}
