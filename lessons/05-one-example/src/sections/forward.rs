//! Forward: z, a and the loss.

use lesson02::loss;
use lesson05::forward;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short, vector, weighted_sum};

use crate::example::{Example, flat};

/// The example, and the neuron's answer to it.
#[derive(Serialize)]
pub struct Forward {
    x: Vec<f64>,
    w: Vec<f64>,
    b: f64,
    y: u8,
    pub z: f64,
    pub a: f64,
    pub loss: f64,
}

impl Forward {
    pub fn compute(example: &Example) -> Forward {
        let Example { w, b, x, y } = example;
        let (z, a) = forward(w, *b, x);
        Forward { x: flat(x), w: flat(w), b: *b, y: *y as u8, z, a, loss: loss(z, *y) }
    }
}

impl Section for Forward {
    fn title(&self) -> String {
        "Forward: z, a and the loss".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let Forward { x, w, b, y, .. } = self;
        let sum = weighted_sum(w, x, *b);
        let [z, a, loss] = [self.z, self.a, self.loss].map(number);
        let [x, w] = [x, w].map(|column| vector(column, short));
        page.lines(&format!("x = {x}\nw = {w}\nb = {}, y = {y}", short(*b)));
        page.lines(&format!("z = w'x + b  = {sum} = {z}\na = sigma(z) = {a}\nL            = {loss}"));
        if !self.z.is_finite() {
            page.say(
                "The weighted sum is too large for an f64; what follows from it may be infinity or NaN.",
            );
        }
    }
}
