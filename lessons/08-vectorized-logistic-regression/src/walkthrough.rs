//! Runs lesson 08 on its inputs and tells what happened.

use lesson02::sigmoid;
use lesson06::inputs::Inputs;
use lesson06::{Pass, accuracy, bounces, majority_accuracy, predictions};
use lesson08::{pass, train};
use ndarray::{Array2, array};
use serde::Serialize;
use shared::page::{self, Page, number, percent, short, vector};
use shared::{blas, largest};

use crate::timings::{Comparison, PASSES};

/// How far two ways to add up the same numbers may lie apart, relative to the largest of them or to 1. Sums of
/// some thousand terms in another order differ by about 1e-14.
const TOLERANCE: f64 = 1e-12;

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    n_x: usize,
    m: usize,
    j: f64,
    dw: Vec<f64>,
    db: f64,
    /// The largest difference from the pass of lesson 06.
    loop_error: f64,
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
    majority_accuracy: f64,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    quartet: Quartet,
    /// The largest difference from the costs, w and b of lesson 06.
    loop_training_error: f64,
    comparisons: Vec<Comparison>,
}

/// Four examples through every line.
#[derive(Serialize)]
struct Quartet {
    x_shape: [usize; 2],
    w: Vec<f64>,
    b: f64,
    z_shape: [usize; 2],
    z: Vec<f64>,
    a: Vec<f64>,
    dz: Vec<f64>,
    dw_shape: [usize; 2],
    dw: Vec<f64>,
    db: f64,
    dz_x_t_shape: [usize; 2],
}

impl Walkthrough {
    /// Computes every number of the lesson, and times what is timed.
    pub fn new(inputs: Inputs) -> Walkthrough {
        let (x, y) = (&inputs.table.examples.x, &inputs.table.examples.y);
        let found = pass(x, y, &inputs.w, inputs.b);
        let by_loop = lesson06::pass(x, y, &inputs.w, inputs.b);
        let numbers = |pass: &Pass| pass.dw.iter().copied().chain([pass.cost, pass.db]).collect::<Vec<f64>>();
        let training = inputs.training.map(|(rate, iterations)| Training::new(&inputs, rate, iterations));
        let story =
            training.as_ref().filter(|_| inputs.whole_lesson).map(|training| Story::new(&inputs, training));
        Walkthrough {
            n_x: x.nrows(),
            m: x.ncols(),
            j: found.cost,
            loop_error: difference(&numbers(&found), &numbers(&by_loop)),
            dw: found.dw.iter().copied().collect(),
            db: found.db,
            training,
            story,
            inputs,
        }
    }
}

/// The largest difference, relative to the largest number or to 1. NaN if a number is none.
fn difference(one: &[f64], other: &[f64]) -> f64 {
    let differences: Vec<f64> = one.iter().zip(other).map(|(one, other)| one - other).collect();
    largest(&differences) / largest(one).max(1.0)
}

impl Training {
    fn new(inputs: &Inputs, learning_rate: f64, iterations: usize) -> Training {
        let (x, y) = (&inputs.table.examples.x, &inputs.table.examples.y);
        let (mut w, mut b) = (inputs.w.clone(), inputs.b);
        let costs = train(x, y, &mut w, &mut b, learning_rate, iterations);
        let accuracy = accuracy(&predictions(x, &w, b), y);
        let w = w.into_raw_vec_and_offset().0;
        Training { learning_rate, costs, w, b, accuracy, majority_accuracy: majority_accuracy(y) }
    }
}

impl Story {
    fn new(inputs: &Inputs, training: &Training) -> Story {
        let (x, y) = (&inputs.table.examples.x, &inputs.table.examples.y);
        let (w, b) = (inputs.w.clone(), inputs.b);
        let iterations = training.costs.len();
        let loops =
            lesson06::train(|w, b| lesson06::pass(x, y, w, b), w, b, training.learning_rate, iterations);
        let (w, b, mut by_loop) = (loops.w, loops.b, loops.costs);
        by_loop.extend(w.iter().chain([&b]));
        let found: Vec<f64> =
            training.costs.iter().chain(&training.w).chain([&training.b]).copied().collect();
        Story {
            quartet: Quartet::new(),
            loop_training_error: difference(&found, &by_loop),
            // The pictures of the notes' course, and a table that is as long as that one is wide.
            comparisons: vec![Comparison::new(12288, 209), Comparison::new(2, 1_000_000)],
        }
    }
}

