//! The flags of `train`.

use lesson09::Rung;
use shared::data::COLUMNS;
use shared::lab::{Declaration, Defaulted, Flag, Usage, quote};

use crate::data_files::{EXAMPLES_IN_ROWS, LABELS};
use crate::threads::THREADS;

pub const DATA: Flag<String> = Flag::text("--data", "FILE", "The examples to train with.");
pub const TEST: Flag<String> = Flag::text("--test", "FILE", "Other examples, to judge the neuron by.");
pub const TEST_FRACTION: Flag<f64> = Flag::part(
    "--test-fraction",
    "P",
    "Shuffle the examples, and keep this part of them back for the test; above 0 and below 1.",
);
pub const SEED: Defaulted<usize> =
    Flag::count("--seed", "S", (0, 1_000_000_000), "Which shuffle; belongs to --test-fraction and --folds.")
        .default("1");
pub const STANDARDIZE: Flag<()> = Flag::switch(
    "--standardize",
    "Centre each feature and divide it by its deviation, both measured on the training rows.",
);
pub const LEARNING_RATE: Defaulted<f64> =
    Flag::positive("--learning-rate", "A", "The size of a step, above 0.").default("0.1");
pub const ITERATIONS: Defaulted<usize> =
    Flag::count("--iterations", "N", (0, 10_000_000), "The number of steps.").default("1000");
pub const L2: Flag<Vec<f64>> = Flag::new(
    "--l2",
    "A[,B,C]",
    lambdas,
    "Pull the weights towards 0 with this strength, lambda: 0 or more. Several are compared with --folds.",
);
pub const FOLDS: Flag<usize> = Flag::count(
    "--folds",
    "K",
    (2, 20),
    "Compare the lambdas on so many parts of the training rows, each kept back in turn, and train with the best.",
);
pub const FROM: Flag<String> = Flag::text(
    "--from",
    "MODEL.json",
    "Go on where this model stands: its features, its standardization, its w and b.",
);
pub const RUNG: Defaulted<Rung> = Flag::new(
    "--rung",
    "NAME",
    rung,
    "How a step is computed: loops, vectorized, blas, rayon, lanes or tiled. With blas, the last digits depend on \
     --threads.",
)
.default("tiled");
pub const F32: Flag<()> = Flag::switch(
    "--f32",
    "Round X to f32 for the steps, half the bytes to read; all arithmetic stays f64. Belongs to --rung tiled.",
);
pub const THRESHOLD: Flag<f64> = Flag::part(
    "--threshold",
    "T",
    "Remember with the model that the answer is 1 where the chance is above T, between 0 and 1. Default: 0.5.",
);
pub const MODEL: Flag<String> = Flag::text(
    "--model",
    "OUT.json",
    "Save the trained neuron here. Only a model is replaced, or an empty file.",
);

/// The flags of `train`.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    command: Some("train"),
    about: "Trains a neuron on a file of your own: .csv, .npz with X and Y, two .npy, or the course's .h5. X in .npy may be larger \
            than memory. Ctrl-C ends the \
            training early; the neuron is judged and saved as it then is.",
    flags: &[
        &[
            DATA.declaration(),
            LABELS.declaration(),
            TEST.declaration(),
            TEST_FRACTION.declaration(),
            SEED.declaration(),
        ],
        &COLUMNS,
        &[
            EXAMPLES_IN_ROWS.declaration(),
            STANDARDIZE.declaration(),
            LEARNING_RATE.declaration(),
            ITERATIONS.declaration(),
            L2.declaration(),
            FOLDS.declaration(),
            FROM.declaration(),
            THREADS.declaration(),
            RUNG.declaration(),
            F32.declaration(),
            THRESHOLD.declaration(),
            MODEL.declaration(),
        ],
    ],
};

/// Numbers of 0 or more, none of them twice.
fn lambdas(_: &Declaration, text: &str) -> Result<Vec<f64>, String> {
    let lambda =
        |one: &str| one.trim().parse().ok().filter(|&lambda: &f64| lambda >= 0.0 && lambda.is_finite());
    let found: Option<Vec<f64>> = text.split(',').map(lambda).collect();
    let found =
        found.ok_or_else(|| format!("found {}, expected numbers of 0 or more, such as 1", quote(text)))?;
    match (1..found.len()).find(|&place| found[..place].contains(&found[place])) {
        Some(twice) => Err(format!("{} stands there twice", found[twice])),
        None => Ok(found),
    }
}

/// The rung that was named, if this program has it.
fn rung(_: &Declaration, text: &str) -> Result<Rung, String> {
    let Some(rung) = Rung::ALL.into_iter().find(|rung| rung.to_string() == text) else {
        return Err(format!(
            "found {}, expected loops, vectorized, blas, rayon, lanes or tiled",
            quote(text)
        ));
    };
    if !Rung::available().contains(&rung) {
        let remedy = "cargo xtask setup, then cargo run -p lesson09 --features blas -- train ...";
        return Err(format!("BLAS is not built in; type {remedy}"));
    }
    Ok(rung)
}
