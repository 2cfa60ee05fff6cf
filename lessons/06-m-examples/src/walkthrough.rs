//! Runs lesson 06 on its inputs and tells what happened.

use lesson02::{loss, sigmoid};
use lesson05::{GRADIENT_TOLERANCE, gradient_error, gradients_agree, numeric_gradient};
use lesson06::inputs::{Inputs, TWO_FEATURES};
use lesson06::{
    Pass, Standardization, accuracy, bounces, majority_accuracy, pass, predictions, split, train,
    two_feature_pass,
};
use ndarray::{Array2, Axis, array};
use serde::Serialize;
use shared::data::{BREAST_CANCER, Selection, read_examples};
use shared::largest;
use shared::page::{self, Page, number, percent, short, vector};
use shared::plot;

use crate::pictures;

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    n_x: usize,
    m: usize,
    j: f64,
    dw: Vec<f64>,
    db: f64,
    /// The gradient against central differences.
    gradient_error: f64,
    #[serde(skip)]
    gradient_passed: bool,
    #[serde(skip)]
    nudges_are_finite: bool,
    majority_accuracy: f64,
    #[serde(flatten)]
    training: Option<Training>,
    #[serde(flatten)]
    story: Option<Story>,
    #[serde(skip)]
    inputs: Inputs,
}

#[derive(Serialize)]
struct Training {
    learning_rate: f64,
    costs: Vec<f64>,
    w: Vec<f64>,
    b: f64,
    accuracy: f64,
    checkpoints: Vec<Checkpoint>,
}

/// The neuron after so many updates.
#[derive(Serialize)]
struct Checkpoint {
    updates: usize,
    cost: f64,
    accuracy: f64,
    w: Vec<f64>,
    b: f64,
}

impl Checkpoint {
    /// Whether every number fits an f64.
    fn is_finite(&self) -> bool {
        self.cost.is_finite() && self.b.is_finite() && self.w.iter().all(|w_k| w_k.is_finite())
    }
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    quartet: Quartet,
    one_step: Vec<OneStep>,
    held_out: Vec<HeldOut>,
}

/// Four examples, small enough for pencil and paper.
#[derive(Serialize)]
struct Quartet {
    x1: Vec<f64>,
    x2: Vec<f64>,
    y: Vec<u8>,
    z: Vec<f64>,
    a: Vec<f64>,
    loss: Vec<f64>,
    dz: Vec<f64>,
    sums: [f64; 4],
    j: f64,
    dw: [f64; 2],
    db: f64,
    learning_rate: f64,
    w_new: [f64; 2],
    b_new: f64,
    z_new: Vec<f64>,
    j_new: f64,
    j_without_1_over_m: f64,
    j_with_1_over_m_twice: f64,
}

/// One step from zeros, at one learning rate.
#[derive(Serialize)]
struct OneStep {
    learning_rate: f64,
    cost: f64,
    accuracy: f64,
    /// How many answers differ from those at the first learning rate.
    answers_that_differ: usize,
}

/// Training on most rows, judged on the others.
#[derive(Serialize)]
struct HeldOut {
    n_x: usize,
    train_rows: usize,
    test_rows: usize,
    train_cost: f64,
    train_accuracy: f64,
    test_accuracy: f64,
    test_majority_accuracy: f64,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(inputs: Inputs) -> Walkthrough {
        let (x, y) = (&inputs.table.examples.x, &inputs.table.examples.y);
        let found = pass(x, y, &inputs.w, inputs.b);
        let [claimed, measured] = both_gradients(x, y, &inputs.w, inputs.b, &found);
        let training = inputs.training.map(|(rate, iterations)| Training::new(&inputs, rate, iterations));
        Walkthrough {
            n_x: x.nrows(),
            m: x.ncols(),
            j: found.cost,
            gradient_error: gradient_error(&claimed, &measured),
            nudges_are_finite: measured.iter().all(|slope| slope.is_finite()),
            gradient_passed: gradients_agree(&claimed, &measured, found.cost),
            dw: found.dw.iter().copied().collect(),
            db: found.db,
            majority_accuracy: majority_accuracy(y),
            story: inputs.whole_lesson.then(|| Story::new(x, y)),
            training,
            inputs,
        }
    }
}

