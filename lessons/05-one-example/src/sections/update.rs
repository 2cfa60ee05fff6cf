//! The update: one step down the slopes.

use lesson02::{loss, weighted_sum};
use lesson05::update;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

use super::{Backward, Forward};
use crate::example::{Example, column, flat};

/// The parameters before and after one step, and what the step did.
#[derive(Serialize)]
pub struct Update {
    learning_rate: f64,
    before: Before,
    w_change: Vec<f64>,
    b_change: f64,
    w_new: Vec<f64>,
    b_new: f64,
    z_new: f64,
    loss_new: f64,
    /// By how much L would fall along a straight line, and by how much it falls.
    promised_drop: f64,
    drop: f64,
}

/// Where the step starts.
#[derive(Serialize)]
struct Before {
    w: Vec<f64>,
    b: f64,
    dw: Vec<f64>,
    db: f64,
    z: f64,
    loss: f64,
}

impl Update {
    pub fn compute(example: &Example, forward: &Forward, slopes: &Backward, learning_rate: f64) -> Update {
        let Example { w, b, x, y } = example;
        let (b, dw, db) = (*b, &slopes.dw, slopes.db);
        let (w_new, b_new) = update(w, b, &column(dw), db, learning_rate);
        let z_new = weighted_sum(&w_new, b_new, x);
        let loss_new = loss(z_new, *y);
        let squares = dw.iter().chain([&db]).map(|slope| slope * slope);
        let change = |slope: &f64| -learning_rate * slope;
        Update {
            learning_rate,
            before: Before { w: flat(w), b, dw: dw.clone(), db, z: forward.z, loss: forward.loss },
            w_change: dw.iter().map(change).collect(),
            b_change: change(&db),
            w_new: flat(&w_new),
            b_new,
            z_new,
            loss_new,
            promised_drop: learning_rate * squares.sum::<f64>(),
            drop: forward.loss - loss_new,
        }
    }
}

/// How many weights are told.
const MOST_WEIGHTS: usize = 8;

impl Section for Update {
    fn title(&self) -> String {
        format!("The update: alpha = {}", short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        page.table(&["", "old", "slope", "change", "new"], &self.rows());
        let [z, z_new] = [self.before.z, self.z_new].map(number);
        let [loss, loss_new] = [self.before.loss, self.loss_new].map(number);
        let [promised, drop] = [self.promised_drop, self.drop].map(number);
        page.say(&format!(
            "z goes from {z} to {z_new}, and L from {loss} to {loss_new}. Along a straight line L would fall by alpha \
             times the sum of the squared slopes, {promised}. It falls by {drop}."
        ));
    }
}

impl Update {
    fn rows(&self) -> Vec<Vec<String>> {
        let Before { w, b, dw, db, .. } = &self.before;
        let row = |name: String, old: f64, slope: f64, change: f64, new: f64| {
            vec![name, short(old), number(slope), number(change), number(new)]
        };
        let weight = |k: usize| row(format!("w{}", k + 1), w[k], dw[k], self.w_change[k], self.w_new[k]);
        let told = w.len().min(MOST_WEIGHTS);
        let mut rows: Vec<Vec<String>> = (0..told).map(weight).collect();
        if told < w.len() {
            rows.push(vec![format!("... {} more", w.len() - told)]);
        }
        rows.push(row("b".to_string(), *b, *db, self.b_change, self.b_new));
        rows
    }
}
