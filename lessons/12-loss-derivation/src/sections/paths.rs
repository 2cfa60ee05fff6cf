//! The cost over two weights as a map, and on it the ways to its lowest point.

use lesson12::{Fit, Method, Objective, Place, fit};
use ndarray::array;
use shared::page::{Axis, Plot, milestones, tick};

/// The levels of J that are drawn: J at zeros is 0.693, at the lowest point of the lesson's data 0.256.
const LEVELS: [f64; 4] = [0.26, 0.3, 0.4, 0.55];

/// So many directions from the lowest point, and halvings to find a level in each.
const DIRECTIONS: usize = 60;
const HALVINGS: usize = 24;

/// Contour lines of J with b as it is at the lowest point, and both ways there from zeros. For two features.
pub fn map(objective: &Objective, newton: &Fit, descent: &Fit) -> Plot {
    let best = &newton.place;
    let on_the_way = |method: Method, steps: Vec<usize>| -> Vec<(f64, f64)> {
        steps.into_iter().map(|steps| weights(&fit(objective, method, steps).place)).collect()
    };
    let by_newton = on_the_way(newton.method, (0..=newton.steps()).collect());
    let by_descent = on_the_way(descent.method, milestones(descent.steps() + 1));
    let (w1, w2) = weights(best);
    let axis = |name: &str, w: f64| {
        let (low, high) = (w.min(0.0) - 0.5 * w.abs(), w.max(0.0) + 0.5 * w.abs());
        Axis::new(name, (low, high)).ticks(&[0.0, w], |value| tick(value, high - low))
    };
    let shows = "The cost J over w1, to the right, and w2, upward, as on a map: on each contour line it has one height, \
                 and b is that of the lowest point, in the middle. From zeros Newton's steps, which are numbered, lead \
                 there straight; gradient descent takes a bow, in many small steps.";
    let map =
        Plot::new("J over w1 and w2, and two ways down", shows, (60, 16), axis("w1", w1), axis("w2", w2));
    let map = LEVELS
        .iter()
        .fold(map, |map, &level| map.line(format!("J = {level}"), '.', contour(objective, best, level)));
    map.line("gradient descent", 'g', by_descent).steps("Newton's steps", by_newton)
}

fn weights(place: &Place) -> (f64, f64) {
    (place.w[[0, 0]], place.w[[1, 0]])
}

/// Where J has this height. J is convex, so it rises in each direction from its lowest point, and meets a height once.
fn contour(objective: &Objective, best: &Place, level: f64) -> Vec<(f64, f64)> {
    let (w1, w2) = weights(best);
    let point = |direction: usize| {
        let angle = 2.0 * std::f64::consts::PI * direction as f64 / DIRECTIONS as f64;
        let at = |distance: f64| (w1 + distance * angle.cos(), w2 + distance * angle.sin());
        let (mut near, mut far) = (0.0, 20.0);
        for _ in 0..HALVINGS {
            let middle = (near + far) / 2.0;
            let (w1, w2) = at(middle);
            if objective.at(array![[w1], [w2]], best.b).cost < level { near = middle } else { far = middle }
        }
        at(near)
    };
    (0..=DIRECTIONS).map(point).collect()
}