/// The gradient of the pass, and its central differences.
///
/// Both are taken with respect to each parameter times the largest size of its feature, so that a nudge moves
/// z only a little, whatever the feature's unit.
fn both_gradients(x: &Array2<f64>, y: &Array2<f64>, w: &Array2<f64>, b: f64, found: &Pass) -> [Vec<f64>; 2] {
    let n_x = x.nrows();
    let reach: Vec<f64> =
        x.rows().into_iter().map(|feature| largest(feature).max(1.0)).chain([1.0]).collect();
    let cost_at = |scaled: &[f64]| {
        let w = Array2::from_shape_fn((n_x, 1), |(k, _)| scaled[k] / reach[k]);
        pass(x, y, &w, scaled[n_x]).cost
    };
    let scaled: Vec<f64> = w.iter().chain([&b]).zip(&reach).map(|(value, reach)| value * reach).collect();
    let claimed =
        found.dw.iter().chain([&found.db]).zip(&reach).map(|(slope, reach)| slope / reach).collect();
    [claimed, numeric_gradient(cost_at, &scaled)]
}

impl Training {
    fn new(inputs: &Inputs, learning_rate: f64, iterations: usize) -> Training {
        let (x, y) = (&inputs.table.examples.x, &inputs.table.examples.y);
        let (mut w, mut b) = (inputs.w.clone(), inputs.b);
        let (mut costs, mut checkpoints) = (Vec::new(), Vec::new());
        for updates in page::milestones(iterations + 1) {
            costs.extend(train(x, y, &mut w, &mut b, learning_rate, updates - costs.len()));
            checkpoints.push(Checkpoint {
                updates,
                cost: pass(x, y, &w, b).cost,
                accuracy: accuracy(&predictions(x, &w, b), y),
                w: w.iter().copied().collect(),
                b,
            });
        }
        let accuracy = checkpoints.last().map_or(f64::NAN, |end| end.accuracy);
        Training { learning_rate, costs, w: w.into_raw_vec_and_offset().0, b, accuracy, checkpoints }
    }
}

impl Story {
    fn new(x: &Array2<f64>, y: &Array2<f64>) -> Story {
        Story {
            quartet: Quartet::new(),
            one_step: one_step(x, y, &[0.001, 0.1, 10.0]),
            held_out: vec![held_out(Some(TWO_FEATURES.to_vec())), held_out(None)],
        }
    }
}

impl Quartet {
    fn new() -> Quartet {
        let x = array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]];
        let y = array![[1.0, 1.0, 1.0, 0.0]];
        let m = x.ncols() as f64;
        let cost_at = |w1: f64, w2: f64, b: f64| two_feature_pass(&x, &y, w1, w2, b).0;
        let z_at = |w1: f64, w2: f64, b: f64| {
            x.axis_iter(Axis(1)).map(|x_i| w1 * x_i[0] + w2 * x_i[1] + b).collect::<Vec<f64>>()
        };
        let (j, dw1, dw2, db) = two_feature_pass(&x, &y, 0.0, 0.0, 0.0);
        let learning_rate = 1.0;
        // One step from zeros, with every slope multiplied by `factor`.
        let after = |factor: f64| {
            let rate = learning_rate * factor;
            (-rate * dw1, -rate * dw2, -rate * db)
        };
        let (w1, w2, b) = after(1.0);
        let z = z_at(0.0, 0.0, 0.0);
        let a: Vec<f64> = z.iter().map(|&z_i| sigmoid(z_i)).collect();
        let cost_after = |factor: f64| {
            let (w1, w2, b) = after(factor);
            cost_at(w1, w2, b)
        };
        Quartet {
            x1: x.row(0).to_vec(),
            x2: x.row(1).to_vec(),
            y: y.iter().map(|&y_i| y_i as u8).collect(),
            loss: z.iter().zip(&y).map(|(&z_i, &y_i)| loss(z_i, y_i)).collect(),
            dz: a.iter().zip(&y).map(|(a_i, y_i)| a_i - y_i).collect(),
            z,
            a,
            sums: [j * m, dw1 * m, dw2 * m, db * m],
            j,
            dw: [dw1, dw2],
            db,
            learning_rate,
            w_new: [w1, w2],
            b_new: b,
            z_new: z_at(w1, w2, b),
            j_new: cost_at(w1, w2, b),
            j_without_1_over_m: cost_after(m),
            j_with_1_over_m_twice: cost_after(1.0 / m),
        }
    }
}

