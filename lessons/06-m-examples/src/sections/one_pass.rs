//! One pass over all examples, its slopes checked against central differences.

use lesson05::{GRADIENT_TOLERANCE, gradient_error, gradients_agree, numeric_gradient};
use lesson06::{Pass, pass};
use ndarray::{Array2, ArrayRef2};
use serde::Serialize;
use shared::data::random::SplitMix64;
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
    /// How many slopes are checked: all, or a sample of many.
    checked: usize,
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
        let checked = sample(x.nrows() + 1);
        let [claimed, measured] = both_gradients(x, y, w, b, &found, &checked);
        let finite = measured.iter().all(|slope| slope.is_finite());
        OnePass {
            table: table.summary(),
            n_x: x.nrows(),
            m: x.ncols(),
            at: At { w: w.iter().copied().collect(), b },
            j: found.cost,
            dw: found.dw.iter().copied().collect(),
            db: found.db,
            checked: checked.len(),
            gradient_error: gradient_error(&claimed, &measured),
            gradient_passed: finite.then(|| gradients_agree(&claimed, &measured, found.cost)),
            trains,
        }
    }

    fn is_finite(&self) -> bool {
        [self.j, self.db].iter().chain(&self.dw).all(|value| value.is_finite())
    }
}

/// Each slope that is checked takes two passes; of more parameters than this a sample is drawn.
const MOST_CHECKED: usize = 100;

/// Which parameters are checked: w_1, w_2, ..., b, by their places.
fn sample(parameters: usize) -> Vec<usize> {
    let mut chosen = SplitMix64::new(1).permutation(parameters);
    if parameters <= MOST_CHECKED {
        chosen.sort_unstable();
    }
    chosen.truncate(MOST_CHECKED);
    chosen
}

/// The gradient of the pass, and its central differences, for the checked parameters.
///
/// Both are taken with respect to each parameter times the largest size of its feature, so that a nudge moves
/// z only a little, whatever the feature's unit.
fn both_gradients(
    x: &ArrayRef2<f64>,
    y: &ArrayRef2<f64>,
    w: &ArrayRef2<f64>,
    b: f64,
    found: &Pass,
    checked: &[usize],
) -> [Vec<f64>; 2] {
    let n_x = x.nrows();
    let reach = |k: usize| if k < n_x { largest(x.row(k)).max(1.0) } else { 1.0 };
    let reach: Vec<f64> = checked.iter().map(|&k| reach(k)).collect();
    let parameters: Vec<f64> = w.iter().copied().chain([b]).collect();
    let slopes: Vec<f64> = found.dw.iter().copied().chain([found.db]).collect();
    let cost_at = |scaled: &[f64]| {
        let mut parameters = parameters.clone();
        for ((&k, value), reach) in checked.iter().zip(scaled).zip(&reach) {
            parameters[k] = value / reach;
        }
        let w = Array2::from_shape_fn((n_x, 1), |(k, _)| parameters[k]);
        pass(x, y, &w, parameters[n_x]).cost
    };
    let scaled: Vec<f64> = checked.iter().zip(&reach).map(|(&k, reach)| parameters[k] * reach).collect();
    let claimed = checked.iter().zip(&reach).map(|(&k, reach)| slopes[k] / reach).collect();
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
            Some(true) => page.say(&format!(
                "Check of {} against central differences, to {GRADIENT_TOLERANCE:e} of the largest or to what \
                 rounding allows: passed.",
                self.slopes_checked()
            )),
            Some(false) => page.not_passed(&format!(
                "{} differ from central differences by more than {GRADIENT_TOLERANCE:e} of the largest. \
                 `cargo xtask check 06 --lesson` says what is wrong.",
                self.slopes_checked()
            )),
        }
        if !self.trains {
            page.say("To train from here, add --learning-rate 0.1 --iterations 1000.");
        }
    }
}

impl OnePass {
    fn slopes_checked(&self) -> String {
        let slopes = self.n_x + 1;
        match self.checked {
            all if all == slopes => "the slopes".to_string(),
            some => format!("{some} of the {} slopes, drawn at random,", thousands(slopes)),
        }
    }

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
