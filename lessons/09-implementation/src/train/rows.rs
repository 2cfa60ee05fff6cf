//! The rows to train with, and those to judge by.

use lesson06::{Standardization, measure, split};
use lesson09::arrays::ArrayFile;
use lesson09::model::Split;
use lesson09::reorder_columns;
use ndarray::{ArrayView2, Axis, s};
use shared::data::{Examples, Selection};
use shared::lab::Error;
use shared::page::{counted, thousands};

use super::plan::{Plan, Test};
use super::the_data::TestRows;
use crate::data_files;

/// X, (n_x, m), and Y, (1, m), of some rows.
pub type Part<'a> = (ArrayView2<'a, f64>, ArrayView2<'a, f64>);

/// The rows, standardized in the end if that was asked for.
pub struct Rows {
    /// The examples of the file: first those to train with, then those that were kept back.
    pub examples: Examples,
    /// How many columns of X are for training.
    pub m: usize,
    pub judges: Judges,
    /// How the file was split, if rows of it were kept back.
    pub split: Option<Split>,
    pub standardization: Option<Standardization>,
}

/// The rows by which the neuron is judged.
pub enum Judges {
    TrainingRows,
    /// Those behind the training rows, after a shuffle.
    KeptBack {
        seed: usize,
    },
    /// Those of another file.
    File(Box<Examples>),
}

impl Rows {
    /// Reads the files and keeps rows back.
    ///
    /// # Errors
    /// A bad file, flags that do not fit it, or too few rows to keep some back.
    pub fn read(plan: &Plan) -> Result<Rows, Error> {
        let selection = plan.selection();
        let mut examples = data_files::read(&plan.file(), &selection)?;
        let total = examples.x.ncols();
        let (mut m, mut split) = (total, None);
        let test = same_test(plan, &mut examples);
        let judges = match test.as_ref().unwrap_or(&plan.test) {
            Test::TrainingRows => Judges::TrainingRows,
            Test::File(file) => {
                Judges::File(Box::new(read_test(file, &examples, selection, plan.examples_in_rows)?))
            }
            &Test::KeptBack { fraction, seed } => {
                m = shuffle(&mut examples, fraction, seed)?;
                split = Some(Split { seed: seed as u64, fraction, rows: total });
                Judges::KeptBack { seed }
            }
        };
        Ok(Rows { examples, m, judges, split, standardization: None })
    }

    /// The same, all of them standardized if the plan says so: by the numbers of the training rows, or of the model.
    ///
    /// # Errors
    /// A feature that cannot be standardized.
    pub fn standardized(mut self, plan: &Plan) -> Result<Rows, Error> {
        let measured = match plan.old() {
            Some(model) => model.standardization(),
            None if plan.standardize => Some(measure(&self.training().0, &self.examples)?),
            None => None,
        };
        if let Some(measured) = &measured {
            measured.apply(&mut self.examples.x);
            if let Judges::File(test) = &mut self.judges {
                measured.apply(&mut test.x);
            }
        }
        Ok(Rows { standardization: measured, ..self })
    }

    /// What was assumed in reading the files.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = self.examples.notes.clone();
        if let Judges::File(test) = &self.judges {
            let others = test.notes.iter().filter(|note| !self.examples.notes.contains(note));
            notes.extend(others.map(|note| format!("{}: {note}", test.file)));
        }
        notes
    }

    /// The rows to train with.
    pub fn training(&self) -> Part<'_> {
        let Examples { x, y, .. } = &self.examples;
        (x.slice(s![.., ..self.m]), y.slice(s![.., ..self.m]))
    }

    /// Where the rows to judge by come from.
    pub fn test_rows(&self) -> Option<TestRows> {
        match &self.judges {
            Judges::TrainingRows => None,
            &Judges::KeptBack { seed } => {
                Some(TestRows::KeptBack { seed, rows: self.examples.x.ncols() - self.m })
            }
            Judges::File(test) => Some(TestRows::File { file: test.file.clone(), rows: test.x.ncols() }),
        }
    }

    /// The rows to judge by, if there are others than those to train with.
    pub fn test(&self) -> Option<Part<'_>> {
        let Examples { x, y, .. } = &self.examples;
        match &self.judges {
            Judges::TrainingRows => None,
            Judges::KeptBack { .. } => Some((x.slice(s![.., self.m..]), y.slice(s![.., self.m..]))),
            Judges::File(test) => Some((test.x.view(), test.y.view())),
        }
    }
}

/// The rows that a model kept back of this file, which stay kept back if no other test is asked for. Notes what may
/// spoil the test.
fn same_test(plan: &Plan, examples: &mut Examples) -> Option<Test> {
    let (model, total) = (plan.old()?, examples.x.ncols());
    let note = match (&plan.test, model.split) {
        (Test::TrainingRows, Some(Split { seed, fraction, rows })) if rows == total => {
            return Some(Test::KeptBack { fraction, seed: seed as usize });
        }
        (Test::TrainingRows, Some(Split { rows, .. })) => {
            format!("the model kept rows of a file of {} back; of this file all train", thousands(rows))
        }
        (&Test::KeptBack { fraction, seed }, split)
            if split != Some(Split { seed: seed as u64, fraction, rows: total }) =>
        {
            "if the model was trained on this file, it has seen rows that are kept back now".to_string()
        }
        _ => return None,
    };
    examples.notes.push(note);
    None
}

/// The test file, with the features and the label of the training file.
fn read_test(
    file: &str,
    training: &Examples,
    chosen: Selection,
    examples_in_rows: bool,
) -> Result<Examples, Error> {
    let features = Some(training.features.iter().map(String::as_str).collect());
    let label = training.label.as_deref();
    let selection = Selection {
        label,
        features,
        headerless: training.headerless,
        known_labels: Some(&training.labels),
        without: Vec::new(),
        one_hot: Vec::new(),
        ..chosen
    };
    data_files::read(&ArrayFile { path: file, labels: None, examples_in_rows }, &selection)
}

/// Shuffles the examples. Returns how many of them, from the first on, are for training.
fn shuffle(examples: &mut Examples, fraction: f64, seed: usize) -> Result<usize, Error> {
    let total = examples.x.ncols();
    let (training, test) = split(total, fraction, seed as u64);
    if training.is_empty() || test.is_empty() {
        let (total, lacks) =
            (counted(total, "example"), if test.is_empty() { "the test" } else { "training" });
        let problem = format!("has {total}; --test-fraction {fraction} leaves none for {lacks}");
        return Err(Error::file(&examples.file, problem));
    }
    let m = training.len();
    let order = [training, test].concat();
    reorder_columns(&mut examples.x, &order);
    examples.y = examples.y.select(Axis(1), &order);
    Ok(m)
}