fn one_step(x: &Array2<f64>, y: &Array2<f64>, rates: &[f64]) -> Vec<OneStep> {
    let mut first = None;
    let step = |&learning_rate: &f64| {
        let (mut w, mut b) = (Array2::zeros((x.nrows(), 1)), 0.0);
        train(x, y, &mut w, &mut b, learning_rate, 1);
        let answers = predictions(x, &w, b);
        let first = first.get_or_insert_with(|| answers.clone());
        OneStep {
            learning_rate,
            cost: pass(x, y, &w, b).cost,
            accuracy: accuracy(&answers, y),
            answers_that_differ: answers.iter().zip(first.iter()).filter(|(one, other)| one != other).count(),
        }
    };
    rates.iter().map(step).collect()
}

/// The learning rate and the number of steps for the rows that are kept back.
const EXAM: (f64, usize) = (0.1, 1000);

/// Trains on four fifths of the rows and judges on the last fifth, with these features or all.
fn held_out(features: Option<Vec<&str>>) -> HeldOut {
    let selection = Selection { features, ..Selection::default() };
    let all = read_examples(BREAST_CANCER, &selection).expect("the bundled data is well-formed");
    let (training_rows, test_rows) = split(all.x.ncols(), 0.2, 1);
    let columns = |rows: &[usize]| (all.x.select(Axis(1), rows), all.y.select(Axis(1), rows));
    let ((mut x, y), (mut test_x, test_y)) = (columns(&training_rows), columns(&test_rows));

    let standardization = Standardization::measure(&x);
    standardization.apply(&mut x);
    standardization.apply(&mut test_x);

    let (mut w, mut b) = (Array2::zeros((x.nrows(), 1)), 0.0);
    train(&x, &y, &mut w, &mut b, EXAM.0, EXAM.1);
    HeldOut {
        n_x: x.nrows(),
        train_rows: x.ncols(),
        test_rows: test_x.ncols(),
        train_cost: pass(&x, &y, &w, b).cost,
        train_accuracy: accuracy(&predictions(&x, &w, b), &y),
        test_accuracy: accuracy(&predictions(&test_x, &w, b), &test_y),
        test_majority_accuracy: majority_accuracy(&test_y),
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        if let Some(story) = &self.story {
            story.quartet.narrate(&mut page);
        }
        self.narrate_pass(&mut page);
        if let Some(training) = &self.training {
            self.narrate_training(training, &mut page);
        }
        if let Some(story) = &self.story {
            narrate_one_step(&story.one_step, &mut page);
            narrate_held_out(&story.held_out, &mut page);
        }
        page.finish()
    }

    fn narrate_pass(&self, page: &mut Page) {
        let Inputs { table, w, b, .. } = &self.inputs;
        let features = &table.examples.features;
        page.section(&format!("One pass over {}", page::counted(self.m, "example")));
        table.narrate(page);
        let parameter = |name: String, value: f64, slope: f64| vec![name, short(value), number(slope)];
        let mut rows: Vec<Vec<String>> = (0..self.n_x.min(10))
            .map(|k| {
                parameter(
                    format!("w{} ({})", k + 1, page::names(&features[k..=k], 24)),
                    w[[k, 0]],
                    self.dw[k],
                )
            })
            .collect();
        if self.n_x > 10 {
            rows.push(vec![format!("... {} more", page::thousands(self.n_x - 10))]);
        }
        rows.push(parameter("b".to_string(), *b, self.db));
        page.table(&["parameter", "value", "slope of J"], &rows);
        let named = if w.iter().all(|&w_k| w_k == 0.0) && *b == 0.0 {
            " = ln 2: every chance is one half"
        } else {
            ""
        };
        page.say(&format!("At these values J = {}{named}.", number(self.j)));
        let finite = [self.j, self.db].iter().chain(&self.dw).all(|value| value.is_finite());
        page.say(&if !finite {
            let remedy = if table.standardized { "" } else { " Try --standardize." };
            format!("Some of these numbers are too large for an f64; they print as infinity or NaN.{remedy}")
        } else if !self.nudges_are_finite {
            "The slopes cannot be checked here: the nudges lead to numbers too large for an f64.".to_string()
        } else {
            let passed = if self.gradient_passed { "passed" } else { "not passed" };
            format!(
                "Check of the slopes against central differences, to {GRADIENT_TOLERANCE:e} of the \
                 largest or to what rounding allows: {passed}."
            )
        });
        if self.training.is_none() {
            page.say("To train from here, add --learning-rate 0.1 --iterations 1000.");
        }
    }

    fn narrate_training(&self, training: &Training, page: &mut Page) {
        let features = &self.inputs.table.examples.features;
        let Training { learning_rate, costs, w, b, checkpoints, .. } = training;
        let iterations = costs.len();
        page.section(&format!(
            "{} at learning rate {}",
            page::counted(iterations, "step"),
            short(*learning_rate)
        ));
        let rows: Vec<Vec<String>> = checkpoints
            .iter()
            .map(|point| vec![point.updates.to_string(), number(point.cost), percent(point.accuracy)])
            .collect();
        page.table(&["steps", "J", "accuracy"], &rows);
        page.say(&format!(
            "Always answering with the more frequent label is right in {}.",
            percent(self.majority_accuracy)
        ));
        let all_finite =
            checkpoints.iter().all(Checkpoint::is_finite) && costs.iter().all(|cost| cost.is_finite());
        if iterations >= 10 && all_finite {
            let after = checkpoints.last().map(|end| end.cost);
            let costs: Vec<(usize, f64)> = costs.iter().copied().chain(after).enumerate().collect();
            let accuracies: Vec<(usize, f64)> =
                checkpoints.iter().map(|point| (point.updates, point.accuracy)).collect();
            page.lines(&pictures::curves(&costs, &accuracies));
        }
        page.lines(&format!("w = {}\nb = {}", vector(w, number), number(*b)));
        if let Some((rises, steps)) = bounces(costs) {
            page.say(&format!(
                "The cost bounces: after the first 20 steps it rises in {rises} of {steps}. The last \
                 four costs are {}. The steps are too long; try a smaller --learning-rate.",
                costs[iterations - 4..].iter().map(|&cost| number(cost)).collect::<Vec<_>>().join(", ")
            ));
        }
        if !all_finite {
            page.say(
                "Some of these numbers are too large for an f64 (they print as infinity or NaN). Try a \
                 smaller --learning-rate, or --standardize.",
            );
        } else if self.n_x == 2 {
            page.section("The boundary");
            page.lines(&self.boundaries(checkpoints));
            page.say(&format!(
                "{} grows to the right, {} upward. Where you see o there are examples with label 0, x \
                 with label 1, * with both. Where lines cross the picture, the chance is 0.1 on the 1s, \
                 one half on the 5s, and 0.9 on the 9s.",
                page::names(&features[..1], 24),
                page::names(&features[1..], 24)
            ));
        }
    }

    /// The boundary at the end, and beside it the one after 50 steps if there were more.
    fn boundaries(&self, checkpoints: &[Checkpoint]) -> String {
        let last = checkpoints.last().expect("there is a checkpoint at 0");
        let draw = |point: &Checkpoint, columns: usize| {
            let title = format!("after {}", page::counted(point.updates, "step"));
            pictures::boundary(&self.inputs.table.examples, &title, &point.w, point.b, columns)
        };
        match checkpoints.iter().find(|point| point.updates == 50 && last.updates > 50) {
            Some(early) => plot::beside(&draw(early, 37), &draw(last, 37), 2),
            None => draw(last, 76),
        }
    }
}

