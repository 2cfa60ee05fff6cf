//! A model remembers how it was fed: a new row through the standardization of the training rows.

use lesson02::sigmoid;
use lesson06::Standardization;
use ndarray::array;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, factor, number, short};

/// One number through a standardization and a neuron, by hand.
#[derive(Serialize)]
pub struct ModelRemembers {
    mean: f64,
    deviation: f64,
    x: f64,
    standardized: f64,
    w: f64,
    b: f64,
    z: f64,
    a: f64,
    /// If x is standardized by itself, it is its own mean.
    alone_a: f64,
}

impl ModelRemembers {
    pub fn compute() -> ModelRemembers {
        let (mean, deviation) = (14.0, 3.5);
        let measured = Standardization { mean: vec![mean], deviation: vec![deviation], constant: Vec::new() };
        let (w, b, x) = (1.5, -0.5, 21.0);
        let standardized = standardized_by(&measured, x);
        let alone = standardized_by(&Standardization::measure(&array![[x]]), x);
        let z = w * standardized + b;
        ModelRemembers {
            mean,
            deviation,
            x,
            standardized,
            w,
            b,
            z,
            a: sigmoid(z),
            alone_a: sigmoid(w * alone + b),
        }
    }
}

fn standardized_by(measured: &Standardization, x: f64) -> f64 {
    let mut x = array![[x]];
    measured.apply(&mut x);
    x[[0, 0]]
}

impl Section for ModelRemembers {
    fn title(&self) -> String {
        "A model remembers how it was fed".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [mean, deviation, x, w, b] = [self.mean, self.deviation, self.x, self.w, self.b].map(short);
        page.lines(&format!(
            "training rows   mean {mean}, deviation {deviation}\nthe neuron      w = {w}, b = {b}\na new row       \
             x = {x}"
        ));
        let [standardized, z] = [self.standardized, self.z].map(short);
        let [f_x, f_mean, f_w, f_b, f_standardized] =
            [&x, &mean, &w, &b, &standardized].map(|number| factor(number.clone()));
        page.lines(&format!(
            "standardized    ({f_x} - {f_mean}) / {deviation} = {standardized}\nz = {f_w} * {f_standardized} + {f_b} = \
             {z}     a = {}",
            number(self.a)
        ));
        page.say(&format!(
            "Standardized by itself, the row is its own mean, and constant: x becomes 0, and a = {}, whatever the \
             row was.",
            number(self.alone_a)
        ));
    }
}
