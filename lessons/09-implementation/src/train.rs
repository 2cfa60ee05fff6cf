//! `train`: from a file to a model, judged by rows it has not seen.

use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lesson06::inputs::measure;
use lesson06::{Standardization, accuracy, bounces, majority_accuracy, predictions, split};
use lesson09::model::{Model, check_writable};
use lesson09::{Rung, reorder_columns, train};
use ndarray::{Array2, Axis, s};
use serde::Serialize;
use shared::arrays::holds_arrays;
use shared::cli::{Flag, Flags, Usage};
use shared::data::{Examples, Selection};
use shared::page::{self, Page, number, percent, short, vector};
use shared::plot::{Plot, tick};
use shared::{Error, blas, largest};

use crate::files::{read, required, use_threads};

/// The flags of `train`.
pub const USAGE: Usage = Usage {
    package: "lesson09 -- train",
    about: "Trains a neuron on a file of your own: .csv, .npz with X and Y, or the course's .h5.",
    flags: &[
        Flag::new("--data", "FILE", "", None, "The examples to train with."),
        Flag::new("--test", "FILE", "", None, "Other examples, to judge the neuron by."),
        Flag::new(
            "--test-fraction",
            "P",
            "",
            None,
            "Shuffle the examples, and keep this part of them back for the test; above 0 and below 1.",
        ),
        Flag::new("--seed", "S", "1", Some((0, 1_000_000_000)), "Which shuffle; belongs to --test-fraction."),
        Flag::new("--label", "COLUMN", "", None, "The column of the label, in CSV. Default: the last one."),
        Flag::new("--positive", "VALUE", "", None, "The value of the label that counts as 1."),
        Flag::new(
            "--features",
            "C1,C2",
            "",
            None,
            "The columns of the features, in CSV. Default: the others.",
        ),
        Flag::new(
            "--standardize",
            "",
            "",
            None,
            "Centre each feature and divide it by its deviation, both measured on the training rows.",
        ),
        Flag::new("--learning-rate", "A", "0.1", None, "The size of a step, above 0."),
        Flag::new("--iterations", "N", "1000", Some((0, 10_000_000)), "The number of steps."),
        Flag::new("--threads", "T", "", Some((1, 1024)), "How many threads work. Default: all cores."),
        Flag::new(
            "--rung",
            "NAME",
            "rayon",
            None,
            "How a step is computed: loops, vectorized, blas or rayon.",
        ),
        Flag::new("--model", "OUT.json", "", None, "Save the trained neuron here."),
    ],
};

/// What came of a training.
#[derive(Serialize)]
pub struct Trained {
    n_x: usize,
    /// The training examples.
    m: usize,
    rung: &'static str,
    #[serde(skip)]
    threads: usize,
    learning_rate: f64,
    /// `[k, J before update k]` at every hundredth step and the last.
    costs: Vec<(usize, f64)>,
    w: Vec<f64>,
    b: f64,
    train_accuracy: f64,
    majority_accuracy: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_m: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_accuracy: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_majority_accuracy: Option<f64>,
    #[serde(skip)]
    story: Story,
}

/// What only the text tells.
struct Story {
    file: String,
    features: Vec<String>,
    standardized: bool,
    constant: Vec<String>,
    ones: usize,
    all_costs: Vec<f64>,
    split: String,
    model: Option<String>,
    seconds: f64,
}

/// The examples, the training ones first.
struct Rows {
    examples: Examples,
    /// How many columns of X are for training.
    m: usize,
    /// Test examples of a file of their own.
    test: Option<Examples>,
    split: String,
}