impl Quartet {
    fn narrate(&self, page: &mut Page) {
        page.section("One pass by hand: four examples, two features");
        page.lines("z = w1 x1 + w2 x2 + b     a = sigma(z)     dz = a - y");
        page.lines("J += L     dw1 += x1 dz     dw2 += x2 dz     db += dz");
        let mut rows: Vec<Vec<String>> = (0..self.y.len())
            .map(|i| {
                let (x1, x2, dz) = (self.x1[i], self.x2[i], self.dz[i]);
                let mut row = vec![(i + 1).to_string(), short(x1), short(x2), self.y[i].to_string()];
                row.extend([self.z[i], self.a[i]].map(short));
                row.extend([number(self.loss[i])]);
                row.extend([x1 * dz, x2 * dz, dz].map(|value| page::decimals(value, 2)));
                row
            })
            .collect();
        let total = |name: &str, values: [f64; 4]| {
            let mut row = vec![name.to_string()];
            row.extend(std::iter::repeat_n(String::new(), 5));
            row.push(number(values[0]));
            row.extend(values[1..].iter().map(|&value| page::decimals(value, 2)));
            row
        };
        rows.push(total("sum", self.sums));
        rows.push(total("/ m", [self.j, self.dw[0], self.dw[1], self.db]));
        page.table(&["i", "x1", "x2", "y", "z", "a", "L", "x1 dz", "x2 dz", "dz"], &rows);

        page.section(&format!("One step by hand: alpha = {}", short(self.learning_rate)));
        let line = |name: &str, slope: f64, new: f64| {
            let (rate, slope, new) = (short(self.learning_rate), short(slope), short(new));
            format!("{name} := 0 - {rate} * ({slope}) = {new}")
        };
        page.lines(&format!(
            "{}\n{}\n{}\nz is now {}",
            line("w1", self.dw[0], self.w_new[0]),
            line("w2", self.dw[1], self.w_new[1]),
            line("b ", self.db, self.b_new),
            vector(&self.z_new, short)
        ));
        page.say(&format!(
            "J falls from {} to {}. All four answers are now right: z is above 0 where y is 1, and below \
             0 where y is 0.",
            number(self.j),
            number(self.j_new)
        ));
        page.say(&format!(
            "Forget the division by m and J falls to {}; divide by m twice and it falls to {}. A falling \
             cost does not prove the gradient right.",
            number(self.j_without_1_over_m),
            number(self.j_with_1_over_m_twice)
        ));
    }
}

