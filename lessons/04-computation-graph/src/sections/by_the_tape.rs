//! The same by the tape: J = 3(a + bc), drawn as a tree.

use lesson04::{Tape, Tree, brief};
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

/// The graph of the course as the tape has it.
#[derive(Serialize)]
pub struct ByTheTape {
    plots: [Tree; 1],
}

impl ByTheTape {
    pub fn compute(a: f64, b: f64, c: f64) -> ByTheTape {
        let tape = Tape::new();
        let (a, b, c) = (tape.input("a", a), tape.input("b", b), tape.input("c", c));
        let u = (b * c).named("u");
        let v = (a + u).named("v");
        let j = (3.0 * v).named("J");
        ByTheTape { plots: [tape.tree(j, &tape.backward(j))] }
    }
}

impl Section for ByTheTape {
    fn title(&self) -> String {
        "The same by the tape".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines(&self.plots[0].draw(brief));
        page.say("Each line: a value | its gradient, and the product that this use adds to the gradient.");
    }
}
