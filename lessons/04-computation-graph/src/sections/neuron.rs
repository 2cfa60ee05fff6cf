//! Any formula: the loss of a neuron, for y = 1.

use lesson04::{Tape, Tree, brief};
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

/// L = -ln(1 / (1 + e^-z)) with z = wx + b, by the tape.
#[derive(Serialize)]
pub struct Neuron {
    z: f64,
    a: f64,
    loss: f64,
    dz: f64,
    dw: f64,
    dx: f64,
    db: f64,
    plots: [Tree; 1],
}

impl Neuron {
    pub fn compute() -> Neuron {
        let tape = Tape::new();
        let (w, x, b) = (tape.input("w", 0.5), tape.input("x", 2.0), tape.input("b", 1.0));
        // ANCHOR: neuron
        let z = (w * x + b).named("z");
        let a = (1.0 / (1.0 + (-z).exp())).named("a");
        let loss = (-a.ln()).named("L");
        // ANCHOR_END: neuron
        let gradients = tape.backward(loss);
        Neuron {
            z: z.value(),
            a: a.value(),
            loss: loss.value(),
            dz: gradients.of(z),
            dw: gradients.of(w),
            dx: gradients.of(x),
            db: gradients.of(b),
            plots: [tape.tree(loss, &gradients)],
        }
    }
}

impl Section for Neuron {
    fn title(&self) -> String {
        "Any formula: the loss of a neuron, for y = 1".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines(&self.plots[0].draw(brief));
        let (a, dz) = (brief(self.a), brief(self.dz));
        page.say(&format!("The gradient of z is {dz}. That is a - 1: the chance {a} minus the label 1."));
    }
}
