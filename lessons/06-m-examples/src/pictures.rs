//! The pictures of lesson 06: the boundary among the examples, and the curves of cost and accuracy.

use shared::data::Examples;
use shared::plot::{self, Plot};

/// The examples, and the lines on which the chance is .1, .5 and .9, with its axes so many characters
/// wide.
pub fn boundary(examples: &Examples, title: &str, w: &[f64], b: f64, width: usize) -> String {
    let Examples { x, y, .. } = examples;
    let range = |k: usize| {
        let values = x.row(k);
        let (low, high) = values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &value| {
            (low.min(value), high.max(value))
        });
        if low < high { (low, high) } else { (low - 1.0, high + 1.0) }
    };
    let (x1, x2) = (range(0), range(1));
    // 0 is named where it is not too near to an end.
    let ticks = |(low, high): (f64, f64)| {
        let inside = low + 0.1 * (high - low)..high - 0.1 * (high - low);
        let zero = Some(0.0).filter(|zero| inside.contains(zero));
        let values = [Some(low), zero, Some(high)].into_iter().flatten();
        values.map(|value| (value, plot::tick(value, high - low))).collect::<Vec<_>>()
    };
    let margin = ticks(x2).iter().map(|(_, name)| name.chars().count()).max().unwrap_or(0) + 3;
    let mut plot = Plot::new(title, (width - margin, 17), x1, x2);
    ticks(x1).into_iter().for_each(|(value, name)| plot.x_tick(value, name));
    ticks(x2).into_iter().for_each(|(value, name)| plot.y_tick(value, name));
    for (label, mark) in [(0.0, 'o'), (1.0, 'x')] {
        for i in (0..x.ncols()).filter(|&i| y[[0, i]] == label) {
            let (x1, x2) = (x[[0, i]], x[[1, i]]);
            let free = [Some(' '), Some(mark)].contains(&plot.mark_at(x1, x2));
            plot.point(x1, x2, if free { mark } else { '*' });
        }
    }
    for (chance, mark) in [(0.1f64, '1'), (0.5, '5'), (0.9, '9')] {
        // The points with w1 x1 + w2 x2 + b = ln(chance / (1 - chance)).
        let level = (chance / (1.0 - chance)).ln() - b;
        let (w1, w2) = (w[0], w[1]);
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

/// Cost and accuracy, each after so many steps, against the logarithm of the steps.
pub fn curves(costs: &[(usize, f64)], accuracies: &[(usize, f64)]) -> String {
    let log = |step: usize| (step as f64).log10();
    let last = costs.last().map_or(1, |&(steps, _)| steps);
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
    let later = |points: &[(usize, f64)]| -> Vec<(f64, f64)> {
        points.iter().filter(|point| point.0 > 0).map(|&(steps, value)| (log(steps), value)).collect()
    };
    plot::beside(
        &draw("J against steps (log scale)", later(costs), &|j| plot::tick(j, j / 10.0)),
        &draw("accuracy, enlarged", later(accuracies), &|share| format!("{:.1}%", 100.0 * share)),
        4,
    )
}
