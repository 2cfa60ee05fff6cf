//! What to do, as the flags say.

use std::path::PathBuf;

use lesson09::Rung;
use lesson09::model::check_writable;
use shared::data::{Chosen, DROP_MISSING, FEATURES, LABEL, NO_HEADER, ONE_HOT, POSITIVE, WITHOUT};
use shared::lab::{Declaration, Defaulted, Error, Flag, Flags, Usage, quote};

use crate::data_files::{EXAMPLES_IN_ROWS, examples_in_rows, refuse_columns};
use crate::threads::{self, THREADS};

const DATA: Flag<String> = Flag::text("--data", "FILE", "The examples to train with.");
const TEST: Flag<String> = Flag::text("--test", "FILE", "Other examples, to judge the neuron by.");
const TEST_FRACTION: Flag<f64> = Flag::part(
    "--test-fraction",
    "P",
    "Shuffle the examples, and keep this part of them back for the test; above 0 and below 1.",
);
const SEED: Defaulted<usize> =
    Flag::count("--seed", "S", (0, 1_000_000_000), "Which shuffle; belongs to --test-fraction.").default("1");
const STANDARDIZE: Flag<()> = Flag::switch(
    "--standardize",
    "Centre each feature and divide it by its deviation, both measured on the training rows.",
);
const LEARNING_RATE: Defaulted<f64> =
    Flag::positive("--learning-rate", "A", "The size of a step, above 0.").default("0.1");
const ITERATIONS: Defaulted<usize> =
    Flag::count("--iterations", "N", (0, 10_000_000), "The number of steps.").default("1000");
const RUNG: Defaulted<Rung> =
    Flag::new("--rung", "NAME", rung, "How a step is computed: loops, vectorized, blas or rayon.")
        .default("rayon");
const MODEL: Flag<String> = Flag::text("--model", "OUT.json", "Save the trained neuron here.");

/// The flags of `train`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("train"),
    about: "Trains a neuron on a file of your own: .csv, .npz with X and Y, or the course's .h5.",
    flags: &[
        DATA.declaration(),
        TEST.declaration(),
        TEST_FRACTION.declaration(),
        SEED.declaration(),
        LABEL.declaration(),
        POSITIVE.declaration(),
        FEATURES.declaration(),
        WITHOUT.declaration(),
        ONE_HOT.declaration(),
        DROP_MISSING.declaration(),
        NO_HEADER.declaration(),
        EXAMPLES_IN_ROWS.declaration(),
        STANDARDIZE.declaration(),
        LEARNING_RATE.declaration(),
        ITERATIONS.declaration(),
        THREADS.declaration(),
        RUNG.declaration(),
        MODEL.declaration(),
    ],
};

/// A training, before any file is read.
pub struct Plan {
    pub data: String,
    /// Its columns and rows.
    pub chosen: Chosen,
    /// Whether each row of an array is an example.
    pub examples_in_rows: bool,
    pub test: Test,
    pub standardize: bool,
    pub learning_rate: f64,
    pub iterations: usize,
    pub rung: Rung,
    pub threads: usize,
    /// Where to save the model.
    pub model: Option<String>,
}

/// By which rows the neuron is judged.
pub enum Test {
    TrainingRows,
    /// Those of another file.
    File(String),
    /// Those that a shuffle keeps back.
    KeptBack {
        fraction: f64,
        seed: usize,
    },
}

impl Plan {
    /// Reads the flags, starts the threads, and makes sure that the model can be saved.
    ///
    /// # Errors
    /// A bad flag, or flags that contradict each other; a place where no model can be written.
    pub fn from_flags(flags: &Flags) -> Result<Plan, Error> {
        let data = flags.required(&DATA)?;
        let plan = Plan {
            learning_rate: flags.get(&LEARNING_RATE)?,
            iterations: flags.get(&ITERATIONS)?,
            rung: flags.get(&RUNG)?,
            threads: threads::from_flags(flags)?,
            test: test(flags)?,
            examples_in_rows: examples_in_rows(flags, &data)?,
            data,
            chosen: Chosen::from_flags(flags)?,
            standardize: flags.given(&STANDARDIZE),
            model: flags.optional(&MODEL)?,
        };
        for file in plan.files() {
            refuse_columns(flags, &LABEL, file)?;
            refuse_columns(flags, &FEATURES, file)?;
            refuse_columns(flags, &WITHOUT, file)?;
            refuse_columns(flags, &ONE_HOT, file)?;
        }
        if let Some(model) = &plan.model {
            plan.keep_data(model)?;
            check_writable(model)?;
        }
        Ok(plan)
    }

    /// The files with examples.
    fn files(&self) -> impl Iterator<Item = &String> {
        let test = if let Test::File(test) = &self.test { Some(test) } else { None };
        [&self.data].into_iter().chain(test)
    }

    /// A model must not take the place of the data.
    fn keep_data(&self, model: &str) -> Result<(), Error> {
        let place = |path: &str| -> Option<PathBuf> { std::fs::canonicalize(path).ok() };
        let Some(target) = place(model) else { return Ok(()) };
        for (file, flag) in self.files().zip([DATA.declaration(), TEST.declaration()]) {
            if place(file).as_ref() == Some(&target) {
                return Err(Error::flag(
                    "--model",
                    format!("names the file of {}; name another one", flag.name),
                ));
            }
        }
        Ok(())
    }
}

fn test(flags: &Flags) -> Result<Test, Error> {
    flags.conflict(&TEST, &TEST_FRACTION)?;
    let seed = flags.get(&SEED)?;
    match (flags.optional(&TEST)?, flags.optional(&TEST_FRACTION)?) {
        (_, Some(fraction)) => Ok(Test::KeptBack { fraction, seed }),
        _ if flags.given(&SEED) => Err(Error::flag("--seed", "belongs to --test-fraction; give both")),
        (Some(file), None) => Ok(Test::File(file)),
        (None, None) => Ok(Test::TrainingRows),
    }
}

/// The rung that was named, if this program has it.
fn rung(_: &Declaration, text: &str) -> Result<Rung, String> {
    let Some(rung) = Rung::ALL.into_iter().find(|rung| rung.to_string() == text) else {
        return Err(format!("found {}, expected loops, vectorized, blas or rayon", quote(text)));
    };
    if !Rung::available().contains(&rung) {
        let remedy = "cargo xtask setup, then cargo run -p lesson09 --features blas -- train ...";
        return Err(format!("BLAS is not built in; type {remedy}"));
    }
    Ok(rung)
}