impl Trained {
    /// Reads, trains, judges, saves.
    pub fn new(flags: &Flags) -> Result<Trained, Error> {
        let (learning_rate, iterations) = (flags.positive("--learning-rate")?, flags.count("--iterations")?);
        let has_default = "it has a default";
        let (learning_rate, iterations) = (learning_rate.expect(has_default), iterations.expect(has_default));
        let rung = rung(flags)?;
        let threads = use_threads(flags)?;
        let model_file = flags.text("--model");
        if let Some(path) = model_file {
            keep_data(flags, path)?;
            check_writable(path)?;
        }
        // The loops use one thread; under rayon's threads BLAS must not start more.
        let threads = match rung {
            Rung::Rayon => threads,
            Rung::Loops => 1,
            Rung::Vectorized | Rung::Blas => {
                blas::set_threads(threads);
                blas::threads()
            }
        };

        let Rows { mut examples, m, mut test, split } = rows(flags)?;
        let standardization = if flags.given("--standardize") {
            let measured = measure(&examples.x.slice(s![.., ..m]), &examples)?;
            measured.apply(&mut examples.x);
            if let Some(test) = &mut test {
                measured.apply(&mut test.x);
            }
            Some(measured)
        } else {
            None
        };

        let x = examples.x.slice(s![.., ..m]);
        let y = examples.y.slice(s![.., ..m]).to_owned();
        let (mut w, mut b) = (Array2::zeros((x.nrows(), 1)), 0.0);
        let bar = Progress::new(iterations);
        let start = Instant::now();
        let all_costs =
            train(rung, (&x, &y), (&mut w, &mut b), learning_rate, iterations, || bar.step_done());
        let seconds = start.elapsed().as_secs_f64();
        bar.bar.finish_and_clear();

        let judge = |x: &ndarray::ArrayRef2<f64>, y: &Array2<f64>| {
            (y.len(), accuracy(&predictions(x, &w, b), y), majority_accuracy(y))
        };
        let judged = match &test {
            Some(test) => Some(judge(&test.x, &test.y)),
            None if m < examples.x.ncols() => {
                Some(judge(&examples.x.slice(s![.., m..]), &examples.y.slice(s![.., m..]).to_owned()))
            }
            None => None,
        };
        let trained = Trained {
            n_x: x.nrows(),
            m,
            rung: rung.name(),
            threads,
            learning_rate,
            costs: all_costs
                .iter()
                .copied()
                .enumerate()
                .filter(|(k, _)| k % 100 == 0 || k + 1 == iterations)
                .collect(),
            w: w.iter().copied().collect(),
            b,
            train_accuracy: accuracy(&predictions(&x, &w, b), &y),
            majority_accuracy: majority_accuracy(&y),
            test_m: judged.map(|judged| judged.0),
            test_accuracy: judged.map(|judged| judged.1),
            test_majority_accuracy: judged.map(|judged| judged.2),
            story: Story {
                file: examples.file.clone(),
                constant: standardization.as_ref().map_or(Vec::new(), |measured| {
                    measured.constant.iter().map(|&k| examples.features[k].clone()).collect()
                }),
                features: examples.features.clone(),
                standardized: standardization.is_some(),
                ones: y.iter().filter(|&&y_i| y_i == 1.0).count(),
                all_costs,
                split,
                model: model_file.map(String::from),
                seconds,
            },
        };
        if let Some(path) = model_file {
            if !largest(trained.w.iter().chain([&b])).is_finite() {
                let remedy = "try a smaller --learning-rate, or --standardize";
                return Err(Error::file(
                    path,
                    format!("not written: the weights are no longer finite; {remedy}"),
                ));
            }
            model(flags, &examples, standardization, &w, b).save(path)?;
        }
        Ok(trained)
    }
}

/// The rung that was named, if this program has it.
fn rung(flags: &Flags) -> Result<Rung, Error> {
    let name = flags.text("--rung").unwrap_or_default();
    let Some(rung) = Rung::ALL.into_iter().find(|rung| rung.name() == name) else {
        return Err(Error::flag(
            "--rung",
            format!("found '{name}', expected loops, vectorized, blas or rayon"),
        ));
    };
    if !Rung::available().contains(&rung) {
        let remedy = "cargo xtask setup, then cargo run -p lesson09 --features blas -- train ...";
        return Err(Error::flag("--rung", format!("BLAS is not built in; type {remedy}")));
    }
    Ok(rung)
}

