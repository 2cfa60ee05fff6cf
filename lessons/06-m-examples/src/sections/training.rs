//! Training: cost and accuracy step by step.

use lesson06::{Trained, accuracy, bounces, majority_accuracy, pass, predictions, train};
use ndarray::Array2;
use serde::Serialize;
use shared::data::{Examples, Table};
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, counted, milestones, number, percent, short, tick, vector};

/// A training from its start to its end.
#[derive(Serialize)]
pub struct Training {
    learning_rate: f64,
    /// Whether the features are; else that is the first remedy.
    standardized: bool,
    costs: Vec<f64>,
    w: Vec<f64>,
    b: f64,
    accuracy: f64,
    majority_accuracy: f64,
    pub checkpoints: Vec<Checkpoint>,
    /// How often the cost rises, of so many steps, if it bounces.
    bounces: Option<(usize, usize)>,
    plots: Vec<Plot>,
}

/// The neuron after so many updates.
#[derive(Serialize)]
pub struct Checkpoint {
    pub updates: usize,
    cost: f64,
    accuracy: f64,
    pub w: Vec<f64>,
    pub b: f64,
}

impl Training {
    pub fn compute(
        table: &Table,
        mut w: Array2<f64>,
        mut b: f64,
        learning_rate: f64,
        iterations: usize,
    ) -> Training {
        let Examples { x, y, .. } = &table.examples;
        let (mut costs, mut places) = (Vec::new(), Vec::new());
        for updates in milestones(iterations + 1) {
            let more: Trained = train(|w, b| pass(x, y, w, b), w, b, learning_rate, updates - costs.len());
            (w, b) = (more.w, more.b);
            costs.extend(more.costs);
            places.push((updates, w.clone(), b));
        }
        // The cost after so many updates is the one before the next; after the last there is none.
        let cost_at = |updates: usize, w: &Array2<f64>, b: f64| {
            costs.get(updates).copied().unwrap_or_else(|| pass(x, y, w, b).cost)
        };
        let checkpoint = |(updates, w, b): &(usize, Array2<f64>, f64)| Checkpoint {
            updates: *updates,
            cost: cost_at(*updates, w, *b),
            accuracy: accuracy(&predictions(x, w, *b), y),
            w: w.iter().copied().collect(),
            b: *b,
        };
        let checkpoints: Vec<Checkpoint> = places.iter().map(checkpoint).collect();
        let mut training = Training {
            learning_rate,
            standardized: table.standardized,
            bounces: bounces(&costs),
            costs,
            w: w.into_raw_vec_and_offset().0,
            b,
            accuracy: checkpoints[checkpoints.len() - 1].accuracy,
            majority_accuracy: majority_accuracy(y),
            checkpoints,
            plots: Vec::new(),
        };
        if iterations >= SHORTEST_CURVE && training.is_finite() {
            training.plots = vec![training.cost_curve(), training.accuracy_curve()];
        }
        training
    }

    /// Whether every number fits an f64.
    pub fn is_finite(&self) -> bool {
        let numbers =
            |point: &Checkpoint| point.w.iter().copied().chain([point.cost, point.b]).collect::<Vec<_>>();
        self.checkpoints.iter().flat_map(numbers).chain(self.costs.iter().copied()).all(f64::is_finite)
    }

    /// What shortens the steps.
    fn remedy(&self) -> &'static str {
        if self.standardized {
            "a smaller --learning-rate"
        } else {
            "--standardize first, or a smaller --learning-rate"
        }
    }

    /// J against the steps.
    fn cost_curve(&self) -> Plot {
        let after = self.checkpoints.last().map(|end| end.cost);
        let points = self.costs.iter().copied().chain(after).enumerate().collect();
        let shows = "The cost J after each step, on a logarithmic scale of steps.";
        curve("J against steps (log scale)", shows, "J", points, |j| tick(j, j / 10.0))
    }

    /// The accuracy against the steps.
    fn accuracy_curve(&self) -> Plot {
        let points = self.checkpoints.iter().map(|point| (point.updates, point.accuracy)).collect();
        let shows = "The share of right answers after some of the steps, on a logarithmic scale of steps.";
        curve("accuracy, enlarged", shows, "accuracy", points, |share| format!("{:.1}%", 100.0 * share))
    }
}

/// With fewer steps there is no curve to see.
const SHORTEST_CURVE: usize = 10;

/// A value after so many steps, against the logarithm of the steps.
fn curve(
    title: &str,
    shows: &str,
    measured: &str,
    points: Vec<(usize, f64)>,
    name: impl Fn(f64) -> String,
) -> Plot {
    let log = |steps: usize| (steps as f64).log10();
    let last = points.last().map_or(1, |&(steps, _)| steps);
    let points: Vec<(f64, f64)> =
        points.into_iter().filter(|point| point.0 > 0).map(|(steps, value)| (log(steps), value)).collect();
    let low = points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
    let high = points.iter().map(|point| point.1).fold(f64::NEG_INFINITY, f64::max);
    // A curve that stays level lies in the middle, and its axis has one name.
    let half = if high > low { 0.0 } else { 0.5 * low.abs().max(f64::MIN_POSITIVE) };
    let ends = if high > low { vec![low, high] } else { vec![low] };
    let decades = (0..).map(|power| 10usize.pow(power)).take_while(|&steps| steps <= last);
    let x =
        decades.fold(Axis::new("steps", (0.0, log(last))), |x, steps| x.tick(log(steps), steps.to_string()));
    let y = Axis::new(measured, (low - half, high + half)).ticks(&ends, name);
    Plot::new(title, shows, (26, 9), x, y).line(measured, '*', points)
}

impl Section for Training {
    fn title(&self) -> String {
        format!("{} at learning rate {}", counted(self.costs.len(), "step"), short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        let row =
            |point: &Checkpoint| vec![point.updates.to_string(), number(point.cost), percent(point.accuracy)];
        page.table(&["steps", "J", "accuracy"], &self.checkpoints.iter().map(row).collect::<Vec<_>>());
        let majority = percent(self.majority_accuracy);
        page.say(&format!("Always answering with the more frequent label is right in {majority}."));
        if let [costs, accuracies] = &self.plots[..] {
            page.plots([costs, accuracies], 4);
        }
        page.lines(&format!("w = {}\nb = {}", vector(&self.w, number), number(self.b)));
        if let Some((rises, steps)) = self.bounces {
            let last: Vec<String> = self.costs[self.costs.len() - 4..].iter().map(|&j| number(j)).collect();
            page.say(&format!(
                "The cost bounces: after the first 20 steps it rises in {rises} of {steps}. The last four costs are \
                 {}. The steps are too long; try {}.",
                last.join(", "),
                self.remedy()
            ));
        }
        if !self.is_finite() {
            page.too_large(&format!("Try {}.", self.remedy()));
        }
    }
}
