//! Lesson 04: its flags, and its sections in order. `cargo run -p lesson04 -- --help`

mod sections;

use std::process::ExitCode;

use sections::{Backward, ByTheTape, Forward, Neuron, Nudged, Price, UsedTwice};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const A: Defaulted<f64> = Flag::number("--a", "A", "An input of the graph.").default("5");
const B: Defaulted<f64> = Flag::number("--b", "B", "An input of the graph.").default("3");
const C: Defaulted<f64> = Flag::number("--c", "C", "An input of the graph.").default("2");

const USAGE: Usage = Usage {
    package: "lesson04",
    command: None,
    about: "Forward and backward through J = 3(a + bc). Without flags: the lesson.",
    flags: &[&[A.declaration(), B.declaration(), C.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (a, b, c) = (flags.get(&A)?, flags.get(&B)?, flags.get(&C)?);
    let forward = Forward::compute(a, b, c);
    let backward = Backward::compute(&forward);
    let nudged = Nudged::compute(&forward, &backward);

    lesson.answer("forward", || forward);
    lesson.predict("Which of the three derivatives of J = 3 (a + b c) is the largest: da, db or dc?");
    lesson.answer("backward", || backward);
    lesson.section("nudged", || nudged);
    lesson.section("by_the_tape", || ByTheTape::compute(a, b, c));
    if flags.scope() == Scope::WholeLesson {
        lesson.section("used_twice", || UsedTwice::compute(a, b));
        lesson.section("neuron", Neuron::compute);
        lesson.predict(
            "A neuron has 12,288 weights and a bias. How often does the tape have to go forward for all \
             their derivatives, and how often backward?",
        );
        lesson.section("price", Price::compute);
    }
    Ok(())
}