impl Quartet {
    fn new() -> Quartet {
        let x = array![[2.0, 1.0, 0.0, -1.0], [1.0, -1.0, 2.0, 0.0]];
        let y = array![[1.0, 1.0, 1.0, 0.0]];
        let (w, b) = (array![[0.5], [0.25]], 0.25);
        let z: Array2<f64> = w.t().dot(&x) + b;
        let a = z.mapv(sigmoid);
        let dz = &a - &y;
        let found = pass(&x, &y, &w, b);
        let flat = |matrix: &Array2<f64>| matrix.iter().copied().collect::<Vec<f64>>();
        Quartet {
            x_shape: x.dim().into(),
            w: flat(&w),
            b,
            z_shape: z.dim().into(),
            z: flat(&z),
            a: flat(&a),
            dz: flat(&dz),
            dw_shape: found.dw.dim().into(),
            dw: flat(&found.dw),
            db: found.db,
            dz_x_t_shape: dz.dot(&x.t()).dim().into(),
        }
    }
}

impl Walkthrough {
    /// The lesson as text. What is timed comes last, under headings that say so.
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
            story.comparisons.iter().for_each(|comparison| comparison.narrate(&mut page));
            page.say(&blas::report());
            if !blas::BUILT_IN {
                page.say(
                    "To see it with BLAS: `cargo xtask setup`, then cargo run -p lesson08 --features blas.",
                );
            }
        }
        page.finish()
    }

    fn narrate_pass(&self, page: &mut Page) {
        let (n_x, m) = (self.n_x, self.m);
        page.section(&format!("One pass over {}", page::counted(m, "example")));
        self.inputs.table.narrate(page);
        page.table(
            &["line", "shapes", "result"],
            &[
                line("Z = w' X + b", &format!("(1, {n_x}) . ({n_x}, {m})"), (1, m)),
                line("A = sigma(Z)", "element by element", (1, m)),
                line("dZ = A - Y", "element by element", (1, m)),
                line("dw = X dZ' / m", &format!("({n_x}, {m}) . ({m}, 1)"), (n_x, 1)),
            ],
        );
        page.lines(&format!(
            "J  = {}\ndw = {}\ndb = {}",
            number(self.j),
            vector(&self.dw, number),
            number(self.db)
        ));
        page.say(&agreement("J, dw and db", self.loop_error));
    }

    fn narrate_training(&self, training: &Training, page: &mut Page) {
        let iterations = training.costs.len();
        let rate = short(training.learning_rate);
        page.section(&format!("{} at learning rate {rate}", page::counted(iterations, "step")));
        let rows: Vec<Vec<String>> = page::milestones(iterations)
            .into_iter()
            .map(|k| vec![k.to_string(), number(training.costs[k])])
            .collect();
        page.table(&["steps", "J"], &rows);
        page.lines(&format!(
            "w = {}\nb = {}\nright in {} (always the more frequent label: {})",
            vector(&training.w, number),
            number(training.b),
            percent(training.accuracy),
            percent(training.majority_accuracy)
        ));
        if let Some(story) = &self.story {
            page.say(&agreement("Every cost, w and b", story.loop_training_error));
        }
        if let Some((rises, steps)) = bounces(&training.costs) {
            page.say(&format!(
                "The cost bounces: after the first 20 steps it rises in {rises} of {steps}. The steps are too \
                 long; try a smaller --learning-rate."
            ));
        }
        let numbers = training.costs.iter().chain(&training.w).chain([&training.b]);
        if !largest(numbers).is_finite() {
            page.say(
                "Some of these numbers are too large for an f64 (they print as infinity or NaN). Try a smaller \
                 --learning-rate, or --standardize.",
            );
        }
    }
}

