//! Lesson 11: its flags, and its sections in order. `cargo run -p lesson11 -- --help`

mod sections;

use std::process::ExitCode;

use lesson10::{LARGEST_SIZE, parse_shape};
use sections::{Asserts, OneShape, Reshapes, Shape, Snippet, ThreeShapes, Types};
use shared::lab::{Contents, Declaration, Defaulted, Error, Flag, Flags, Program, Scope, Usage, quote, run};

const SHAPE: Defaulted<Shape> = Flag::new(
    "--shape",
    "N or RxC",
    list_or_matrix,
    "The shape of a: one size, or two joined by x, or as NumPy writes it: (5,1). Sizes from 0 to 1000000.",
)
.default("5");

const USAGE: Usage = Usage {
    package: "lesson11",
    command: None,
    about: "What becomes of a list, a row, a column, a matrix: transposed, and multiplied with itself. Without flags: \
            the lesson.",
    flags: &[&[SHAPE.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let shape = flags.get(&SHAPE)?;
    match flags.scope() {
        Scope::Laboratory => lesson.answer("one_shape", || OneShape::compute(shape)),
        Scope::WholeLesson => {
            lesson.predict("Five numbers are a list, (5,). What is the transpose of the list?");
            lesson.answer("three_shapes", ThreeShapes::compute);
            lesson.predict(
                "A is a column of three chances, Y a list of three labels. Which result of the program is \
                 wrong then: J, db, or both?",
            );
            lesson.section("snippet", Snippet::compute);
            lesson.section("types", Types::compute);
            lesson.section("asserts", Asserts::compute);
            lesson.predict(
                "A is [[1, 2, 3], [4, 5, 6]]. What is the first row of `A.reshape(3, 2)`, and what is that \
                 of `A.T`?",
            );
            lesson.section("reshapes", Reshapes::compute);
        }
    }
    Ok(())
}

/// Reads `5` or `5x1`, or `(5,)` or `(5,1)`.
fn list_or_matrix(_: &Declaration, text: &str) -> Result<Shape, String> {
    match parse_shape(text).as_deref() {
        Some(&[n]) => Ok(Shape::List(n)),
        Some(&[rows, columns]) => Ok(Shape::Matrix(rows, columns)),
        _ => {
            let expected = format!("one size or two joined by x, from 0 to {LARGEST_SIZE}, such as 5 or 5x1");
            Err(format!("found {}, expected {expected}", quote(text)))
        }
    }
}
