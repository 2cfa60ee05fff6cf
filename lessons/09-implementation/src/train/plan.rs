//! What to do, as the flags say.

use lesson09::Rung;
use lesson09::arrays::{ArrayFile, is_npy};
use lesson09::ladder::OnePass;
use lesson09::model::{Model, check_writable};
use lesson09::tiled::Tiled;
use lesson09::whole_file::true_place;
use ndarray::{Array2, ArrayRef2};
use shared::data::{Chosen, FEATURES, LABEL, ONE_HOT, Selection, WITHOUT};
use shared::lab::{Error, Flags};

use super::flags::{
    DATA, F32, FOLDS, FROM, ITERATIONS, L2, LEARNING_RATE, MODEL, RUNG, SEED, STANDARDIZE, TEST,
    TEST_FRACTION, THRESHOLD,
};
use super::folder;
use crate::data_files::{LABELS, examples_in_rows, labels, refuse_columns};
use crate::threads;

/// A training, before any file is read.
pub struct Plan {
    pub data: String,
    /// The file of the labels, if X is alone in its file.
    labels: Option<String>,
    chosen: Chosen,
    /// Whether each row of an array is an example.
    pub examples_in_rows: bool,
    /// The file of the model to go on from, and the model.
    pub from: Option<(String, Model)>,
    pub test: Test,
    pub standardize: bool,
    pub learning_rate: f64,
    pub iterations: usize,
    /// The strength of the penalty for large weights.
    pub l2: Option<f64>,
    /// How that strength is chosen, if there are several.
    pub comparison: Option<Comparison>,
    pub rung: Rung,
    /// Whether X is rounded to f32 for the steps.
    pub f32: bool,
    pub threads: usize,
    /// The threshold that the model remembers.
    pub threshold: Option<f64>,
    /// Where to save the model.
    pub model: Option<String>,
}

/// Several lambdas, compared on parts of the training rows.
pub struct Comparison {
    pub lambdas: Vec<f64>,
    pub parts: usize,
    pub seed: usize,
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
    /// A bad flag, or flags that contradict each other; a bad model to go on from; a place where none can be written.
    pub fn from_flags(flags: &Flags) -> Result<Plan, Error> {
        let data = flags.required(&DATA)?;
        let (l2, comparison) = penalty(flags)?;
        let mut plan = Plan {
            learning_rate: flags.get(&LEARNING_RATE)?,
            iterations: flags.get(&ITERATIONS)?,
            l2,
            comparison,
            from: None,
            rung: flags.get(&RUNG)?,
            f32: f32(flags)?,
            threads: threads::from_flags(flags)?,
            test: test(flags)?,
            labels: labels(flags, &data)?,
            examples_in_rows: examples_in_rows(flags, &data)?,
            data,
            chosen: Chosen::from_flags(flags)?,
            standardize: flags.given(&STANDARDIZE),
            threshold: flags.optional(&THRESHOLD)?,
            model: flags.optional(&MODEL)?,
        };
        for file in plan.files() {
            refuse_columns(flags, &LABEL, file)?;
            refuse_columns(flags, &FEATURES, file)?;
            refuse_columns(flags, &WITHOUT, file)?;
            refuse_columns(flags, &ONE_HOT, file)?;
        }
        plan.go_on(flags)?;
        if let Some(model) = &plan.model {
            plan.keep_data(model)?;
            folder::prepare(model)?;
            check_writable(model)?;
        }
        Ok(plan)
    }

    /// Reads the model to go on from, if one is named. Its penalty stays, if no other is given.
    fn go_on(&mut self, flags: &Flags) -> Result<(), Error> {
        flags.conflict(&FROM, &STANDARDIZE)?;
        flags.conflict(&FROM, &FEATURES)?;
        flags.conflict(&FROM, &WITHOUT)?;
        flags.conflict(&FROM, &ONE_HOT)?;
        flags.conflict(&FROM, &FOLDS)?;
        if let Some(file) = flags.optional(&FROM)? {
            let model = Model::load(&file)?;
            self.l2 = self.l2.or(model.l2);
            self.from = Some((file, model));
        }
        Ok(())
    }

    /// The model to go on from.
    pub fn old(&self) -> Option<&Model> {
        self.from.as_ref().map(|(_, model)| model)
    }

