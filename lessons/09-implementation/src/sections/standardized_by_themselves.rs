//! The surprise: test rows that are standardized by themselves.

use lesson06::{Standardization, Trained, accuracy, predictions};
use lesson09::{Rung, every_z};
use ndarray::{Array2, Axis, s};
use serde::Serialize;
use shared::data::{Examples, TWO_FEATURES};
use shared::lab::Section;
use shared::page::{self, Page, Plot, number, percent, short};

use super::breast_cancer::{breast_cancer, trained};

/// The malignant rows among the last ones, standardized with the training rows' numbers and with their own.
#[derive(Serialize)]
pub struct StandardizedByThemselves {
    train_rows: usize,
    test_rows: usize,
    train_share_of_ones: f64,
    rest_share_of_ones: f64,
    train_accuracy: f64,
    b: f64,
    z: Vec<f64>,
    z_own: Vec<f64>,
    right: f64,
    right_own: f64,
    plots: [Plot; 2],
}

const TRAIN_ROWS: usize = 455;
const ITERATIONS: usize = 500;

impl StandardizedByThemselves {
    pub fn compute() -> StandardizedByThemselves {
        let Examples { x, y, .. } = breast_cancer(Some(TWO_FEATURES.to_vec()));
        let (mut train_x, train_y) =
            (x.slice(s![.., ..TRAIN_ROWS]).to_owned(), y.slice(s![.., ..TRAIN_ROWS]));
        let (rest_x, rest_y) = (x.slice(s![.., TRAIN_ROWS..]), y.slice(s![.., TRAIN_ROWS..]));
        let standardization = Standardization::measure(&train_x);
        standardization.apply(&mut train_x);
        let Trained { w, b, .. } = trained(Rung::Vectorized, &train_x, &train_y, ITERATIONS);

        let malignant: Vec<usize> = (0..rest_y.len()).filter(|&i| rest_y[[0, i]] == 1.0).collect();
        let malignant_x = rest_x.select(Axis(1), &malignant);
        let judge = |standardization: Standardization| {
            let mut x = malignant_x.clone();
            standardization.apply(&mut x);
            let right = accuracy(&predictions(&x, &w, b), &Array2::ones((1, x.ncols())));
            (every_z(&x, &w, b), right)
        };
        let (z_own, right_own) = judge(Standardization::measure(&malignant_x));
        let (z, right) = judge(standardization);
        StandardizedByThemselves {
            train_rows: TRAIN_ROWS,
            test_rows: malignant.len(),
            train_share_of_ones: train_y.sum() / train_y.len() as f64,
            rest_share_of_ones: rest_y.sum() / rest_y.len() as f64,
            train_accuracy: accuracy(&predictions(&train_x, &w, b), &train_y),
            b,
            plots: [
                histogram("by the training rows' numbers", &z),
                histogram("by their own numbers", &z_own),
            ],
            z,
            z_own,
            right,
            right_own,
        }
    }
}

/// How often z falls between two whole numbers.
fn histogram(title: &str, z: &[f64]) -> Plot {
    const REACH: f64 = 8.0;
    const TALLEST: usize = 7;
    let mut counts = [0; 2 * REACH as usize];
    let mut points = Vec::new();
    for z_i in z {
        let bin = (z_i + REACH).clamp(0.0, 2.0 * REACH - 1.0) as usize;
        counts[bin] += 1;
        points.push((bin as f64 + 0.5 - REACH, f64::from(counts[bin])));
    }
    // Two columns for each whole number: the stars stand between them, and 0 has a column of its own.
    let size = (4 * REACH as usize + 1, TALLEST);
    let x = page::Axis::new("z", (-REACH, REACH)).ticks(&[-REACH, 0.0, REACH], short);
    let y = page::Axis::new("rows", (0.5, TALLEST as f64 + 0.5)).ticks(&[1.0, 4.0, 7.0], short);
    let shows = "Each point is one row, its z on the axis; right of 0 the answer is \"malignant\".";
    Plot::new(title, shows, size, x, y).points("malignant rows", '*', points)
}

impl Section for StandardizedByThemselves {
    fn title(&self) -> String {
        "Surprise: test rows that are standardized by themselves".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "Two features, not shuffled: the first {} rows train. Of them {} are malignant, of the others {}. The \
             neuron is right in {} of its training rows. Now it meets the {} malignant rows among the others.",
            self.train_rows,
            percent(self.train_share_of_ones),
            percent(self.rest_share_of_ones),
            percent(self.train_accuracy),
            self.test_rows
        ));
        page.plots(self.plots.each_ref(), 4);
        page.say(&format!(
            "{} On the left {} are right, on the right {}. The rows are the same, and so is the neuron, with b = {}.",
            self.plots[0].shows,
            percent(self.right),
            percent(self.right_own),
            number(self.b)
        ));
    }
}
