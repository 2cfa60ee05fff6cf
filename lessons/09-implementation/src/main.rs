//! Lesson 09: its commands, and the sections of the lesson in order. `cargo run -p lesson09 -- --help`

mod applied;
mod at_threshold;
mod bench;
mod cost_curve;
mod data_files;
mod evaluate;
mod kept_back_rows;
mod predict;
mod sections;
mod threads;
mod train;

use std::process::ExitCode;

use bench::{Bench, Closing};
use sections::{KeptBack, ModelRemembers, OneLogarithm, SameNumbers, StandardizedByThemselves, WhichMistake};
use shared::lab::{Contents, Error, Flags, Program, Usage, run};

/// The lesson itself has no flags; its commands have.
const USAGE: Usage = Usage {
    package: "lesson09",
    command: None,
    about: "A trainer for your own data. Without a command: the lesson. The commands are train, predict, evaluate \
            and bench; each lists its flags: cargo run -p lesson09 -- train --help",
    flags: &[],
};

fn main() -> ExitCode {
    run(&[
        Program { usage: &USAGE, contents },
        Program { usage: &train::USAGE, contents: train::contents },
        Program { usage: &predict::USAGE, contents: predict::contents },
        Program { usage: &evaluate::USAGE, contents: evaluate::contents },
        Program { usage: &bench::USAGE, contents: bench::contents },
    ])
}

fn contents(_: &Flags, lesson: &mut Contents) -> Result<(), Error> {
    let threads = threads::start(threads::cores())?;
    lesson.predict(
        "A feature has mean 14 and deviation 3.5 in training; w = 1.5 and b = -0.5. What is the chance a of \
         a tumour with x = 21?",
    );
    lesson.section("model_remembers", ModelRemembers::compute);
    lesson.section("kept_back", KeptBack::compute);
    lesson.predict(
        "At a threshold of 0.5 the neuron overlooks some malignant tumours. Can another threshold find them \
         all, and at what price?",
    );
    lesson.section("which_mistake", WhichMistake::compute);
    lesson.predict(
        "A neuron meets 26 tumours, all of them malignant. How many does it recognize if these rows are \
         standardized by themselves?",
    );
    lesson.section("standardized_by_themselves", StandardizedByThemselves::compute);
    lesson.section("same_numbers", SameNumbers::compute);
    lesson.section("one_logarithm", OneLogarithm::compute);
    // The pictures of the notes' course, and a table of a hundred thousand rows.
    lesson.predict("The last rung, `tiled`, reads each number of X from memory once. How many times as fast as the loops will it be?");
    lesson.section("bench_pictures", || Bench::compute(12288, 209, threads, Closing::Nothing));
    lesson.section("bench_table", || Bench::compute(30, 100_000, threads, Closing::Blas));
    Ok(())
}
