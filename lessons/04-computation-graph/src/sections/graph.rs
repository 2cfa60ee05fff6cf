//! The graph of J = 3(a + bc), from left to right.

use serde::Serialize;
use shared::page::width;

use crate::numbers::brief;

/// The graph with its numbers: an edge comes out of each input and of each operation.
#[derive(Serialize)]
pub struct Graph {
    pub shows: &'static str,
    pub a: Edge,
    pub b: Edge,
    pub c: Edge,
    pub u: Edge,
    pub v: Edge,
    pub j: Edge,
}

/// What goes along an edge: a value forward, its derivative of J backward.
#[derive(Serialize)]
pub struct Edge {
    pub value: f64,
    pub derivative: f64,
}

impl Graph {
    pub const SHOWS: &str = "From left to right, b and c lead to u = bc, a and u lead to v = a + u, and v leads to \
        J = 3v; each has its value and its derivative of J beside it.";

    pub fn is_finite(&self) -> bool {
        let Graph { a, b, c, u, v, j, .. } = self;
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