    /// w, (n_x, 1), and b before the first step: zeros, or those of the model.
    pub fn start(&self, n_x: usize) -> (Array2<f64>, f64) {
        self.old().map_or((Array2::zeros((n_x, 1)), 0.0), |model| (model.w(), model.b))
    }

    /// The pass over these examples, to be made many times.
    pub fn over<'a>(&self, x: &'a ArrayRef2<f64>, y: &'a ArrayRef2<f64>) -> OnePass<'a> {
        if !self.f32 {
            return self.rung.over(x, y);
        }
        let tiled = Tiled::in_f32(x, y);
        Box::new(move |w, b| tiled.pass(w, b))
    }

    /// The columns and rows of the data: those that the flags choose, or those that the model knows.
    pub fn selection(&self) -> Selection<'_> {
        let chosen = self.chosen.selection();
        let Some(model) = self.old() else { return chosen };
        Selection {
            features: Some(model.features.iter().map(String::as_str).collect()),
            of_a_model: true,
            headerless: model.headerless,
            label: chosen.label.or(model.label.as_deref()),
            positive: chosen.positive.or(model.positive.as_deref()),
            ..chosen
        }
    }

    /// The file to train with.
    pub fn file(&self) -> ArrayFile<'_> {
        let (path, labels) = (self.data.as_str(), self.labels.as_deref());
        ArrayFile { path, labels, examples_in_rows: self.examples_in_rows }
    }

    /// The files with examples.
    fn files(&self) -> impl Iterator<Item = &String> {
        let test = if let Test::File(test) = &self.test { Some(test) } else { None };
        [&self.data].into_iter().chain(test)
    }

    /// A model must not take the place of the data.
    fn keep_data(&self, model: &str) -> Result<(), Error> {
        let Some(target) = true_place(model) else { return Ok(()) };
        let named = self.files().zip([DATA.declaration(), TEST.declaration()]);
        for (file, flag) in named.chain(self.labels.iter().map(|file| (file, LABELS.declaration()))) {
            if true_place(file).as_ref() == Some(&target) {
                return Err(Error::flag(
                    "--model",
                    format!("names the file of {}; name another one", flag.name),
                ));
            }
        }
        Ok(())
    }
}

fn f32(flags: &Flags) -> Result<bool, Error> {
    let (given, rung) = (flags.given(&F32), flags.get(&RUNG)?);
    if given && rung != Rung::Tiled {
        let problem = format!("belongs to --rung tiled; {rung} reads X in f64");
        return Err(Error::flag(F32.declaration().name, problem));
    }
    Ok(given)
}

fn test(flags: &Flags) -> Result<Test, Error> {
    flags.conflict(&TEST, &TEST_FRACTION)?;
    let seed = flags.get(&SEED)?;
    match (flags.optional(&TEST)?, flags.optional(&TEST_FRACTION)?) {
        (_, Some(fraction)) => Ok(Test::KeptBack { fraction, seed }),
        _ if flags.given(&SEED) && !flags.given(&FOLDS) => {
            Err(Error::flag("--seed", "belongs to --test-fraction or --folds; give one of them too"))
        }
        (Some(file), None) if is_npy(&file) => {
            let problem = format!("{file} has no labels; np.savez('test.npz', X=X, Y=Y) keeps them together");
            Err(Error::flag("--test", problem))
        }
        (Some(file), None) => Ok(Test::File(file)),
        (None, None) => Ok(Test::TrainingRows),
    }
}

/// The lambda that was given, or how one of several is chosen.
fn penalty(flags: &Flags) -> Result<(Option<f64>, Option<Comparison>), Error> {
    match (flags.optional(&L2)?, flags.optional(&FOLDS)?) {
        (None, None) => Ok((None, None)),
        (None, Some(_)) => Err(Error::flag("--folds", "belongs to --l2; give both, such as --l2 0,1,10")),
        (Some(lambdas), Some(parts)) => {
            Ok((None, Some(Comparison { lambdas, parts, seed: flags.get(&SEED)? })))
        }
        (Some(lambdas), None) if lambdas.len() == 1 => Ok((Some(lambdas[0]), None)),
        (Some(lambdas), None) => {
            let problem = format!("found {} numbers; --folds 5 compares them", lambdas.len());
            Err(Error::flag("--l2", problem))
        }
    }
}
