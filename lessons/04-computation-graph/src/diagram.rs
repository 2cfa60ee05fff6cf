//! A tree as boxes, from the value on top down to the inputs.

use shared::page::{Diagram, Look, width};

use crate::{Branch, Tree, brief};

/// So many lines from one row of boxes to the next, and characters between two boxes.
const ROW: f64 = 4.0;
const GAP: f64 = 2.0;

impl From<Tree> for Diagram {
    /// Each value with its gradient in a box; on the arrow to what it was made from, what this use adds.
    fn from(tree: Tree) -> Diagram {
        let mut diagram = Diagram::new(&tree.shows);
        tree.root.place(&mut diagram, (0.0, 1.5));
        diagram
    }
}

impl Branch {
    /// Adds the boxes of this value and of those below it, right of `left`. Returns the place of its own.
    fn place(&self, diagram: &mut Diagram, (left, y): (f64, f64)) -> usize {
        let below: f64 = self.inputs.iter().map(Branch::room).sum();
        let mut x = left + (self.room() - below) / 2.0;
        let own = diagram.text_box((left + self.room() / 2.0, y), Look::Plain, self.lines());
        for input in &self.inputs {
            let box_below = input.place(diagram, (x, y + ROW));
            diagram.arrow(own, box_below, input.added());
            x += input.room();
        }
        own
    }

    /// How many characters it takes with all that is below it.
    fn room(&self) -> f64 {
        let lines = self.lines();
        let own = lines.iter().chain([&self.added()]).map(|line| width(line)).max().unwrap_or(0);
        let below: f64 = self.inputs.iter().map(Branch::room).sum();
        below.max(own as f64 + 2.0 + GAP)
    }

    fn lines(&self) -> Vec<String> {
        let made = match &self.formula {
            Some(formula) if !self.drawn_above => format!("{} = {formula}", self.name),
            _ => self.name.clone(),
        };
        vec![made, format!("{} | {}", brief(self.value), brief(self.gradient))]
    }

    fn added(&self) -> String {
        self.adds.map_or(String::new(), |[above, local]| format!("{} * {}", brief(above), brief(local)))
    }
}
