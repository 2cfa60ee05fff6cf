//! Lesson 12: its flags, and its sections in order. `cargo run -p lesson12 -- --help`

mod refusal;
mod sections;

use std::process::ExitCode;

use lesson12::{End, Objective, search};
use sections::{
    ConvexOrNot, Curvature, FirstStep, LowestPoint, ManyLabels, NoLowestPoint, OneLabel, OneNeuron,
    ThreeLabels, ThreeNeurons,
};
use shared::data::{COLUMNS, DATA, STANDARDIZE, Table};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const L2: Defaulted<f64> =
    Flag::at_least_zero("--l2", "LAMBDA", "The penalty (lambda / 2m) |w|^2 is added to J; 0 or more.")
        .default("0");
const ITERATIONS: Defaulted<usize> =
    Flag::count("--iterations", "N", (0, 100_000), "The most steps to take.").default("100");

const USAGE: Usage = Usage {
    package: "lesson12",
    command: None,
    about: "The lowest point of J, by Newton's method. Without flags: the lesson.",
    flags: &[
        &[DATA.declaration()],
        &COLUMNS,
        &[STANDARDIZE.declaration(), L2.declaration(), ITERATIONS.declaration()],
    ],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let (l2, iterations) = (flags.get(&L2)?, flags.get(&ITERATIONS)?);
    let table = Table::from_flags(flags, lesson06::standardize)?;
    refusal::of_unfit(&table.examples)?;
    let objective = Objective { x: &table.examples.x, y: &table.examples.y, l2 };
    let found = search(&objective, iterations);
    if let End::NoBest(why) = found.end {
        return Err(refusal::of_no_best(why, &found, &table.examples, l2));
    }
    if flags.scope() == Scope::Laboratory {
        let told = Some(table.summary());
        lesson.answer("lowest_point", || LowestPoint::compute(&objective, &found, told));
        return Ok(());
    }
    let one_label = OneLabel::compute();
    let three_labels = ThreeLabels::compute(&one_label);
    lesson.predict(
        "The logarithm of p(y|x) is y ln a + (1 - y) ln(1 - a). What is it, compared with the loss L?",
    );
    lesson.section("one_label", || one_label);
    lesson.section("three_labels", || three_labels);
    lesson.predict("What is the product of 1,797 likelihoods of one half, in an f64?");
    lesson.section("many_labels", ManyLabels::compute);
    lesson.section("convex_or_not", ConvexOrNot::compute);
    lesson.section("curvature", || Curvature::compute(&objective));
    lesson.predict(
        "H is T T', with a triangle T that has 0 right of its diagonal, and H has 0.25 in its corner. What is in T's?",
    );
    lesson.section("first_step", || FirstStep::compute(&objective));
    lesson.predict("Gradient descent needs hundreds of steps here. How many does Newton need?");
    lesson.answer("lowest_point", || LowestPoint::compute(&objective, &found, None));
    lesson.predict("Suppose all answers are right. Make w and b twice as long: what becomes of J?");
    lesson.section("no_lowest_point", NoLowestPoint::compute);
    lesson.section("one_neuron", OneNeuron::compute);
    lesson.section("three_neurons", ThreeNeurons::compute);
    Ok(())
}
