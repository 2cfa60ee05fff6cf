//! A graph as a tree of text.

use crate::{Gradients, Node, Tape, Var};

impl Tape {
    /// The graph below `output` as a tree: each value with its gradient, and what each use adds to that
    /// gradient.
    pub fn draw(&self, output: Var, gradients: &Gradients, format: fn(f64) -> String) -> String {
        let nodes = self.nodes.borrow();
        let mut tree = Tree { nodes: &nodes, gradients, format, rows: Vec::new(), drawn: Vec::new() };
        tree.branch(output.index, String::new(), "", "");
        let width =
            |column: usize| tree.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths = [0, 1, 2].map(width);
        let line = |[name, value, gradient, adds]: &[String; 4]| {
            let line = format!(
                "{name:<0$}   {value:>1$} | {gradient:<2$}   {adds}",
                widths[0], widths[1], widths[2]
            );
            line.trim_end().to_string()
        };
        tree.rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

struct Tree<'a> {
    nodes: &'a [Node],
    gradients: &'a Gradients,
    format: fn(f64) -> String,
    /// Name, value, gradient, and what this use adds to the gradient.
    rows: Vec<[String; 4]>,
    drawn: Vec<usize>,
}

impl Tree<'_> {
    /// Draws a value and, unless that was done before, what it was made from. `first` stands before its own
    /// line, `rest` before those below.
    fn branch(&mut self, index: usize, adds: String, first: &str, rest: &str) {
        let Node { name, formula, value, inputs } = &self.nodes[index];
        let again = self.drawn.contains(&index) && !inputs.is_empty();
        let shown = match (formula.is_empty(), again) {
            (true, _) => format!("{first}{name}"),
            (false, false) => format!("{first}{name} = {formula}"),
            (false, true) => format!("{first}{name} (drawn above)"),
        };
        let (format, gradient) = (self.format, self.gradients.gradients[index]);
        self.rows.push([shown, format(*value), format(gradient), adds]);
        self.drawn.push(index);
        for (place, &(input, local)) in inputs.iter().enumerate().filter(|_| !again) {
            let (branch, below) =
                if place + 1 == inputs.len() { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            let adds = format!("{} * {}", format(gradient), format(local));
            self.branch(input, adds, &format!("{rest}{branch}"), &format!("{rest}{below}"));
        }
    }
}
