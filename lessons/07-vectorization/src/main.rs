//! Lesson 07: its flags, and its sections in order. `cargo run -p lesson07 -- --help`

mod dot_product;
mod python;
mod sections;

use std::process::ExitCode;

use dot_product::DotProduct;
use python::Python;
use sections::{
    CacheToMemory, DotForEveryExample, MemoryOrder, OneDotProduct, SumOrder, ThreeProducts, Times,
};
use shared::lab::{Contents, Defaulted, Error, Flag, Flags, Program, Scope, Usage, run};

const LENGTH: Defaulted<usize> =
    Flag::count("--length", "N", (1, 10_000_000), "How many numbers each of the two vectors has.")
        .default("1000000");
const PYTHON: Flag<()> =
    Flag::switch("--python", "Times a Python for-loop and np.dot too; needs a Python with NumPy.");

const USAGE: Usage = Usage {
    package: "lesson07",
    command: None,
    about: "Dot products in several ways, timed on this machine. Without flags: the lesson.",
    flags: &[&[LENGTH.declaration(), PYTHON.declaration()]],
};

fn main() -> ExitCode {
    run(&[Program { usage: &USAGE, contents }])
}

/// What is timed comes last, under headings that say so.
fn contents(flags: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let scope = scope(flags);
    let length = flags.get(&LENGTH)?;
    let python = flags.given(&PYTHON).then(Python::find).transpose()?;

    if scope == Scope::WholeLesson {
        lesson.predict(
            "x = (1, 2, 3) and y = (4, 5, 6). What is x . y? And what shape has the outer product of 3 \
             numbers and 2 numbers?",
        );
        lesson.section("three_products", ThreeProducts::compute);
        lesson.section("dot_for_every_example", DotForEveryExample::compute);
        lesson.predict(
            "Add 1e16, 1, -1e16 and 1 from left to right. Then add the first to the third and the second to \
             the fourth, and add the two results. What comes out?",
        );
        lesson.section("sum_order", SumOrder::compute);
    }
    let dot_product = DotProduct::of_length(length);
    lesson.section("one_dot_product", || OneDotProduct::compute(&dot_product));
    lesson.predict(
        "Python's loop, NumPy, Rust's loop, ndarray: which of these ways to a dot product is slow, and by \
         how much?",
    );
    lesson.try_answer("times", || Times::compute(&dot_product, python.as_ref()))?;
    if scope == Scope::WholeLesson {
        lesson.try_section("cache_to_memory", || CacheToMemory::compute(python.as_ref()))?;
        lesson.section("memory_order", MemoryOrder::compute);
    }
    Ok(())
}

/// `--python` adds rows to the lesson; `--length` alone is another input.
fn scope(flags: &Flags) -> Scope {
    if flags.given(&LENGTH) { Scope::Laboratory } else { Scope::WholeLesson }
}
