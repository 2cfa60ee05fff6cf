//! A graph as a tree, and the tree as text.

use serde::Serialize;
use shared::page::{Diagram, width};

use crate::{Gradients, Node, Operation, Tape, Var};

/// The graph below a value as a tree: each value with its gradient, and with what each use adds to that gradient.
/// As data it is a diagram.
#[derive(Clone, Serialize)]
#[serde(into = "Diagram")]
pub struct Tree {
    /// What it shows, in one sentence.
    pub shows: String,
    /// The value on top.
    pub root: Branch,
}

/// A value in a tree, and what it was made from.
#[derive(Clone)]
pub struct Branch {
    /// Its name; for a constant its number, for a result without a name its place on the tape.
    pub name: String,
    /// The operation that made it; none for an input.
    pub formula: Option<String>,
    /// Whether it stands further up in the tree, with what it was made from.
    pub drawn_above: bool,
    /// The value.
    pub value: f64,
    /// The derivative of the value on top with respect to it.
    pub gradient: f64,
    /// The gradient of the value above and the local derivative; this use adds their product. None on top.
    pub adds: Option<[f64; 2]>,
    /// What it was made from.
    pub inputs: Vec<Branch>,
}

impl Tape {
    /// The graph below `output` as a tree.
    pub fn tree(&self, output: Var, gradients: &Gradients) -> Tree {
        let nodes = self.nodes.borrow();
        let mut grown = Grown { nodes: &nodes, gradients: &gradients.gradients, drawn: Vec::new() };
        let root = grown.branch(output.index, None);
        let shows = format!(
            "A tree with {} on top: below each value stand those it was made from, each with its gradient.",
            root.name
        );
        Tree { shows, root }
    }
}

/// A tree while it grows.
struct Grown<'a> {
    nodes: &'a [Node],
    gradients: &'a [f64],
    drawn: Vec<usize>,
}

impl Grown<'_> {
    fn branch(&mut self, index: usize, adds: Option<[f64; 2]>) -> Branch {
        let Node { value, inputs, .. } = &self.nodes[index];
        let gradient = self.gradients[index];
        let drawn_above = self.drawn.contains(&index) && !inputs.is_empty();
        self.drawn.push(index);
        let below = inputs.iter().filter(|_| !drawn_above);
        Branch {
            name: self.name(index),
            formula: self.formula(index),
            drawn_above,
            value: *value,
            gradient,
            adds,
            inputs: below.map(|&(input, local)| self.branch(input, Some([gradient, local]))).collect(),
        }
    }

    fn name(&self, index: usize) -> String {
        match self.nodes[index] {
            Node { name: "", operation: Operation::Given, value, .. } => value.to_string(),
            Node { name: "", .. } => format!("#{index}"),
            Node { name, .. } => name.to_string(),
        }
    }

    fn formula(&self, index: usize) -> Option<String> {
        let Node { operation, inputs, .. } = &self.nodes[index];
        let x = self.name(inputs.first()?.0);
        let with = |sign: &str| format!("{x} {sign} {}", self.name(inputs[1].0));
        Some(match operation {
            Operation::Given => return None,
            Operation::Add => with("+"),
            Operation::Subtract => with("-"),
            Operation::Multiply => with("*"),
            Operation::Divide => with("/"),
            Operation::Negate => format!("-{x}"),
            Operation::Exp => format!("exp({x})"),
            Operation::Ln => format!("ln({x})"),
            Operation::Power(n) => format!("{x}^{n}"),
        })
    }
}

impl Tree {
    /// The tree as text, one line for each use of a value. `format` writes the numbers.
    pub fn draw(&self, format: fn(f64) -> String) -> String {
        let mut rows = Vec::new();
        self.root.draw("", "", format, &mut rows);
        let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
        let [names, values, gradients] = [0, 1, 2].map(widest);
        let line = |[name, value, gradient, adds]: &[String; 4]| {
            let line = format!("{name:<names$}   {value:>values$} | {gradient:<gradients$}   {adds}");
            line.trim_end().to_string()
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl Branch {
    /// Adds the rows of this value and of those below it. `first` stands before its own, `rest` before the others.
    fn draw(&self, first: &str, rest: &str, format: fn(f64) -> String, rows: &mut Vec<[String; 4]>) {
        let Branch { name, formula, drawn_above, value, gradient, adds, inputs } = self;
        let made = match formula {
            None => String::new(),
            Some(_) if *drawn_above => " (drawn above)".to_string(),
            Some(formula) => format!(" = {formula}"),
        };
        let adds =
            adds.map_or(String::new(), |[above, local]| format!("{} * {}", format(above), format(local)));
        rows.push([format!("{first}{name}{made}"), format(*value), format(*gradient), adds]);
        for (place, input) in inputs.iter().enumerate() {
            let last = place + 1 == inputs.len();
            let (branch, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            input.draw(&format!("{rest}{branch}"), &format!("{rest}{below}"), format, rows);
        }
    }
}
