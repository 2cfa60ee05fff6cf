//! The flags of lesson 06, and what they select.

use ndarray::Array2;
use shared::Error;
use shared::cli::{Flag, Flags, Usage};
use shared::data::{BREAST_CANCER, Examples, Selection, Source, read_examples};
use shared::page::{self, Page};

pub use crate::measure;
use crate::standardize;

/// The two features of the narration.
pub const TWO_FEATURES: [&str; 2] = ["mean_radius", "mean_texture"];

/// The table, a CSV file.
pub const DATA: Flag = Flag::new(
    "--data",
    "FILE",
    "",
    None,
    "A CSV file: a header, then one row per example. Without it the bundled breast-cancer data, its two features of \
     the lesson, standardized.",
);
/// Its labels.
pub const LABEL: Flag =
    Flag::new("--label", "COLUMN", "", None, "The column of the label. Default: the last one.");
/// The label that counts as 1.
pub const POSITIVE: Flag =
    Flag::new("--positive", "VALUE", "", None, "The value of the label that counts as 1, every other as 0.");
/// Its features.
pub const FEATURES: Flag =
    Flag::new("--features", "C1,C2", "", None, "The columns of the features. Default: all but the label.");
/// Whether they are standardized.
pub const STANDARDIZE: Flag =
    Flag::new("--standardize", "", "", None, "Centre each feature and divide it by its deviation.");

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson06",
    about: "One pass over m examples, and training, with for-loops. Without flags: the lesson.",
    flags: &[
        DATA,
        LABEL,
        POSITIVE,
        FEATURES,
        STANDARDIZE,
        Flag::new("--w", "W1,W2", "", None, "The weights to start from. Default: zeros."),
        Flag::new("--b", "B", "0", None, "The bias to start from."),
        Flag::new("--learning-rate", "A", "0.1", None, "The size of a step, above 0; trains."),
        Flag::new("--iterations", "N", "1000", Some((0, 100_000)), "The number of steps; trains."),
    ],
};

/// The table that the flags select.
pub struct Table {
    /// The examples; standardized if that was asked for.
    pub examples: Examples,
    /// Whether they were standardized.
    pub standardized: bool,
    /// The features that were only centred, being constant.
    pub constant: Vec<String>,
}

impl Table {
    /// Reads [`DATA`], [`LABEL`], [`POSITIVE`], [`FEATURES`] and [`STANDARDIZE`], and the file they name.
    ///
    /// # Errors
    /// Bad flags, a bad file, or flags that do not fit the file.
    pub fn from_flags(flags: &Flags) -> Result<Table, Error> {
        let features =
            flags.text("--features").map(|names| names.split(',').map(str::trim).collect::<Vec<_>>());
        if let Some(names) = &features {
            for (index, name) in names.iter().enumerate() {
                if names[..index].contains(name) {
                    return Err(Error::flag("--features", format!("'{name}' is named twice")));
                }
            }
        }
        let bundled = !flags.given("--data");
        let source = flags.text("--data").map_or(BREAST_CANCER, Source::File);
        let selection = Selection {
            label: flags.text("--label"),
            positive: flags.text("--positive"),
            features: features.or(bundled.then(|| TWO_FEATURES.to_vec())),
            ..Selection::default()
        };
        let mut examples = read_examples(source, &selection)?;
        let standardized = bundled || flags.given("--standardize");
        let constant = if standardized { standardize(&mut examples)? } else { Vec::new() };
        Ok(Table { examples, standardized, constant })
    }

    /// Tells the file, the features and the examples, and what is peculiar about them.
    pub fn narrate(&self, page: &mut Page) {
        let Table { examples: Examples { file, features, x, y, .. }, standardized, constant } = self;
        let (n_x, m) = x.dim();
        let ones = y.iter().filter(|&&y_i| y_i == 1.0).count();
        let scale = if *standardized { ", standardized" } else { "" };
        page.lines(&format!(
            "data       {file}\nfeatures   n_x = {n_x}{scale}: {}\nexamples   m = {m}: {ones} with label 1, {} with label 0",
            page::names(features, if *standardized { 44 } else { 58 }),
            m - ones
        ));
        if !constant.is_empty() {
            let names = page::names(constant, 200);
            page.say(&format!("note: the same in every row, so centred and not divided: {names}."));
        }
        if ones == 0 || ones == m {
            page.say("note: all labels are the same; there is nothing to tell apart.");
        }
    }
}

/// What the flags select.
pub struct Inputs {
    /// The table.
    pub table: Table,
    /// The weights to start from, (n_x, 1).
    pub w: Array2<f64>,
    /// The bias to start from.
    pub b: f64,
    /// The learning rate and the number of iterations, if the neuron is trained.
    pub training: Option<(f64, usize)>,
    /// Whether to tell the whole lesson: no flag was given.
    pub whole_lesson: bool,
}

impl Inputs {
    /// Reads the flags and the file they name.
    ///
    /// # Errors
    /// Bad flags, a bad file, or flags that do not fit the file.
    pub fn from_flags(flags: &Flags) -> Result<Inputs, Error> {
        let given_w = flags.numbers("--w")?;
        let b = flags.number("--b")?.unwrap_or(0.0);
        let (rate, iterations) = (flags.positive("--learning-rate")?, flags.count("--iterations")?);
        let trains = !flags.any() || flags.given("--learning-rate") || flags.given("--iterations");

        let table = Table::from_flags(flags)?;
        let n_x = table.examples.x.nrows();
        let w = given_w.unwrap_or_else(|| vec![0.0; n_x]);
        if w.len() != n_x {
            let problem = format!(
                "has {} ({}), but --w has {}; expected one for each feature",
                page::counted(n_x, "feature"),
                page::names(&table.examples.features, 60),
                page::counted(w.len(), "number")
            );
            return Err(Error::file(&table.examples.file, problem));
        }
        Ok(Inputs {
            table,
            w: Array2::from_shape_vec((n_x, 1), w).expect("one weight for each feature"),
            b,
            training: rate.zip(iterations).filter(|_| trains),
            whole_lesson: !flags.any(),
        })
    }
}
