//! Rows the neuron has not seen: trained on four fifths of the rows, judged by the others.

use lesson06::{Standardization, Trained, accuracy, majority_accuracy, pass, predictions, split, train};
use ndarray::{Array2, Axis};
use serde::Serialize;
use shared::data::{BREAST_CANCER, Selection, TWO_FEATURES, read_examples};
use shared::lab::Section;
use shared::page::{Page, number, percent, short};

/// The same exam with two features and with all.
#[derive(Serialize)]
pub struct HeldOut(Vec<Exam>);

#[derive(Serialize)]
struct Exam {
    n_x: usize,
    train_rows: usize,
    test_rows: usize,
    learning_rate: f64,
    iterations: usize,
    train_cost: f64,
    train_accuracy: f64,
    test_accuracy: f64,
    test_majority_accuracy: f64,
}

const LEARNING_RATE: f64 = 0.1;
const ITERATIONS: usize = 1000;

impl HeldOut {
    pub fn compute() -> HeldOut {
        HeldOut(vec![exam(Some(TWO_FEATURES.to_vec())), exam(None)])
    }
}

/// Trains and judges with these features, or with all.
fn exam(features: Option<Vec<&str>>) -> Exam {
    let selection = Selection { features, ..Selection::default() };
    let all = read_examples(BREAST_CANCER, &selection).expect("the bundled data is well-formed");
    let (training_rows, test_rows) = split(all.x.ncols(), 0.2, 1);
    let columns = |rows: &[usize]| (all.x.select(Axis(1), rows), all.y.select(Axis(1), rows));
    let ((mut x, y), (mut test_x, test_y)) = (columns(&training_rows), columns(&test_rows));

    let standardization = Standardization::measure(&x);
    standardization.apply(&mut x);
    standardization.apply(&mut test_x);

    let zeros = Array2::zeros((x.nrows(), 1));
    let Trained { w, b, .. } = train(|w, b| pass(&x, &y, w, b), zeros, 0.0, LEARNING_RATE, ITERATIONS);
    Exam {
        n_x: x.nrows(),
        train_rows: x.ncols(),
        test_rows: test_x.ncols(),
        learning_rate: LEARNING_RATE,
        iterations: ITERATIONS,
        train_cost: pass(&x, &y, &w, b).cost,
        train_accuracy: accuracy(&predictions(&x, &w, b), &y),
        test_accuracy: accuracy(&predictions(&test_x, &w, b), &test_y),
        test_majority_accuracy: majority_accuracy(&test_y),
    }
}

impl Section for HeldOut {
    fn title(&self) -> String {
        "Rows the neuron has not seen".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let Exam { train_rows, test_rows, iterations, learning_rate, .. } = self.0[0];
        page.say(&format!(
            "The rows are shuffled; {train_rows} train the neuron, {test_rows} are kept back. Both are standardized \
             with the training rows' numbers. Then {iterations} steps at learning rate {}.",
            short(learning_rate)
        ));
        let row = |exam: &Exam| {
            let shares = [exam.train_accuracy, exam.test_accuracy, exam.test_majority_accuracy].map(percent);
            [vec![exam.n_x.to_string(), number(exam.train_cost)], shares.into()].concat()
        };
        let header = ["n_x", "J in training", "right in training", "right in test", "always 0, in test"];
        page.table(&header, &self.0.iter().map(row).collect::<Vec<_>>());
    }
}