fn line(formula: &str, shapes: &str, (rows, columns): (usize, usize)) -> Vec<String> {
    vec![formula.to_string(), shapes.to_string(), format!("({rows}, {columns})")]
}

fn agreement(what: &str, error: f64) -> String {
    if !error.is_finite() {
        return "Some of these numbers are too large for an f64; the loop cannot be compared.".to_string();
    }
    let agree = if error <= TOLERANCE { "agree" } else { "DO NOT AGREE" };
    format!("{what} {agree} with the loop of lesson 06 to {TOLERANCE:e}.")
}

/// Rectangles to scale, side by side, each with its name and shape below.
fn rectangles(matrices: &[(&str, [usize; 2])], signs: &[&str]) -> String {
    let height = matrices.iter().map(|(_, [rows, _])| *rows).max().unwrap_or(0);
    let mut lines = vec![String::new(); height + 4];
    for (index, (name, [rows, columns])) in matrices.iter().enumerate() {
        let inside = 4 * columns - 1;
        let names = [name.to_string(), format!("({rows}, {columns})")];
        let width = names.iter().map(String::len).max().unwrap_or(0).max(inside + 2);
        let mut block = vec![format!("┌{}┐", "─".repeat(inside))];
        block.extend(std::iter::repeat_n(format!("│{}│", vec!["   "; *columns].join(" ")), *rows));
        block.push(format!("└{}┘", "─".repeat(inside)));
        block.resize(height + 2, String::new());
        block.extend(names);
        let sign = signs.get(index).copied().unwrap_or("");
        for (row, (line, part)) in lines.iter_mut().zip(block).enumerate() {
            let sign = if row == 1 { sign } else { "" };
            *line += &format!("{part:<width$} {sign:^3} ");
        }
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

impl Quartet {
    fn narrate(&self, page: &mut Page) {
        let six =
            |values: &[f64]| values.iter().map(|&value| format!("{:>10}", number(value))).collect::<String>();
        let w_t_shape = [self.dw_shape[1], self.dw_shape[0]];
        let dz_t_shape = [self.z_shape[1], self.z_shape[0]];
        page.section("Four examples at once, with the shape of every line");
        page.say(&format!(
            "w' = {}, b = {}; X and Y are those of lesson 06.",
            vector(&self.w, short),
            short(self.b)
        ));
        page.lines(&format!(
            "Z  = w' X + b    {}\nA  = sigma(Z)    {}\ndZ = A - Y       {}",
            six(&self.z),
            six(&self.a),
            six(&self.dz)
        ));
        page.lines(&rectangles(&[("w'", w_t_shape), ("X", self.x_shape), ("Z", self.z_shape)], &[".", "="]));
        page.lines(&format!("dw = X dZ' / m   {}\ndb = sum(dZ) / m {}", six(&self.dw), six(&[self.db])));
        page.lines(&rectangles(
            &[("X", self.x_shape), ("dZ'", dz_t_shape), ("dw", self.dw_shape)],
            &[".", "="],
        ));
        page.say(&format!(
            "dZ X' would have the same two numbers in shape ({}, {}): w could not take them.",
            self.dz_x_t_shape[0], self.dz_x_t_shape[1]
        ));
    }
}

impl Comparison {
    fn narrate(&self, page: &mut Page) {
        let (n_x, m) = (page::counted(self.n_x, "feature"), page::counted(self.m, "example"));
        page.section(&format!("{n_x}, {m}, timed here"));
        let first = self.rows[0].time.median_ns;
        let ms = |ns: f64| page::decimals(ns / 1e6, 3);
        let rows: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                let time = row.time;
                let whole = PASSES.contains(&row.name);
                let name = if whole { row.name.to_string() } else { format!("  {}", row.name) };
                let spread = format!("{} to {}", ms(time.low_ns), ms(time.high_ns));
                vec![name, ms(time.median_ns), spread, format!("{:.2}", time.median_ns / first)]
            })
            .collect();
        page.table(&["pass, and its lines", "ms", "half of the runs", "share of the loop"], &rows);
    }
}
