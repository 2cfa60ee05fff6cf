//! Lines, cut off where they leave their plot.

use shared::page::Plot;

type Point = (f64, f64);

/// Whether a point lies inside the axes.
pub fn is_inside(plot: &Plot, (x, y): Point) -> bool {
    // The slack keeps the ends of the ranges inside after rounding.
    let within = |share: f64| (-1e-9..=1.0 + 1e-9).contains(&share);
    within((x - plot.x.low) / (plot.x.high - plot.x.low))
        && within((y - plot.y.low) / (plot.y.high - plot.y.low))
}

/// The parts of a line through these points that lie inside the axes. A point that is not finite interrupts it.
pub fn inside(plot: &Plot, points: &[Point]) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    for pair in points.windows(2) {
        let Some((from, to)) = clipped(plot, pair[0], pair[1]) else { continue };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&from) => part.push(to),
            _ => parts.push(vec![from, to]),
        }
    }
    parts.iter().map(|part| thinned(plot, part)).collect()
}

/// The part of a segment inside the axes: from one share of its way to another.
fn clipped(plot: &Plot, from: Point, to: Point) -> Option<(Point, Point)> {
    if ![from.0, from.1, to.0, to.1].iter().all(|value| value.is_finite()) {
        return None;
    }
    let (mut start, mut end) = (0.0, 1.0);
    for (from, to, axis) in [(from.0, to.0, &plot.x), (from.1, to.1, &plot.y)] {
        let step = to - from;
        if step == 0.0 {
            if from < axis.low || from > axis.high {
                return None;
            }
            continue;
        }
        let [low, high] = [axis.low, axis.high].map(|bound| (bound - from) / step);
        start = f64::max(start, low.min(high));
        end = f64::min(end, low.max(high));
    }
    let at = |share: f64| match share {
        0.0 => from,
        1.0 => to,
        share => (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1)),
    };
    (start <= end).then(|| (at(start), at(end)))
}

/// The points that differ to the eye, and the last.
fn thinned(plot: &Plot, points: &[Point]) -> Vec<Point> {
    const NEAR: f64 = 1.0 / 1000.0;
    let (width, height) = (plot.x.high - plot.x.low, plot.y.high - plot.y.low);
    let mut kept = vec![points[0]];
    for (place, &(x, y)) in points.iter().enumerate().skip(1) {
        let (last_x, last_y) = kept[kept.len() - 1];
        let differs = ((x - last_x) / width).abs() > NEAR || ((y - last_y) / height).abs() > NEAR;
        if differs || place + 1 == points.len() {
            kept.push((x, y));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use shared::page::{Axis, Plot};

    use super::{inside, is_inside};

    fn plot() -> Plot {
        Plot::new("", "", (9, 9), Axis::new("x", (0.0, 4.0)), Axis::new("y", (0.0, 2.0)))
    }

    #[test]
    fn a_line_ends_where_it_leaves_the_plot() {
        let parts = inside(&plot(), &[(-2.0, 1.0), (2.0, 1.0), (2.0, 5.0)]);
        assert_eq!(parts, [vec![(0.0, 1.0), (2.0, 1.0), (2.0, 2.0)]]);
        assert!(inside(&plot(), &[(0.0, 3.0), (4.0, 3.0)]).is_empty());
        assert!(inside(&plot(), &[(-1.0, 1.5), (1.0, 3.5)]).is_empty());
    }

    #[test]
    fn a_line_is_interrupted_outside_and_at_nan() {
        let out_and_in = [(0.0, 1.0), (1.0, 1.0), (1.5, 9.0), (2.0, 1.0), (f64::NAN, 1.0), (3.0, 1.0)];
        let parts = inside(&plot(), &out_and_in);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[1].last(), Some(&(2.0, 1.0)));
    }

    #[test]
    fn the_ends_of_the_ranges_are_inside() {
        assert!(is_inside(&plot(), (0.0, 2.0)) && is_inside(&plot(), (4.0, 0.0)));
        assert!(!is_inside(&plot(), (4.1, 0.0)) && !is_inside(&plot(), (f64::NAN, 0.0)));
    }
}
