//! The table that a learner's flags choose, and what is told of it.

use ndarray::Array2;
use serde::Serialize;

use crate::data::{BREAST_CANCER, Examples, Selection, Source, TWO_FEATURES, read_examples};
use crate::lab::{Declaration, Error, Flag, Flags};
use crate::page::{self, Page};

/// The table, a CSV file.
pub const DATA: Flag<String> = Flag::text(
    "--data",
    "FILE",
    "A CSV file: a header, then one row per example. Without it the bundled breast-cancer data, its two features of \
     the lesson, standardized.",
);
/// Its labels.
pub const LABEL: Flag<String> =
    Flag::text("--label", "COLUMN", "The column of the label. Default: the last one.");
/// The label that counts as 1.
pub const POSITIVE: Flag<String> =
    Flag::text("--positive", "VALUE", "The value of the label that counts as 1, every other as 0.");
/// Its features.
pub const FEATURES: Flag<Vec<String>> =
    Flag::names("--features", "C1,C2", "The columns of the features. Default: all but the label.");
/// Columns that are no features.
pub const WITHOUT: Flag<Vec<String>> = Flag::names("--without", "C1,C2", "Columns that are no features.");
/// Columns with a feature for each value.
pub const ONE_HOT: Flag<Vec<String>> = Flag::names(
    "--one-hot",
    "C1,C2",
    "Columns of words: each word becomes a feature, 1 where it stands, else 0.",
);
/// Rows that lack a value.
pub const DROP_MISSING: Flag<()> =
    Flag::switch("--drop-missing", "Leave out rows that lack a value: blank, ?, NA or NaN.");
/// A table without names.
pub const NO_HEADER: Flag<()> =
    Flag::switch("--no-header", "The first line is a row; the columns are called x1, x2, ...");
/// Whether they are standardized.
pub const STANDARDIZE: Flag<()> =
    Flag::switch("--standardize", "Centre each feature and divide it by its deviation.");

/// The flags that choose columns and rows: what [`Chosen`] reads.
pub const COLUMNS: [Declaration; 7] = [
    LABEL.declaration(),
    POSITIVE.declaration(),
    FEATURES.declaration(),
    WITHOUT.declaration(),
    ONE_HOT.declaration(),
    DROP_MISSING.declaration(),
    NO_HEADER.declaration(),
];

/// The columns and rows that the flags choose.
pub struct Chosen {
    label: Option<String>,
    positive: Option<String>,
    features: Option<Vec<String>>,
    without: Vec<String>,
    one_hot: Vec<String>,
    no_header: bool,
    drop_missing: bool,
}

impl Chosen {
    /// Reads the flags of [`COLUMNS`].
    ///
    /// # Errors
    /// Bad flags.
    pub fn from_flags(flags: &Flags) -> Result<Chosen, Error> {
        flags.conflict(&WITHOUT, &FEATURES)?;
        Ok(Chosen {
            label: flags.optional(&LABEL)?,
            positive: flags.optional(&POSITIVE)?,
            features: flags.optional(&FEATURES)?,
            without: flags.optional(&WITHOUT)?.unwrap_or_default(),
            one_hot: flags.optional(&ONE_HOT)?.unwrap_or_default(),
            no_header: flags.given(&NO_HEADER),
            drop_missing: flags.given(&DROP_MISSING),
        })
    }

    /// The same as it is asked of a table.
    pub fn selection(&self) -> Selection<'_> {
        Selection {
            label: self.label.as_deref(),
            positive: self.positive.as_deref(),
            features: self.features.as_ref().map(|names| names.iter().map(String::as_str).collect()),
            without: self.without.iter().map(String::as_str).collect(),
            one_hot: self.one_hot.iter().map(String::as_str).collect(),
            no_header: self.no_header,
            drop_missing: self.drop_missing,
            ..Selection::default()
        }
    }
}

