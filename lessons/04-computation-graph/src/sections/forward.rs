//! Forward: the values, from left to right.

use lesson04::{brief, forward};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, factor};

/// The inputs of the graph, and the values that follow from them.
#[derive(Serialize)]
pub struct Forward {
    pub a: f64,
    pub b: f64,
    pub c: f64,
    pub u: f64,
    pub v: f64,
    pub j: f64,
}

impl Forward {
    pub fn compute(a: f64, b: f64, c: f64) -> Forward {
        let (u, v, j) = forward(a, b, c);
        Forward { a, b, c, u, v, j }
    }
}

impl Section for Forward {
    fn title(&self) -> String {
        "Forward: the values, from left to right".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let Forward { a, b, c, u, v, j } = *self;
        let line = |made: &str, [x, sign, y]: [&str; 3], value: f64| {
            format!("{made:<9} = {x} {sign} {y} = {}", brief(value))
        };
        let put_in = |value: f64| factor(brief(value));
        page.lines(&format!("a = {}, b = {}, c = {}", brief(a), brief(b), brief(c)));
        page.lines(
            &[
                line("u = b c", [&put_in(b), "*", &put_in(c)], u),
                line("v = a + u", [&put_in(a), "+", &put_in(u)], v),
                line("J = 3 v", ["3", "*", &put_in(v)], j),
            ]
            .join("\n"),
        );
    }
}