/// A model must not take the place of the data.
fn keep_data(flags: &Flags, model: &str) -> Result<(), Error> {
    let place = |path: &str| std::fs::canonicalize(path).ok();
    for flag in ["--data", "--test"] {
        if let Some(data) = flags.text(flag).and_then(place)
            && place(model) == Some(data)
        {
            return Err(Error::flag("--model", format!("names the file of {flag}; name another one")));
        }
    }
    Ok(())
}

/// Reads the examples, and keeps some back if that was asked for.
fn rows(flags: &Flags) -> Result<Rows, Error> {
    flags.conflict("--test", "--test-fraction")?;
    if flags.given("--seed") && !flags.given("--test-fraction") {
        return Err(Error::flag("--seed", "belongs to --test-fraction; give both"));
    }
    let fraction = flags.number("--test-fraction")?;
    if let Some(fraction) = fraction.filter(|fraction| !(0.0 < *fraction && *fraction < 1.0)) {
        let expected = "expected a number above 0 and below 1";
        return Err(Error::flag("--test-fraction", format!("found {fraction}, {expected}")));
    }
    let seed = flags.count("--seed")?.expect("it has a default");
    let path = required(flags, "--data")?;
    for file in [Some(path), flags.text("--test")].into_iter().flatten().filter(|file| holds_arrays(file)) {
        for flag in ["--label", "--features"] {
            if flags.given(flag) {
                return Err(Error::flag(flag, format!("belongs to CSV; {file} has no column names")));
            }
        }
    }
    let features: Option<Vec<&str>> =
        flags.text("--features").map(|names| names.split(',').map(str::trim).collect());
    if let Some(names) = &features
        && let Some(twice) = (1..names.len()).find(|&index| names[..index].contains(&names[index]))
    {
        return Err(Error::flag("--features", format!("'{}' is named twice", names[twice])));
    }
    let (label, positive) = (flags.text("--label"), flags.text("--positive"));
    let mut examples = read(path, &Selection { label, positive, features, ..Selection::default() })?;
    let total = examples.x.ncols();
    if let Some(test) = flags.text("--test") {
        let features = Some(examples.features.iter().map(String::as_str).collect());
        let label = examples.label.as_deref();
        let test = read(test, &Selection { label, positive, features, ..Selection::default() })?;
        let split = format!("{} test examples in {}", page::thousands(test.x.ncols()), test.file);
        return Ok(Rows { examples, m: total, test: Some(test), split });
    }
    let Some(fraction) = fraction else {
        return Ok(Rows { examples, m: total, test: None, split: "no test examples".to_string() });
    };
    let (training, test) = split(total, fraction, seed as u64);
    if training.is_empty() || test.is_empty() {
        let problem = format!(
            "has {}; --test-fraction {fraction} leaves none for {}",
            page::counted(total, "example"),
            if test.is_empty() { "the test" } else { "training" }
        );
        return Err(Error::file(&examples.file, problem));
    }
    let m = training.len();
    let order = [training, test].concat();
    reorder_columns(&mut examples.x, &order);
    examples.y = examples.y.select(Axis(1), &order);
    let split = format!("shuffled with seed {seed}; {} kept back for the test", page::thousands(total - m));
    Ok(Rows { examples, m, test: None, split })
}

fn model(
    flags: &Flags,
    examples: &Examples,
    standardization: Option<Standardization>,
    w: &Array2<f64>,
    b: f64,
) -> Model {
    let (mean, deviation) = standardization.map(|measured| (measured.mean, measured.deviation)).unzip();
    Model {
        label: examples.label.clone(),
        positive: flags.text("--positive").map(String::from),
        mean,
        deviation,
        ..Model::new(examples.features.clone(), w, b)
    }
}

/// A bar on the terminal, from the second second on.
struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: Once,
}

