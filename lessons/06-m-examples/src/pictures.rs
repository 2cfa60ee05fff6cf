//! The pictures of lesson 06: the boundary among the examples, and the curves of cost and accuracy.

use ndarray::Array2;
use shared::data::Examples;
use shared::plot::{self, Plot};

use crate::walkthrough::Checkpoint;

/// The scatter plot and the lines on which the chance is .1, .5 and .9, early and at the end.
pub fn boundaries(examples: &Examples, checkpoints: &[Checkpoint]) -> String {
    let Examples { x, y, .. } = examples;
    let last = checkpoints.last().expect("there is a checkpoint at 0");
    match checkpoints.iter().find(|point| point.updates == 50 && last.updates > 50) {
        Some(early) => plot::beside(&boundary(x, y, early, 28), &boundary(x, y, last, 28), 2),
        None => boundary(x, y, last, 66),
    }
}

fn boundary(x: &Array2<f64>, y: &Array2<f64>, point: &Checkpoint, columns: usize) -> String {
    let range = |k: usize| {
        let values = x.row(k);
        let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &value| {
            (low.min(value), high.max(value))
        });
        if low < high { (low, high) } else { (low - 1.0, high + 1.0) }
    };
    let (x1, x2) = (range(0), range(1));
    let mut plot = Plot::new(&format!("after {} steps", point.updates), (columns, 17), x1, x2);
    for (axis, (low, high)) in [x1, x2].into_iter().enumerate() {
        // 0 is named where it is not too near to an end.
        let inside = low + 0.1 * (high - low)..high - 0.1 * (high - low);
        for value in
            [Some(low), Some(0.0).filter(|zero| inside.contains(zero)), Some(high)].into_iter().flatten()
        {
            let name = plot::tick(value, high - low);
            if axis == 0 { plot.x_tick(value, name) } else { plot.y_tick(value, name) }
        }
    }
    for (label, mark) in [(0.0, 'o'), (1.0, 'x')] {
        for i in (0..x.ncols()).filter(|&i| y[[0, i]] == label) {
            let (x1, x2) = (x[[0, i]], x[[1, i]]);
            let free = [Some(' '), Some(mark)].contains(&plot.mark_at(x1, x2));
            plot.point(x1, x2, if free { mark } else { '*' });
        }
    }
    for (chance, mark) in [(0.1f64, '1'), (0.5, '5'), (0.9, '9')] {
        // The points with w1 x1 + w2 x2 + b = ln(chance / (1 - chance)).
        let level = (chance / (1.0 - chance)).ln() - point.b;
        let (w1, w2) = (point.w[0], point.w[1]);
        if w1.abs() * (x1.1 - x1.0) > w2.abs() * (x2.1 - x2.0) {
            let at = |x2: f64| ((level - w2 * x2) / w1, x2);
            plot.segment(at(x2.0), at(x2.1), mark);
        } else if w2 != 0.0 {
            let at = |x1: f64| (x1, (level - w1 * x1) / w2);
            plot.segment(at(x1.0), at(x1.1), mark);
        }
    }
    plot.draw()
}

/// Cost and accuracy against the logarithm of the step.
pub fn curves(costs: &[f64], checkpoints: &[Checkpoint]) -> String {
    let log = |step: usize| (step as f64).log10();
    let last = costs.len();
    let draw = |title: &str, points: Vec<(f64, f64)>, name: &dyn Fn(f64) -> String| {
        let low = points.iter().map(|point| point.1).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(|point| point.1).fold(f64::NEG_INFINITY, f64::max);
        // A curve that stays level lies in the middle, and its axis has one name.
        let half = if high > low { 0.0 } else { 0.5 * low.abs().max(f64::MIN_POSITIVE) };
        let mut plot = Plot::new(title, (26, 9), (0.0, log(last)), (low - half, high + half));
        for value in if high > low { vec![low, high] } else { vec![low] } {
            plot.y_tick(value, name(value));
        }
        let decades = (0..).map(|power| 10usize.pow(power)).take_while(|&step| step <= last);
        decades.for_each(|step| plot.x_tick(log(step), step.to_string()));
        for pair in points.windows(2) {
            plot.segment(pair[0], pair[1], '*');
        }
        plot.draw()
    };
    let after = checkpoints.last().map(|end| end.cost);
    let cost = costs
        .iter()
        .copied()
        .chain(after)
        .enumerate()
        .skip(1)
        .map(|(step, cost)| (log(step), cost))
        .collect();
    let accuracy = checkpoints
        .iter()
        .filter(|point| point.updates > 0)
        .map(|point| (log(point.updates), point.accuracy));
    plot::beside(
        &draw("J against steps (log scale)", cost, &|j| plot::tick(j, j / 10.0)),
        &draw("accuracy, enlarged", accuracy.collect(), &|share| format!("{:.1}%", 100.0 * share)),
        4,
    )
}
