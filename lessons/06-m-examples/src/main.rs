//! Lesson 06: its flags, and its sections in order. `cargo run -p lesson06 -- --help`

mod sections;

use std::process::ExitCode;

use sections::{Boundary, HeldOut, OnePass, OneStep, PassByHand, StepByHand, Training};
use shared::data::{COLUMNS, DATA, STANDARDIZE, Table};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const W: Flag<Vec<f64>> = Flag::numbers("--w", "W1,W2", "The weights to start from. Default: zeros.");
const B: Defaulted<f64> = Flag::number("--b", "B", "The bias to start from.").default("0");
const LEARNING_RATE: Defaulted<f64> =
    Flag::positive("--learning-rate", "A", "The size of a step, above 0; trains.").default("0.1");
const ITERATIONS: Defaulted<usize> =
    Flag::count("--iterations", "N", (0, 100_000), "The number of steps; trains.").default("1000");

const USAGE: Usage = Usage {
    package: "lesson06",
    command: None,
    about: "One pass over m examples, and training, with for-loops. Without flags: the lesson.",
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

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let scope = flags.scope();
    let (given_w, b) = (flags.optional(&W)?, flags.get(&B)?);
    let (learning_rate, iterations) = (flags.get(&LEARNING_RATE)?, flags.get(&ITERATIONS)?);
    let trains = scope == Scope::WholeLesson || flags.given(&LEARNING_RATE) || flags.given(&ITERATIONS);
    let table = Table::from_flags(flags, lesson06::standardize)?;
    let w = table.weights(given_w)?;

    if scope == Scope::WholeLesson {
        let by_hand = PassByHand::compute();
        let step_by_hand = StepByHand::compute(&by_hand);
        lesson.predict("What is J with w and b at zero, on any data at all?");
        lesson.section("pass_by_hand", || by_hand);
        lesson.section("step_by_hand", || step_by_hand);
    }
    lesson.answer("one_pass", || OnePass::compute(&table, &w, b, trains));
    if trains {
        let training = Training::compute(&table, w, b, learning_rate, iterations);
        let boundary = Boundary::compute(&table.examples, &training);
        lesson.answer("training", || training);
        if let Some(boundary) = boundary {
            lesson.section("boundary", || boundary);
        }
    }
    if scope == Scope::WholeLesson {
        lesson.predict(
            "Take one step from zeros, at learning rates 0.001, 0.1 and 10. How many of the answers depend \
             on the rate?",
        );
        lesson.section("one_step", || OneStep::compute(&table.examples));
        lesson.section("held_out", HeldOut::compute);
    }
    Ok(())
}