impl Progress {
    fn new(iterations: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(iterations as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("training {bar:40} {pos} of {len} steps, {eta} left");
        Progress {
            bar: bar.with_style(style.expect("the template is valid")),
            start: Instant::now(),
            shown: Once::new(),
        }
    }

    fn step_done(&self) {
        if !self.shown.is_completed() && self.start.elapsed() > Duration::from_secs(1) {
            // Where stderr is no terminal, nothing is drawn.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }
}

impl Trained {
    /// The training as text.
    pub fn narrate(&self) -> String {
        let Story { file, features, standardized, constant, ones, all_costs, split, model, seconds } =
            &self.story;
        let mut page = Page::new();
        page.section("The data");
        let scale = if *standardized { ", standardized with the training rows' numbers" } else { "" };
        page.lines(&format!(
            "data       {file}\nfeatures   n_x = {}{scale}\n           {}\nexamples   m = {} for training: {ones} \
             with label 1, {} with label 0\n           {split}",
            self.n_x,
            page::names(features, 62),
            self.m,
            self.m - ones
        ));
        if !constant.is_empty() {
            let names = page::names(constant, 200);
            page.say(&format!("note: the same in every training row, so centred and not divided: {names}."));
        }
        if *ones == 0 || *ones == self.m {
            page.say("note: all training labels are the same; there is nothing to tell apart.");
        }

        let iterations = all_costs.len();
        let rate = short(self.learning_rate);
        page.section(&format!("{} at learning rate {rate}", page::counted(iterations, "step")));
        let rows: Vec<Vec<String>> = page::milestones(iterations)
            .into_iter()
            .map(|k| vec![k.to_string(), number(all_costs[k])])
            .collect();
        page.table(&["steps", "J"], &rows);
        let finite = largest(all_costs.iter().chain(&self.w).chain([&self.b])).is_finite();
        if iterations >= 10 && finite {
            page.lines(&cost_curve(all_costs));
        }
        page.lines(&format!("w = {}\nb = {}", vector(&self.w, number), number(self.b)));
        if let Some((rises, steps)) = bounces(all_costs) {
            page.say(&format!(
                "The cost bounces: after the first 20 steps it rises in {rises} of {steps}; try a smaller \
                 --learning-rate."
            ));
        }
        if !finite {
            page.say(
                "Some of these numbers are too large for an f64 (they print as infinity or NaN). Try a smaller \
                 --learning-rate, or --standardize.",
            );
        }

        page.section("How good is it?");
        let row = |rows: &str, m: usize, right: f64, majority: f64| {
            vec![rows.to_string(), m.to_string(), percent(right), percent(majority)]
        };
        let mut rows = vec![row("training", self.m, self.train_accuracy, self.majority_accuracy)];
        if let (Some(m), Some(right), Some(majority)) =
            (self.test_m, self.test_accuracy, self.test_majority_accuracy)
        {
            rows.push(row("test", m, right, majority));
        } else {
            page.say("Judged by the rows it was trained with. --test-fraction 0.2 keeps some back.");
        }
        page.table(&["examples", "m", "right", "always the more frequent label"], &rows);
        if let Some(path) = model {
            page.say(&format!("Saved: {path}"));
        }
        let threads = page::counted(self.threads, "thread");
        page.say(&format!("By {}, {threads}, in {seconds:.1} s. {}", self.rung, blas::report()));
        page.finish()
    }
}

/// J against the steps.
pub fn cost_curve(costs: &[f64]) -> String {
    let low = costs.iter().copied().fold(f64::INFINITY, f64::min);
    let high = costs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // A cost that never changes still has a line in the middle.
    let (low, high) = if high > low { (low, high) } else { (low - 0.5, high + 0.5) };
    let last = (costs.len() - 1) as f64;
    let mut plot = Plot::new("J against steps", (60, 9), (0.0, last), (low, high));
    for y in [low, high] {
        plot.y_tick(y, tick(y, high - low));
    }
    for x in [0.0, last] {
        plot.x_tick(x, short(x));
    }
    for (k, &cost) in costs.iter().enumerate() {
        plot.point(k as f64, cost, '*');
    }
    plot.draw()
}
