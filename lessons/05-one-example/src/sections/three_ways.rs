//! Three ways to each derivative: by hand, by the tape, by a finite difference.

use lesson02::{loss, textbook_loss, weighted_sum};
use lesson03::central_difference;
use lesson04::{Tape, Var};
use lesson05::{GRADIENT_TOLERANCE, gradient_error, gradients_agree, numeric_gradient};
use serde::Serialize;
use shared::data::largest;
use shared::lab::Section;
use shared::page::{Page, decimals, number, shape, vector};

use super::{Backward, Forward};
use crate::example::{Example, column};

/// da, dz, dw and db.
#[derive(Serialize)]
pub struct ThreeWays([Row; 4]);

/// One derivative, three ways.
#[derive(Serialize)]
struct Row {
    symbol: &'static str,
    shape: Vec<usize>,
    by_hand: Vec<f64>,
    tape: Vec<f64>,
    /// Without the digits that are noise.
    nudged: Vec<f64>,
    verdict: Verdict,
    /// By hand against nudged, relative to the largest entry.
    nudge_error: f64,
}

/// What comparing the three leads to.
#[derive(Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Verdict {
    Passed,
    TapeFails,
    NotPassed,
    /// One of them is infinite or NaN.
    NoNumber,
}

/// The derivatives that one way leads to.
struct Derivatives {
    da: f64,
    dz: f64,
    dw: Vec<f64>,
    db: f64,
}

impl ThreeWays {
    pub fn compute(example: &Example, forward: &Forward, by_hand: &Backward) -> ThreeWays {
        let loss = forward.loss;
        // How strongly a weight acts on z.
        let reach = largest(&example.x).max(1.0);
        let tape = by_the_tape(example);
        let nudged = by_nudging(example, forward, reach);
        let one = |symbol, by_hand, tape, nudged| {
            Row::new(symbol, vec![], [vec![by_hand], vec![tape], vec![nudged]], loss)
        };
        ThreeWays([
            one("da", by_hand.da, tape.da, nudged.da),
            one("dz", by_hand.dz, tape.dz, nudged.dz),
            Row::new(
                "dw",
                vec![by_hand.dw.len(), 1],
                [by_hand.dw.clone(), tape.dw, nudged.dw],
                loss * reach * reach,
            ),
            one("db", by_hand.db, tape.db, nudged.db),
        ])
    }
}

fn by_the_tape(example: &Example) -> Derivatives {
    let Example { w, b, x, y } = example;
    let tape = Tape::new();
    let w: Vec<Var> = w.iter().map(|&w_k| tape.input("w", w_k)).collect();
    let b = tape.input("b", *b);
    let products = w.iter().zip(x).map(|(&w_k, &x_k)| w_k * x_k);
    let z = products.reduce(|sum, product| sum + product).expect("there is a weight") + b;
    let a = 1.0 / (1.0 + (-z).exp());
    let loss = if *y == 1.0 { -a.ln() } else { -(1.0 - a).ln() };
    let gradients = tape.backward(loss);
    Derivatives {
        da: gradients.of(a),
        dz: gradients.of(z),
        dw: w.iter().map(|&w_k| gradients.of(w_k)).collect(),
        db: gradients.of(b),
    }
}

fn by_nudging(example: &Example, forward: &Forward, reach: f64) -> Derivatives {
    let Example { w, b, x, y } = example;
    // A nudge of a weight must move z only a little.
    let loss_at = |scaled: &[f64]| {
        let w: Vec<f64> = scaled.iter().map(|w_k| w_k / reach).collect();
        loss(weighted_sum(&column(&w), *b, x), *y)
    };
    let scaled: Vec<f64> = w.iter().map(|w_k| w_k * reach).collect();
    Derivatives {
        da: nudged_da(forward.a, *y),
        dz: central_difference(|z| loss(z, *y), forward.z),
        dw: numeric_gradient(loss_at, &scaled).iter().map(|slope| slope * reach).collect(),
        db: central_difference(|b| loss(weighted_sum(w, b, x), *y), *b),
    }
}

