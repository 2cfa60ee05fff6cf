//! Lesson 05: its flags, and its sections in order. `cargo run -p lesson05 -- --help`

mod example;
mod sections;

use std::process::ExitCode;

use example::{Example, column};
use sections::{Backward, CertainAndWrong, Forward, ThreeWays, Update, WhatAMinusYLoses};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const W: Defaulted<Vec<f64>> = Flag::numbers("--w", "W1,W2", "The weights.").default("0.5,0.25");
const B: Defaulted<f64> = Flag::number("--b", "B", "The bias.").default("0");
const X: Defaulted<Vec<f64>> =
    Flag::numbers("--x", "X1,X2", "The features, as many as weights.").default("1,-2");
const Y: Defaulted<f64> = Flag::label("--y", "0|1", "The label.").default("1");
const LEARNING_RATE: Defaulted<f64> =
    Flag::positive("--learning-rate", "A", "The learning rate, above 0.").default("0.2");

const USAGE: Usage = Usage {
    package: "lesson05",
    command: None,
    about: "The derivatives of one example, and one step. Without flags: the lesson.",
    flags: &[&[
        W.declaration(),
        B.declaration(),
        X.declaration(),
        Y.declaration(),
        LEARNING_RATE.declaration(),
    ]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let [w, x] = flags.paired(&W, &X)?;
    let example = Example { w: column(&w), b: flags.get(&B)?, x: column(&x), y: flags.get(&Y)? };
    let learning_rate = flags.get(&LEARNING_RATE)?;
    let forward = Forward::compute(&example);
    let backward = Backward::compute(&example, &forward);
    let three_ways = ThreeWays::compute(&example, &forward, &backward);
    let update = Update::compute(&example, &forward, &backward, learning_rate);

    lesson.answer("forward", || forward);
    lesson.predict("The label is 1. Which weight will grow, and which will shrink? Look at the signs of x.");
    lesson.answer("backward", || backward);
    lesson.section("three_ways", || three_ways);
    lesson.answer("update", || update);
    if flags.scope() == Scope::WholeLesson {
        lesson.predict(
            "The neuron is certain, and wrong: z is large and y is 0. What do the two formulas for dz give, \
             the long one through da, and a - y?",
        );
        lesson.section("certain_and_wrong", CertainAndWrong::compute);
        lesson.section("what_a_minus_y_loses", WhatAMinusYLoses::compute);
    }
    Ok(())
}
