//! Runs lesson 09 on the bundled data and tells what happened.

use lesson02::sigmoid;
use lesson06::{Standardization, accuracy, majority_accuracy, predictions, split};
use lesson09::{Rung, every_z, train};
use ndarray::{Array2, ArrayRef2, Axis, array};
use serde::Serialize;
use shared::cli::Usage;
use shared::data::{BREAST_CANCER, Examples, Selection, read_examples};
use shared::page::{self, Page, number, percent, short};
use shared::plot::{Plot, beside};
use shared::{Error, largest};

use crate::bench::{Bench, TOLERANCE};
use crate::files::{cores, use_so_many};
use crate::train::cost_curve;

/// The lesson itself has no flags; its commands have.
pub const USAGE: Usage = Usage {
    package: "lesson09",
    about: "A trainer for your own data. Without a command: the lesson. The commands are train, predict, evaluate \
            and bench; each lists its flags: cargo run -p lesson09 -- train --help",
    flags: &[],
};

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    worked: Worked,
    leak: Leak,
    honest: Honest,
    /// The largest difference between the costs of a rung and those of the loops.
    ladder: Vec<RungCheck>,
    benches: Vec<Bench>,
}

/// One number through a standardization and a neuron, by hand.
#[derive(Serialize)]
struct Worked {
    mean: f64,
    deviation: f64,
    x: f64,
    standardized: f64,
    w: f64,
    b: f64,
    z: f64,
    a: f64,
    /// If x is standardized by itself, it is its own mean.
    alone_a: f64,
}

/// Test rows standardized by themselves.
#[derive(Serialize)]
struct Leak {
    train_rows: usize,
    test_rows: usize,
    train_share_of_ones: f64,
    rest_share_of_ones: f64,
    train_accuracy: f64,
    b: f64,
    /// z of the malignant test rows, with the training rows' numbers and with their own.
    z: Vec<f64>,
    z_own: Vec<f64>,
    right: f64,
    right_own: f64,
}

/// The same data, shuffled, with all features.
#[derive(Serialize)]
struct Honest {
    n_x: usize,
    train_rows: usize,
    test_rows: usize,
    learning_rate: f64,
    costs: Vec<f64>,
    train_accuracy: f64,
    seeds: Vec<Exam>,
}

#[derive(Serialize)]
struct Exam {
    seed: u64,
    train_accuracy: f64,
    test_accuracy: f64,
    test_majority_accuracy: f64,
}

#[derive(Serialize)]
struct RungCheck {
    #[serde(skip)]
    name: &'static str,
    cost: f64,
    loop_error: f64,
}

impl Walkthrough {
    /// Computes every number of the lesson, and times what is timed.
    pub fn new() -> Result<Walkthrough, Error> {
        let threads = use_so_many(cores())?;
        Ok(Walkthrough {
            worked: Worked::new(),
            leak: Leak::new(),
            honest: Honest::new(),
            ladder: ladder(),
            // The pictures of the notes' course, and a table of a hundred thousand rows.
            benches: vec![Bench::run(12288, 209, threads), Bench::run(30, 100_000, threads)],
        })
    }
}

impl Worked {
    fn new() -> Worked {
        let measured = Standardization { mean: vec![14.0], deviation: vec![3.5], constant: Vec::new() };
        let (w, b, x) = (1.5, -0.5, 21.0);
        let mut scaled = array![[x]];
        measured.apply(&mut scaled);
        let mut alone = array![[x]];
        Standardization::measure(&alone).apply(&mut alone);
        let z = w * scaled[[0, 0]] + b;
        Worked {
            mean: measured.mean[0],
            deviation: measured.deviation[0],
            x,
            standardized: scaled[[0, 0]],
            w,
            b,
            z,
            a: sigmoid(z),
            alone_a: sigmoid(w * alone[[0, 0]] + b),
        }
    }
}

fn bundled(features: Option<Vec<&str>>) -> Examples {
    let selection = Selection { features, ..Selection::default() };
    read_examples(BREAST_CANCER, &selection).expect("the bundled data is well-formed")
}

fn trained(x: &ArrayRef2<f64>, y: &Array2<f64>, iterations: usize) -> (Array2<f64>, f64, Vec<f64>) {
    let (mut w, mut b) = (Array2::zeros((x.nrows(), 1)), 0.0);
    let costs = train(Rung::Vectorized, (x, y), (&mut w, &mut b), LEARNING_RATE, iterations, || ());
    (w, b, costs)
}