/// A nudge of a must stay on its side of the point where the logarithm ends. NaN where no nudge is seen.
fn nudged_da(a: f64, y: f64) -> f64 {
    let room = if y == 1.0 { a } else { 1.0 - a };
    // Near 1 an f64 has too few digits of 1 - a for a nudge to be seen in them.
    let measurable = y == 1.0 || room >= 1e-3;
    if measurable { central_difference(|t| textbook_loss(a + t * room, y), 0.0) / room } else { f64::NAN }
}

impl Row {
    /// Compares the three ways. `rounded` is the size of the numbers whose rounding the nudges suffer from.
    fn new(
        symbol: &'static str,
        shape: Vec<usize>,
        [by_hand, tape, nudged]: [Vec<f64>; 3],
        rounded: f64,
    ) -> Row {
        let agrees = |other: &[f64]| gradients_agree(&by_hand, other, rounded);
        let finite = by_hand.iter().chain(&nudged).all(|value| value.is_finite());
        let verdict = match (agrees(&nudged), agrees(&tape)) {
            (true, true) => Verdict::Passed,
            _ if !finite => Verdict::NoNumber,
            (true, false) => Verdict::TapeFails,
            (false, _) => Verdict::NotPassed,
        };
        let nudge_error = gradient_error(&by_hand, &nudged);
        let nudged = nudged.into_iter().map(without_noise).collect();
        Row { symbol, shape, by_hand, tape, nudged, verdict, nudge_error }
    }
}

/// A finite difference, right to about ten digits, with those that are told: six decimals, or four digits where it is
/// very small or very large.
fn without_noise(value: f64) -> f64 {
    let told = match value.abs() {
        1e-4..1e6 => format!("{value:.6}"),
        _ => format!("{value:.3e}"),
    };
    told.parse().expect("a number reads back")
}

impl Section for ThreeWays {
    fn title(&self) -> String {
        "Three ways".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let header = ["", "by hand", "tape", "finite diff.", "difference", "shape"];
        page.table(&header, &self.0.each_ref().map(Row::cells));
        page.say(&format!(
            "passed: the largest difference between the three is at most {GRADIENT_TOLERANCE:e} of the largest entry, \
             or what rounding does to a finite difference (a nudge up and down, as in lesson 03)."
        ));
        let any = |verdict: Verdict| self.0.iter().any(|row| row.verdict == verdict);
        if any(Verdict::NotPassed) {
            page.not_passed(
                "a slope by hand differs from its finite difference. `cargo xtask check 05 --lesson` says what is wrong.",
            );
        }
        if any(Verdict::TapeFails) {
            page.say("tape fails: the tape goes through da, and loses its digits where a is nearly 0 or 1.");
        }
        if any(Verdict::NoNumber) {
            page.say("no number: a is so near to 0 or 1 that da cannot be computed, or measured, in an f64.");
        }
    }
}

impl Row {
    fn cells(&self) -> Vec<String> {
        let Row { symbol, by_hand, tape, nudged, verdict, .. } = self;
        let verdict = match verdict {
            Verdict::Passed => "passed",
            Verdict::TapeFails => "tape fails",
            Verdict::NotPassed => "NOT PASSED",
            Verdict::NoNumber => "no number",
        };
        let ways = [by_hand, tape, nudged].map(|numbers| brief(numbers));
        let shape = if self.shape.is_empty() { "number".to_string() } else { shape(&self.shape) };
        [vec![symbol.to_string()], ways.into(), vec![verdict.to_string(), shape]].concat()
    }
}

/// One number, or the first two of a vector, short enough for a column.
fn brief(numbers: &[f64]) -> String {
    let brief = |value: f64| {
        if value.abs() >= 10.0 && value.is_finite() { format!("{value:.1e}") } else { decimals(value, 2) }
    };
    match numbers {
        [one] => number(*one),
        [_, _] => vector(numbers, brief),
        [one, ..] => format!("({}, ...)", brief(*one)),
        [] => String::new(),
    }
}
