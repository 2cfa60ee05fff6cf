//! Backward: the derivatives, from right to left.

use lesson04::{backward, brief};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, WIDTH, width};

use super::Forward;
use super::graph::{Edge, Graph};
/// The derivatives of J, and the graph with both passes on its edges.
#[derive(Serialize)]
pub struct Backward {
    dv: f64,
    du: f64,
    pub da: f64,
    pub db: f64,
    pub dc: f64,
    plots: [Graph; 1],
}

impl Backward {
    pub fn compute(forward: &Forward) -> Backward {
        let &Forward { a, b, c, u, v, j } = forward;
        let (dv, du, da, db, dc) = backward(b, c);
        let edge = |value, derivative| Edge { value, derivative };
        let graph = Graph {
            a: edge(a, da),
            b: edge(b, db),
            c: edge(c, dc),
            u: edge(u, du),
            v: edge(v, dv),
            j: edge(j, 1.0),
        };
        Backward { dv, du, da, db, dc, plots: [graph] }
    }
}

impl Section for Backward {
    fn title(&self) -> String {
        "Backward: the derivatives, from right to left".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [dv, du, da, db, dc] = [self.dv, self.du, self.da, self.db, self.dc].map(brief);
        page.lines(&format!(
            "dv = dJ/dv                = {dv}\n\
             du = dJ/dv * dv/du = {dv} * 1 = {du}\n\
             da = dJ/dv * dv/da = {dv} * 1 = {da}\n\
             db = dJ/du * du/db = {du} * c = {db}\n\
             dc = dJ/du * du/dc = {du} * b = {dc}"
        ));
        let [graph] = &self.plots;
        let is_finite = graph.is_finite();
        let graph = graph.draw();
        if graph.lines().all(|line| width(line) <= WIDTH) {
            page.say("On every edge of the graph: value | derivative of J.");
            page.lines(&graph);
        } else {
            page.say("The graph is too wide for these numbers; the tree in part 4 has them all.");
        }
        if !is_finite {
            page.too_large("");
        }
    }
}