fn narrate_one_step(steps: &[OneStep], page: &mut Page) {
    page.section("Surprise: one step from zeros");
    let rows: Vec<Vec<String>> = steps
        .iter()
        .map(|step| {
            let differ = step.answers_that_differ.to_string();
            vec![short(step.learning_rate), number(step.cost), percent(step.accuracy), differ]
        })
        .collect();
    page.table(&["learning rate", "J after it", "accuracy", "answers unlike the first row"], &rows);
    page.say(
        "From zeros the step is w = -alpha dw, b = -alpha db, so alpha only stretches every z. Each z \
         has the same sign for every alpha, so each answer is the same. J depends on alpha, the answers \
         do not.",
    );
}

fn narrate_held_out(held_out: &[HeldOut], page: &mut Page) {
    page.section("Rows the neuron has not seen");
    let (training, test) = (held_out[0].train_rows, held_out[0].test_rows);
    page.say(&format!(
        "The rows are shuffled; {training} train the neuron, {test} are kept back. Both are standardized \
         with the training rows' numbers. Then {} steps at learning rate {}.",
        EXAM.1,
        short(EXAM.0)
    ));
    let rows: Vec<Vec<String>> = held_out
        .iter()
        .map(|run| {
            let shares = [run.train_accuracy, run.test_accuracy, run.test_majority_accuracy].map(percent);
            let mut row = vec![run.n_x.to_string(), number(run.train_cost)];
            row.extend(shares);
            row
        })
        .collect();
    page.table(&["n_x", "J in training", "right in training", "right in test", "always 0, in test"], &rows);
}
