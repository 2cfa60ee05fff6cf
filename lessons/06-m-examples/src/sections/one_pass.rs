//! One pass over all examples, its slopes checked against central differences.

use lesson05::{GRADIENT_TOLERANCE, gradient_error, gradients_agree, numeric_gradient};
use lesson06::{Pass, pass};
use ndarray::{Array2, ArrayRef2};
use serde::Serialize;
use shared::data::{Examples, Summary, Table, largest};
use shared::lab::Section;
use shared::page::{Page, counted, names, number, short, thousands};

/// J and its slopes at one w and b.
#[derive(Serialize)]
pub struct OnePass {
    table: Summary,
    n_x: usize,
    m: usize,
    at: At,
    j: f64,
    dw: Vec<f64>,
    db: f64,
    /// The gradient against central differences, and whether it passes; not known where the nudges lead to numbers
    /// too large for an f64.
    gradient_error: f64,
    gradient_passed: Option<bool>,
    /// Whether training follows.
    trains: bool,
}

/// Where the pass is taken.
#[derive(Serialize)]
struct At {
    w: Vec<f64>,
    b: f64,
}

impl OnePass {
    pub fn compute(table: &Table, w: &Array2<f64>, b: f64, trains: bool) -> OnePass {
        let Examples { x, y, .. } = &table.examples;
        let found = pass(x, y, w, b);
        let [claimed, measured] = both_gradients(x, y, w, b, &found);
        let finite = measured.iter().all(|slope| slope.is_finite());
        OnePass {
            table: table.summary(),
            n_x: x.nrows(),
            m: x.ncols(),
            at: At { w: w.iter().copied().collect(), b },
            j: found.cost,
            dw: found.dw.iter().copied().collect(),
            db: found.db,
            gradient_error: gradient_error(&claimed, &measured),
            gradient_passed: finite.then(|| gradients_agree(&claimed, &measured, found.cost)),
            trains,
        }
    }

    fn is_finite(&self) -> bool {
        [self.j, self.db].iter().chain(&self.dw).all(|value| value.is_finite())
    }
}

/// The gradient of the pass, and its central differences.
///
/// Both are taken with respect to each parameter times the largest size of its feature, so that a nudge moves
/// z only a little, whatever the feature's unit.
fn both_gradients(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    w: &ArrayRef2<f64>,
    b: f64,
    found: &Pass,
) -> [Vec<f64>; 2] {
    let n_x = x.nrows();
    let reach: Vec<f64> =
        x.rows().into_iter().map(|feature| largest(feature).max(1.0)).chain([1.0]).collect();
    let cost_at = |scaled: &[f64]| {
        let w = Array2::from_shape_fn((n_x, 1), |(k, _)| scaled[k] / reach[k]);
        pass(x, y, &w, scaled[n_x]).cost
    };
    let scaled: Vec<f64> = w.iter().chain([&b]).zip(&reach).map(|(value, reach)| value * reach).collect();
    let slopes = found.dw.iter().chain([&found.db]);
    let claimed = slopes.zip(&reach).map(|(slope, reach)| slope / reach).collect();
    [claimed, numeric_gradient(cost_at, &scaled)]
}

/// How many weights are told.
const MOST_WEIGHTS: usize = 10;

impl Section for OnePass {
    fn title(&self) -> String {
        format!("One pass over {}", counted(self.m, "example"))
    }

    fn tell(&self, page: &mut Page) {
        self.table.tell(page);
        page.table(&["parameter", "value", "slope of J"], &self.rows());
        let zeros = self.at.w.iter().chain([&self.at.b]).all(|&value| value == 0.0);
        let named = if zeros { " = ln 2: every chance is one half" } else { "" };
        page.say(&format!("At these values J = {}{named}.", number(self.j)));
        match self.gradient_passed {
            _ if !self.is_finite() => {
                page.too_large(if self.table.standardized { "" } else { "Try --standardize." });
            }
            None => page.say(
                "The slopes cannot be checked here: the nudges lead to numbers too large for an f64.",
            ),
            Some(passed) => page.say(&format!(
                "Check of the slopes against central differences, to {GRADIENT_TOLERANCE:e} of the largest or to what \
                 rounding allows: {}.",
                if passed { "passed" } else { "not passed" }
            )),
        }
        if !self.trains {
            page.say("To train from here, add --learning-rate 0.1 --iterations 1000.");
        }
    }
}

impl OnePass {
    fn rows(&self) -> Vec<Vec<String>> {
        let At { w, b } = &self.at;
        let row = |name: String, value: f64, slope: f64| vec![name, short(value), number(slope)];
        let name = |k: usize| format!("w{} ({})", k + 1, names(&self.table.features[k..=k], 24));
        let told = w.len().min(MOST_WEIGHTS);
        let mut rows: Vec<Vec<String>> = (0..told).map(|k| row(name(k), w[k], self.dw[k])).collect();
        if told < w.len() {
            rows.push(vec![format!("... {} more", thousands(w.len() - told))]);
        }
        rows.push(row("b".to_string(), *b, self.db));
        rows
    }
}