/// The examples that the flags choose.
pub struct Table {
    /// The examples; standardized if that was asked for.
    pub examples: Examples,
    /// Whether they were standardized.
    pub standardized: bool,
    /// The features that were only centred, being constant.
    pub constant: Vec<String>,
}

impl Table {
    /// Reads the flags of this module, and the file they name. Without a file: the bundled data, standardized.
    ///
    /// `standardize` is the function of lesson 06; it returns the names of constant features.
    ///
    /// # Errors
    /// Bad flags, a bad file, or flags that do not fit the file.
    pub fn from_flags(
        flags: &Flags,
        standardize: impl FnOnce(&mut Examples) -> Result<Vec<String>, Error>,
    ) -> Result<Table, Error> {
        let chosen = Chosen::from_flags(flags)?;
        let data = flags.optional(&DATA)?;
        let mut selection = chosen.selection();
        if data.is_none() && selection.features.is_none() {
            selection.features = Some(TWO_FEATURES.to_vec());
        }
        let source = data.as_deref().map_or(BREAST_CANCER, Source::File);
        let mut examples = read_examples(source, &selection)?;
        let standardized = data.is_none() || flags.given(&STANDARDIZE);
        let constant = if standardized { standardize(&mut examples)? } else { Vec::new() };
        Ok(Table { examples, standardized, constant })
    }

    /// The weights to start from, (n_x, 1): those given with `--w`, or zeros.
    ///
    /// # Errors
    /// There is not one for each feature.
    pub fn weights(&self, given: Option<Vec<f64>>) -> Result<Array2<f64>, Error> {
        let Examples { file, features, .. } = &self.examples;
        let w = given.unwrap_or_else(|| vec![0.0; features.len()]);
        let found = page::counted(w.len(), "number");
        Array2::from_shape_vec((features.len(), 1), w).map_err(|_| {
            let (expected, names) = (page::counted(features.len(), "feature"), page::names(features, 60));
            let problem =
                format!("has {expected} ({names}), but --w has {found}; expected one for each feature");
            Error::file(file, problem)
        })
    }

    /// What is told of it.
    pub fn summary(&self) -> Summary {
        let Examples { file, features, y, notes, .. } = &self.examples;
        Summary {
            file: file.clone(),
            features: features.clone(),
            standardized: self.standardized,
            constant: self.constant.clone(),
            examples: y.len(),
            with_label_1: y.iter().filter(|&&y_i| y_i == 1.0).count(),
            notes: notes.clone(),
        }
    }
}

/// What is told of a table.
#[derive(Serialize)]
pub struct Summary {
    /// The file's name.
    pub file: String,
    /// The names of the n_x features.
    pub features: Vec<String>,
    /// Whether they were standardized.
    pub standardized: bool,
    /// The features that were only centred, being constant.
    pub constant: Vec<String>,
    /// m
    pub examples: usize,
    /// How many of them have the label 1.
    pub with_label_1: usize,
    /// What was assumed in reading.
    pub notes: Vec<String>,
}

impl Summary {
    /// Tells the file, the features and the examples, and what is peculiar about them.
    pub fn tell(&self, page: &mut Page) {
        let Summary { file, features, standardized, constant, examples: m, with_label_1: ones, notes } = self;
        let n_x = features.len();
        let (scale, room) = if *standardized { (", standardized", 44) } else { ("", 58) };
        page.lines(&format!(
            "data       {file}\nfeatures   n_x = {n_x}{scale}: {}\nexamples   m = {m}: {ones} with label 1, {} with \
             label 0",
            page::names(features, room),
            m - ones
        ));
        notes.iter().for_each(|note| page.say(&format!("note: {note}.")));
        if !constant.is_empty() {
            let names = page::names(constant, 200);
            page.say(&format!("note: the same in every row, so centred and not divided: {names}."));
        }
        if *ones == 0 || ones == m {
            page.say("note: all labels are the same; there is nothing to tell apart.");
        }
    }
}
