//! The boundary among the examples, for two features.

use lesson02::logit;
use serde::Serialize;
use shared::data::Examples;
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, counted, names, tick, width};

use super::Training;
use super::training::Checkpoint;

/// The boundary at the end, and before it the one after 50 steps if there were more.
#[derive(Serialize)]
pub struct Boundary {
    plots: Vec<Plot>,
}

/// The earlier boundary is the one after so many steps.
const EARLY: usize = 50;

impl Boundary {
    /// None if there are not two features, or if the training led to numbers too large for an f64.
    pub fn compute(examples: &Examples, training: &Training) -> Option<Boundary> {
        let last = training.checkpoints.last()?;
        if examples.x.nrows() != 2 || !training.is_finite() {
            return None;
        }
        let early = training.checkpoints.iter().find(|point| point.updates == EARLY && last.updates > EARLY);
        let plots = match early {
            Some(early) => vec![boundary(examples, early, 37), boundary(examples, last, 37)],
            None => vec![boundary(examples, last, 76)],
        };
        Some(Boundary { plots })
    }
}

impl Section for Boundary {
    fn title(&self) -> String {
        "The boundary".to_string()
    }

    fn tell(&self, page: &mut Page) {
        match &self.plots[..] {
            [early, last] => page.plots([early, last], 2),
            plots => plots.iter().for_each(|plot| page.plot(plot)),
        }
        page.say(&self.plots[0].key());
        page.say(&self.plots[0].shows);
    }
}

/// The examples, and the lines on which the chance is .1, .5 and .9; so many characters wide with its axes.
fn boundary(examples: &Examples, neuron: &Checkpoint, columns: usize) -> Plot {
    let Examples { features, x, y, .. } = examples;
    let [x1, x2] = [0, 1].map(|k| axis(&features[k], x.row(k).iter().copied()));
    let margin = x2.ticks.iter().map(|tick| width(&tick.name)).max().unwrap_or(0) + 3;
    let shows = format!(
        "The examples with label 0 and with label 1: {} grows to the right, {} upward. Where lines cross the picture, the \
         chance is 0.1, one half and 0.9.",
        x1.name, x2.name
    );
    let with_label = |label: f64| {
        let of_label = (0..x.ncols()).filter(|&i| y[[0, i]] == label);
        of_label.map(|i| (x[[0, i]], x[[1, i]])).collect::<Vec<_>>()
    };
    let title = format!("after {}", counted(neuron.updates, "step"));
    let ranges = [(x1.low, x1.high), (x2.low, x2.high)];
    let examples = Plot::new(title, shows, (columns - margin, 17), x1, x2)
        .both('*')
        .points("label 0", 'o', with_label(0.0))
        .points("label 1", 'x', with_label(1.0));
    let lines = [(0.1, '1'), (0.5, '5'), (0.9, '9')];
    lines.into_iter().fold(examples, |plot, (chance, mark)| {
        match line_of_chance(chance, &neuron.w, neuron.b, ranges) {
            Some(ends) => plot.line(format!("chance {chance}"), mark, ends.into()),
            None => plot,
        }
    })
}

/// A feature's axis over its values. 0 is named where it is not too near to an end.
fn axis(name: &String, values: impl Iterator<Item = f64>) -> Axis {
    let ends = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let (low, high) = if ends.0 < ends.1 { ends } else { (ends.0 - 1.0, ends.1 + 1.0) };
    let inside = low + 0.1 * (high - low)..high - 0.1 * (high - low);
    let named = [Some(low), Some(0.0).filter(|zero| inside.contains(zero)), Some(high)];
    let named: Vec<f64> = named.into_iter().flatten().collect();
    Axis::new(names(std::slice::from_ref(name), 24), (low, high)).ticks(&named, |x| tick(x, high - low))
}

/// The ends of the line of all points with w1 x1 + w2 x2 + b = ln(chance / (1 - chance)); None if w is 0.
fn line_of_chance(chance: f64, w: &[f64], b: f64, [x1, x2]: [(f64, f64); 2]) -> Option<[(f64, f64); 2]> {
    let level = logit(chance) - b;
    let (w1, w2) = (w[0], w[1]);
    if w1.abs() * (x1.1 - x1.0) > w2.abs() * (x2.1 - x2.0) {
        let at = |x2: f64| ((level - w2 * x2) / w1, x2);
        Some([at(x2.0), at(x2.1)])
    } else {
        let at = |x1: f64| (x1, (level - w1 * x1) / w2);
        (w2 != 0.0).then(|| [at(x1.0), at(x1.1)])
    }
}
