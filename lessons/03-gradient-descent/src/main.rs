//! Lesson 03: its flags, and its sections in order. `cargo run -p lesson03 -- --help`

mod sections;

use std::process::ExitCode;

use sections::{FourLearningRates, Path, SlopeAtStart, TenthAndNineTenths, WhatAlphaDecides};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const START: Defaulted<f64> = Flag::number("--start", "W", "Where w starts.").default("0");
const LEARNING_RATE: Defaulted<f64> =
    Flag::positive("--learning-rate", "A", "The learning rate alpha, above 0.").default("0.1");
const STEPS: Defaulted<usize> = Flag::count("--steps", "N", (0, 10_000), "The number of steps.").default("6");

const USAGE: Usage = Usage {
    package: "lesson03",
    command: None,
    about: "Gradient descent on J(w) = (w - 3)^2. Without flags: the lesson.",
    flags: &[&[START.declaration(), LEARNING_RATE.declaration(), STEPS.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let scope = flags.scope();
    let (start, learning_rate, steps) = (flags.get(&START)?, flags.get(&LEARNING_RATE)?, flags.get(&STEPS)?);

    if scope == Scope::WholeLesson {
        lesson.section("slope_at_start", || SlopeAtStart::compute(start));
    }
    lesson.predict(
        "J is (w - 3)^2, and w starts at 0. Alpha does not change. Is the second step longer, shorter, or \
         as long as the first?",
    );
    lesson.answer("path", || {
        let path = Path::compute(start, learning_rate, steps);
        if scope == Scope::Laboratory { path.drawn() } else { path }
    });
    if scope == Scope::WholeLesson {
        let rates = WhatAlphaDecides::compute(start);
        let drawn = FourLearningRates::compute(&rates);
        let surprise = TenthAndNineTenths::compute(&rates);
        lesson.predict("At alpha = 0.9 the first step goes far past the bottom. Will it converge?");
        lesson.section("four_learning_rates", || drawn);
        lesson.section("what_alpha_decides", || rates);
        lesson.predict("After five steps, which of alpha = 0.1 and alpha = 0.9 has the lower cost?");
        lesson.section("tenth_and_nine_tenths", || surprise);
    }
    Ok(())
}