const LEARNING_RATE: f64 = 0.1;

impl Leak {
    fn new() -> Leak {
        const TRAIN_ROWS: usize = 455;
        let Examples { x, y, .. } = bundled(Some(lesson06::inputs::TWO_FEATURES.to_vec()));
        let part = |range: ndarray::Slice| {
            (x.slice_axis(Axis(1), range).to_owned(), y.slice_axis(Axis(1), range).to_owned())
        };
        let ((mut train_x, train_y), (rest_x, rest_y)) =
            (part((..TRAIN_ROWS).into()), part((TRAIN_ROWS..).into()));
        let standardization = Standardization::measure(&train_x);
        standardization.apply(&mut train_x);
        let (w, b, _) = trained(&train_x, &train_y, 500);

        let malignant: Vec<usize> = (0..rest_y.len()).filter(|&i| rest_y[[0, i]] == 1.0).collect();
        let ones = Array2::ones((1, malignant.len()));
        let judge = |standardization: &Standardization| {
            let mut x = rest_x.select(Axis(1), &malignant);
            standardization.apply(&mut x);
            (every_z(&x, &w, b), accuracy(&predictions(&x, &w, b), &ones))
        };
        let (z, right) = judge(&standardization);
        let (z_own, right_own) = judge(&Standardization::measure(&rest_x.select(Axis(1), &malignant)));
        Leak {
            train_rows: TRAIN_ROWS,
            test_rows: malignant.len(),
            train_share_of_ones: train_y.sum() / train_y.len() as f64,
            rest_share_of_ones: rest_y.sum() / rest_y.len() as f64,
            train_accuracy: accuracy(&predictions(&train_x, &w, b), &train_y),
            b,
            z,
            z_own,
            right,
            right_own,
        }
    }
}

impl Honest {
    fn new() -> Honest {
        let Examples { x, y, .. } = bundled(None);
        let mut runs = [1, 2, 3].map(|seed| {
            let (training, test) = split(x.ncols(), 0.2, seed);
            let columns = |rows: &[usize]| (x.select(Axis(1), rows), y.select(Axis(1), rows));
            let ((mut train_x, train_y), (mut test_x, test_y)) = (columns(&training), columns(&test));
            let standardization = Standardization::measure(&train_x);
            standardization.apply(&mut train_x);
            standardization.apply(&mut test_x);
            let (w, b, costs) = trained(&train_x, &train_y, 1000);
            let exam = Exam {
                seed,
                train_accuracy: accuracy(&predictions(&train_x, &w, b), &train_y),
                test_accuracy: accuracy(&predictions(&test_x, &w, b), &test_y),
                test_majority_accuracy: majority_accuracy(&test_y),
            };
            (training.len(), test.len(), costs, exam)
        });
        let (train_rows, test_rows) = (runs[0].0, runs[0].1);
        let costs = std::mem::take(&mut runs[0].2);
        Honest {
            n_x: x.nrows(),
            train_rows,
            test_rows,
            learning_rate: LEARNING_RATE,
            costs,
            train_accuracy: runs[0].3.train_accuracy,
            seeds: runs.into_iter().map(|run| run.3).collect(),
        }
    }
}

/// A hundred steps by every rung on the bundled data.
fn ladder() -> Vec<RungCheck> {
    let Examples { mut x, y, .. } = bundled(None);
    Standardization::measure(&x).apply(&mut x);
    let costs = |rung: Rung| {
        let (mut w, mut b) = (Array2::zeros((x.nrows(), 1)), 0.0);
        train(rung, (&x, &y), (&mut w, &mut b), LEARNING_RATE, 100, || ())
    };
    let by_loops = costs(Rung::Loops);
    let check = |rung: Rung| {
        let found = costs(rung);
        let differences: Vec<f64> = found.iter().zip(&by_loops).map(|(one, other)| one - other).collect();
        RungCheck { name: rung.name(), cost: found[found.len() - 1], loop_error: largest(&differences) }
    };
    Rung::available().into_iter().map(check).collect()
}

