//! Surprise: the price of all derivatives, for a neuron with as many weights as a photo has numbers.

use lesson03::central_difference;
use lesson04::{Tape, Var};
use serde::Serialize;
use shared::data::largest;
use shared::lab::Section;
use shared::page::{Page, number, thousands};

/// All derivatives of one loss by the tape, some of them nudged too.
#[derive(Serialize)]
pub struct Price {
    weights: usize,
    derivatives: usize,
    values_on_the_tape: usize,
    loss: f64,
    db: f64,
    first_dw: [f64; 5],
    sum_of_dw: f64,
    /// The weights that were nudged.
    nudged: [usize; 4],
    nudge_error: f64,
    passed: bool,
}

/// The numbers of the photo in lesson 01.
const WEIGHTS: usize = 64 * 64 * 3;

/// The weights that are nudged to check the tape.
const NUDGED: [usize; 4] = [1, 100, 5000, WEIGHTS - 1];

/// How near the tape must come to the nudges. They are right to ten digits of the loss, which is below 1.
const TOLERANCE: f64 = 1e-8;

const BIAS: f64 = 0.1;

fn weight(k: usize) -> f64 {
    ((k % 7) as f64 - 3.0) / 1000.0
}

fn feature(k: usize) -> f64 {
    (k % 256) as f64 / 255.0
}

impl Price {
    pub fn compute() -> Price {
        let tape = Tape::new();
        let b = tape.input("b", BIAS);
        let w: Vec<Var> = (0..WEIGHTS).map(|k| tape.input("w", weight(k))).collect();
        let z = w.iter().enumerate().fold(b, |z, (k, &w_k)| z + w_k * feature(k));
        let loss = -(1.0 / (1.0 + (-z).exp())).ln(); // for y = 1
        let gradients = tape.backward(loss);
        let dw: Vec<f64> = w.iter().map(|&w_k| gradients.of(w_k)).collect();

        let difference = |k: usize| dw[k] - central_difference(|w_k| loss_with(k, w_k), weight(k));
        let nudge_error = largest(&NUDGED.map(difference));
        Price {
            weights: WEIGHTS,
            derivatives: dw.len() + 1,
            values_on_the_tape: tape.len(),
            loss: loss.value(),
            db: gradients.of(b),
            first_dw: std::array::from_fn(|k| dw[k]),
            sum_of_dw: dw.iter().sum(),
            nudged: NUDGED,
            nudge_error,
            passed: nudge_error <= TOLERANCE,
        }
    }
}

/// The same loss without a tape, with one weight changed.
fn loss_with(changed: usize, w_k: f64) -> f64 {
    let w = |k: usize| if k == changed { w_k } else { weight(k) };
    let z = (0..WEIGHTS).fold(BIAS, |z, k| z + w(k) * feature(k));
    -(1.0 / (1.0 + (-z).exp())).ln()
}

impl Section for Price {
    fn title(&self) -> String {
        "Surprise: the price of all derivatives".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let derivatives = thousands(self.derivatives);
        let weights_and_bias = format!("{} + 1", thousands(self.weights));
        let values = thousands(self.values_on_the_tape);
        let nudges = format!("{derivatives} + 1");
        let block = |lines: &[(&str, &str)]| {
            let line = |(what, count): &(&str, &str)| format!("{what:<33}{count:>8}");
            lines.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        page.lines(&block(&[("weights, and a bias", &weights_and_bias), ("values on the tape", &values)]));
        page.lines(&block(&[
            ("by nudging: forward passes", &nudges),
            ("by the tape: forward passes", "1"),
            ("             backward passes", "1"),
        ]));
        page.say(&format!(
            "One backward pass gave all {derivatives} derivatives; that of the bias is {}. Nudging {} of them agrees \
             to {TOLERANCE:e}: {}.",
            number(self.db),
            self.nudged.len(),
            if self.passed { "passed" } else { "see below" }
        ));
        if !self.passed {
            page.not_passed(&format!(
                "a derivative from the tape differs from its nudge by more than {TOLERANCE:e}. \
                 `cargo xtask check 04 --lesson` says what is wrong."
            ));
        }
    }
}
