//! The graph of J = 3(a + bc), from left to right.

use lesson04::brief;
use serde::Serialize;
use shared::page::{Diagram, Look, width};

/// The graph with its numbers: an edge comes out of each input and of each operation. As data it is a diagram.
#[derive(Clone, Serialize)]
#[serde(into = "Diagram")]
pub struct Graph {
    pub a: Edge,
    pub b: Edge,
    pub c: Edge,
    pub u: Edge,
    pub v: Edge,
    pub j: Edge,
}

/// What goes along an edge: a value forward, its derivative of J backward.
#[derive(Clone)]
pub struct Edge {
    pub value: f64,
    pub derivative: f64,
}

impl From<Graph> for Diagram {
    /// Boxes from left to right, each with value | derivative; on each arrow its local derivative.
    fn from(graph: Graph) -> Diagram {
        let Graph { a, b, c, u, v, j } = &graph;
        let mut diagram = Diagram::new(Graph::SHOWS);
        let mut place = |x: f64, y: f64, name: &str, edge: &Edge| {
            let numbers = format!("{} | {}", brief(edge.value), brief(edge.derivative));
            diagram.text_box((x, y), Look::Plain, vec![name.to_string(), numbers])
        };
        let [of_a, of_b, of_c] = [place(6.0, 1.5, "a", a), place(6.0, 6.5, "b", b), place(6.0, 11.5, "c", c)];
        let of_u = place(32.0, 9.0, "u = b c", u);
        let of_v = place(58.0, 5.25, "v = a + u", v);
        let of_j = place(82.0, 5.25, "J = 3 v", j);
        let locals = [
            (of_b, of_u, format!("du/db = {}", brief(c.value))),
            (of_c, of_u, format!("du/dc = {}", brief(b.value))),
            (of_a, of_v, "dv/da = 1".to_string()),
            (of_u, of_v, "dv/du = 1".to_string()),
            (of_v, of_j, "dJ/dv = 3".to_string()),
        ];
        locals.into_iter().for_each(|(from, to, local)| diagram.arrow(from, to, local));
        diagram
    }
}

impl Graph {
    const SHOWS: &str = "From left to right, b and c lead to u = bc, a and u lead to v = a + u, and v leads to \
        J = 3v; each has its value and its derivative of J beside it.";

    pub fn is_finite(&self) -> bool {
        let Graph { a, b, c, u, v, j } = self;
        [a, b, c, u, v, j].iter().all(|edge| edge.value.is_finite() && edge.derivative.is_finite())
    }

    /// The graph as text.
    pub fn draw(&self) -> String {
        let edges = [&self.a, &self.b, &self.c, &self.u, &self.v, &self.j];
        let [a, b, c, u, v, j] =
            edges.map(|edge| format!("{} | {}", brief(edge.value), brief(edge.derivative)));
        // Columns: where the edges of b and c meet, and where those of a and u meet.
        let first = width(&b).max(width(&c)) + 6;
        let second = first + 12 + width(&u) + 3;
        let between = second - first - 1;
        let [a, b, c] = [(a, "a", second), (b, "b", first), (c, "c", first)]
            .map(|(edge, name, column)| format!("{:─<column$}", format!("{name} ─ {edge} ")));
        let u = format!("{:─<between$}", format!("─[u = bc]── {u} "));
        [
            format!("{a}┐"),
            format!("{:second$}├─[v = a+u]── {v} ──[J = 3v]── {j}", ""),
            format!("{b}┐{:between$}│", ""),
            format!("{:first$}├{u}┘", ""),
            format!("{c}┘"),
        ]
        .join("\n")
    }
}
