//! Examples that are not kept in memory: every step reads X from its file.

use lesson02::predict;
use lesson06::{Pass, Standardization, Trained, accuracy, majority_accuracy};
use lesson09::Rung;
use lesson09::arrays::Streamed;
use lesson09::ladder::OnePass;
use lesson09::tiled::Tiled;
use ndarray::{Array2, ArrayRef2};
use shared::lab::Error;
use shared::page::thousands;

use super::how_good::Judged;
use super::plan::{Plan, Test};
use super::progress::Progress;
use super::training_set::{About, TrainingSet};
use crate::data_files;

/// X in its file, and Y.
pub struct Streaming {
    examples: Streamed,
    tiled: Tiled<'static>,
    standardization: Option<Standardization>,
}

impl Streaming {
    /// Opens the file and makes sure that all its numbers are finite; none if it is small enough for memory.
    ///
    /// # Errors
    /// A bad file, or flags that need X in memory.
    pub fn open(plan: &Plan) -> Result<Option<Streaming>, Error> {
        let Some(mut examples) = data_files::streamed(&plan.file(), &plan.selection())? else {
            return Ok(None);
        };
        refuse_what_needs_memory(plan)?;
        if let Some(split) = plan.old().and_then(|model| model.split) {
            let rows = thousands(split.rows);
            examples
                .notes
                .push(format!("the model kept rows of a file of {rows} back; of this file all train"));
        }
        let standardization = match plan.old() {
            None if plan.standardize => {
                Some(measured(&examples)?.usable(&examples.file, &examples.features)?)
            }
            old => {
                let progress = Progress::reading(examples.x.numbers());
                examples.x.check(|numbers| progress.done(numbers))?;
                old.and_then(|model| model.standardization())
            }
        };
        if let Some(measured) = &standardization {
            examples.x = examples.x.standardized(measured.clone());
        }
        let tiled = Tiled::in_file(examples.x.clone(), &examples.y);
        Ok(Some(Streaming { examples, tiled, standardization }))
    }
}

/// The mean and the deviation of each feature, read twice.
fn measured(examples: &Streamed) -> Result<Standardization, Error> {
    let progress = Progress::reading(2 * examples.x.numbers());
    examples.x.measure(|numbers| progress.done(numbers))
}

fn refuse_what_needs_memory(plan: &Plan) -> Result<(), Error> {
    let rung = format!("--rung {}", plan.rung);
    let (flag, remedy) = match &plan.test {
        Test::KeptBack { .. } => {
            ("--test-fraction", "leave it out, and judge with evaluate on a file of other examples")
        }
        Test::File(_) => ("--test", "leave it out, and judge with evaluate on that file"),
        Test::TrainingRows if plan.comparison.is_some() => {
            ("--folds", "compare the lambdas on a file of some of the examples")
        }
        Test::TrainingRows if plan.rung != Rung::Tiled => {
            (rung.as_str(), "leave it out; tiled reads the file")
        }
        Test::TrainingRows if plan.f32 => {
            ("--f32", "leave it out, and save X as float32: np.save('X.npy', X.astype(np.float32))")
        }
        Test::TrainingRows => return Ok(()),
    };
    let problem = format!("is too large for memory, and {flag} needs X there; {remedy}");
    Err(Error::file(&plan.data, problem))
}

impl TrainingSet for Streaming {
    fn about(&self) -> About {
        let Streamed { file, features, y, notes, .. } = &self.examples;
        About {
            file: file.clone(),
            features: features.clone(),
            label: None,
            label_words: None,
            labels: Vec::new(),
            headerless: None,
            m: y.len(),
            with_label_1: y.iter().filter(|&&y_i| y_i == 1.0).count(),
            test: None,
            split: None,
            standardization: self.standardization.clone(),
            notes: notes.clone(),
        }
    }

    fn one_pass<'a>(&'a self, _: &Plan) -> OnePass<'a> {
        Box::new(|w, b| self.tiled.pass(w, b))
    }

    fn exact_pass(&self, _: &Plan, w: &ArrayRef2<f64>, b: f64) -> Pass {
        self.tiled.pass(w, b)
    }

    fn trouble(&self) -> Option<Error> {
        self.tiled.take_error().map(|error| self.examples.x.trouble(error))
    }

    fn measure(&self) -> Result<Standardization, Error> {
        measured(&self.examples)
    }

    fn judge(&self, Trained { w, b, .. }: &Trained) -> Result<Judged, Error> {
        let y = &self.examples.y;
        let z = self.examples.x.every_z(w, *b)?;
        let answers = Array2::from_shape_fn(y.dim(), |(_, i)| predict(z[i]));
        Ok(Judged {
            train_m: y.len(),
            train_accuracy: accuracy(&answers, y),
            majority_accuracy: majority_accuracy(y),
            test: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, OpenOptions};

    use lesson09::arrays::ArrayFile;
    use shared::data::Selection;

    use super::{Array2, Streamed, Streaming, Tiled, TrainingSet};

    #[test]
    fn a_file_that_shrinks_between_two_steps_is_trouble_and_was_none_before() {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
        let file = std::env::temp_dir().join(format!("lesson09_shrinks_{}.npy", std::process::id()));
        fs::copy(format!("{data}/x_c_order.npy"), &file).unwrap();
        let (path, labels) = (file.to_str().unwrap(), format!("{data}/y.npy"));
        let array = ArrayFile { path, labels: Some(&labels), examples_in_rows: false };
        let examples = Streamed::open(&array, &Selection::default(), 0).unwrap().unwrap();
        let tiled = Tiled::in_file(examples.x.clone(), &examples.y);
        let set = Streaming { examples, tiled, standardization: None };
        let w = Array2::zeros((set.about().features.len(), 1));
        assert!(set.tiled.pass(&w, 0.0).cost.is_finite() && set.trouble().is_none());
        OpenOptions::new().write(true).open(&file).unwrap().set_len(100).unwrap();
        set.tiled.pass(&w, 0.0);
        fs::remove_file(&file).unwrap();
        let told = set.trouble().expect("its end is gone").to_string();
        assert!(told.contains("has become shorter"), "{told}");
    }
}
