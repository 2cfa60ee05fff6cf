//! Lesson 02: its flags, and its sections in order. `cargo run -p lesson02 -- --help`

mod sections;

use std::process::ExitCode;

use sections::{CertainAndWrong, Chance, CostOfThree, Neuron, RightCertainNan, SquaredErrorSlopes, TheLoss};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const Z: Flag<f64> = Flag::number("--z", "Z", "The weighted sum itself, in place of --w, --b and --x.");
const W: Defaulted<Vec<f64>> = Flag::numbers("--w", "W1,W2", "The weights.").default("1,-2");
const B: Defaulted<f64> = Flag::number("--b", "B", "The bias.").default("1");
const X: Defaulted<Vec<f64>> =
    Flag::numbers("--x", "X1,X2", "The features, as many as weights.").default("3,1");
const Y: Flag<f64> =
    Flag::label("--y", "0|1", "The label. Default: 1 in the lesson, else none, and then no loss.");

const USAGE: Usage = Usage {
    package: "lesson02",
    command: None,
    about: "From features to a chance, and from a chance to a loss. Without flags: the lesson.",
    flags: &[&[Z.declaration(), W.declaration(), B.declaration(), X.declaration(), Y.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    flags.conflict(&Z, &W)?;
    flags.conflict(&Z, &B)?;
    flags.conflict(&Z, &X)?;
    let label = flags.optional(&Y)?;
    let chance = match flags.optional(&Z)? {
        Some(z) => Chance::of_sum(z),
        None => {
            let [w, x] = flags.paired(&W, &X)?;
            Chance::of_neuron(Neuron { w, x, b: flags.get(&B)? })
        }
    };

    match flags.scope() {
        Scope::Laboratory => {
            let loss = label.map(|y| TheLoss::compute(&chance, y));
            lesson.answer("chance", || chance);
            if let Some(loss) = loss {
                lesson.answer("the_loss", || loss);
            }
        }
        Scope::WholeLesson => {
            let loss = TheLoss::of_both_labels(&chance);
            lesson.answer("chance", || chance);
            lesson.predict(
                "What is the loss of that answer if the label is 1? And how much larger is it if the label \
                 is 0?",
            );
            lesson.answer("the_loss", || loss);
            lesson.section("certain_and_wrong", CertainAndWrong::compute);
            lesson.section("cost_of_three", CostOfThree::compute);
            lesson.section("squared_error_slopes", SquaredErrorSlopes::compute);
            lesson.predict(
                "The neuron is certain, and right: z = 37 and y = 1. The textbook's loss is -(y ln a + (1 - \
                 y) ln(1 - a)). What does a program make of it?",
            );
            lesson.section("right_certain_nan", RightCertainNan::compute);
        }
    }
    Ok(())
}
