//! From features to a chance: z and a.

use lesson02::{predict, sigmoid, weighted_sum};
use ndarray::Array2;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{self, Page, number, short, vector};

/// What the neuron says.
#[derive(Serialize)]
pub struct Chance {
    /// Absent where z itself was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    neuron: Option<Neuron>,
    pub z: f64,
    pub a: f64,
    /// 0 or 1; not known where z is NaN.
    prediction: Option<u8>,
}

/// The neuron and its input.
#[derive(Serialize)]
pub struct Neuron {
    pub w: Vec<f64>,
    pub b: f64,
    pub x: Vec<f64>,
}

impl Chance {
    /// From a neuron's weights and features.
    pub fn of_neuron(neuron: Neuron) -> Chance {
        let column = |values: &[f64]| Array2::from_shape_fn((values.len(), 1), |(k, _)| values[k]);
        let z = weighted_sum(&column(&neuron.w), neuron.b, &column(&neuron.x));
        Chance { neuron: Some(neuron), ..Chance::of_sum(z) }
    }

    /// From the weighted sum.
    pub fn of_sum(z: f64) -> Chance {
        let answer = predict(z);
        Chance { neuron: None, z, a: sigmoid(z), prediction: (!answer.is_nan()).then_some(answer as u8) }
    }
}

impl Section for Chance {
    fn title(&self) -> String {
        "From features to a chance".to_string()
    }

    fn tell(&self, page: &mut Page) {
        match &self.neuron {
            Some(Neuron { w, b, x }) => page.lines(&format!(
                "z = w'x + b = {} = {}\n    with w = {}\n         x = {}\n         b = {}",
                page::weighted_sum(w, x, *b),
                exact(self.z),
                vector(w, short),
                vector(x, short),
                short(*b)
            )),
            None => page.lines(&format!("z = {}", short(self.z))),
        }
        page.lines(&format!("a = sigma(z) = 1 / (1 + e^-z) = {}", number(self.a)));
        if !self.z.is_finite() {
            page.say(
                "The weighted sum is too large for an f64, so what follows from it may be unknown (NaN).",
            );
        } else if self.a == 1.0 {
            page.say("The chance is less than 1. But 1 + e^-z was rounded to 1, and with it a.");
        }
        let answer = self.prediction.map_or("NaN".to_string(), |prediction| prediction.to_string());
        page.say(&format!(
            "The answer is {answer}. It is 1 where a is above one half; that is where z is above 0."
        ));
    }
}

/// z as it is where that is short.
fn exact(z: f64) -> String {
    let text = short(z);
    if text.len() <= 8 { text } else { number(z) }
}