impl Walkthrough {
    /// The lesson as text. What is timed comes last, under headings that say so.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        self.worked.narrate(&mut page);
        self.honest.narrate(&mut page);
        self.leak.narrate(&mut page);
        self.narrate_ladder(&mut page);
        self.benches.iter().for_each(|bench| bench.describe(&mut page));
        crate::bench::say_blas(&mut page);
        page.finish()
    }

    fn narrate_ladder(&self, page: &mut Page) {
        page.section("Every rung gives the same numbers");
        page.say("100 steps on all 569 rows, by every rung; the costs are compared with those of the loops.");
        let verdict = |error: f64| if error <= TOLERANCE { "yes" } else { "NO" };
        let rows: Vec<Vec<String>> = self
            .ladder
            .iter()
            .map(|check| {
                vec![check.name.to_string(), number(check.cost), verdict(check.loop_error).to_string()]
            })
            .collect();
        page.table(&["rung", "J before the last step", "equal to 1e-12"], &rows);
    }
}

impl Worked {
    fn narrate(&self, page: &mut Page) {
        let n = |value: f64| page::factor(short(value));
        page.section("A model remembers how it was fed");
        page.lines(&format!(
            "training rows   mean {}, deviation {}\nthe neuron      w = {}, b = {}\na new row       x = {}",
            short(self.mean),
            short(self.deviation),
            short(self.w),
            short(self.b),
            short(self.x)
        ));
        page.lines(&format!(
            "standardized    ({} - {}) / {} = {}\nz = {} * {} + {} = {}     a = {}",
            n(self.x),
            n(self.mean),
            n(self.deviation),
            short(self.standardized),
            n(self.w),
            n(self.standardized),
            n(self.b),
            short(self.z),
            number(self.a)
        ));
        page.say(&format!(
            "Standardized by itself, the row is its own mean, and constant: x becomes 0, and a = {}, whatever the \
             row was.",
            number(self.alone_a)
        ));
    }
}

impl Honest {
    fn narrate(&self, page: &mut Page) {
        page.section("Rows kept back");
        page.say(&format!(
            "All {} features of the breast-cancer data, shuffled with seed {}: {} rows to train with, {} kept \
             back. Standardized with the training rows' numbers; {} steps at learning rate {}.",
            self.n_x,
            self.seeds[0].seed,
            self.train_rows,
            self.test_rows,
            self.costs.len(),
            short(self.learning_rate)
        ));
        page.lines(&cost_curve(&self.costs));
        page.say("Other seeds keep other rows back:");
        let row = |exam: &Exam| {
            let shares = [exam.train_accuracy, exam.test_accuracy, exam.test_majority_accuracy].map(percent);
            let mut row = vec![exam.seed.to_string()];
            row.extend(shares);
            row
        };
        let rows: Vec<Vec<String>> = self.seeds.iter().map(row).collect();
        page.table(&["seed", "right in training", "right in test", "always 0, in test"], &rows);
    }
}

impl Leak {
    fn narrate(&self, page: &mut Page) {
        page.section("Surprise: test rows that are standardized by themselves");
        page.say(&format!(
            "Two features, not shuffled: the first {} rows train. Of them {} are malignant, of the others {}. The \
             neuron is right in {} of its training rows. Now it meets the {} malignant rows among the others.",
            self.train_rows,
            percent(self.train_share_of_ones),
            percent(self.rest_share_of_ones),
            percent(self.train_accuracy),
            self.test_rows
        ));
        page.lines(&beside(
            &histogram("by the training rows' numbers", &self.z),
            &histogram("by their own numbers", &self.z_own),
            4,
        ));
        page.say(&format!(
            "Each * is one row, its z on the axis; right of 0 the answer is \"malignant\". On the left {} are \
             right, on the right {}. The rows are the same, and so is the neuron, with b = {}.",
            percent(self.right),
            percent(self.right_own),
            number(self.b)
        ));
    }
}

/// How often z falls between two whole numbers.
fn histogram(title: &str, z: &[f64]) -> String {
    const REACH: f64 = 8.0;
    const TALLEST: usize = 7;
    let mut counts = [0usize; 2 * REACH as usize];
    for z_i in z {
        counts[(z_i + REACH).clamp(0.0, 2.0 * REACH - 1.0) as usize] += 1;
    }
    // Two columns for each whole number: the stars stand between them, and 0 has a column of its own.
    let range = (-REACH, REACH);
    let mut plot = Plot::new(title, (4 * REACH as usize + 1, TALLEST), range, (1.0, TALLEST as f64));
    for (bin, &count) in counts.iter().enumerate() {
        for height in 1..=count.min(TALLEST) {
            plot.point(bin as f64 + 0.5 - REACH, height as f64, '*');
        }
    }
    for tick in [-REACH, 0.0, REACH] {
        plot.x_tick(tick, short(tick));
    }
    plot.draw()
}
