//! Runs lesson 05 on its inputs and tells what happened.

use lesson02::{loss, squared_error_slope, textbook_loss, weighted_sum};
use lesson03::central_difference;
use lesson04::{Tape, Var};
use lesson05::{
    GRADIENT_TOLERANCE, backward, da, dz_through_da, forward, gradient_error, gradients_agree,
    numeric_gradient, update,
};
use ndarray::Array2;
use serde::Serialize;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{self, Page, decimals, number, short, vector};
use shared::plot::Plot;
use shared::{Error, largest};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson05",
    about: "The derivatives of one example, and one step. Without flags: the lesson.",
    flags: &[
        Flag::new("--w", "W1,W2", "0.5,0.25", None, "The weights."),
        Flag::new("--b", "B", "0", None, "The bias."),
        Flag::new("--x", "X1,X2", "1,-2", None, "The features, as many as weights."),
        Flag::new("--y", "0|1", "1", None, "The label."),
        Flag::new("--learning-rate", "A", "0.2", None, "The learning rate, above 0."),
    ],
};

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    #[serde(skip)]
    inputs: Inputs,
    z: f64,
    a: f64,
    loss: f64,
    da: f64,
    dz: f64,
    dz_through_da: f64,
    dw: Vec<f64>,
    db: f64,
    w_new: Vec<f64>,
    b_new: f64,
    z_new: f64,
    loss_new: f64,
    promised_drop: f64,
    checks: Vec<Check>,
    #[serde(flatten)]
    story: Option<Story>,
}

struct Inputs {
    w: Vec<f64>,
    b: f64,
    x: Vec<f64>,
    y: f64,
    learning_rate: f64,
}

/// One derivative, three ways.
#[derive(Serialize)]
struct Check {
    symbol: &'static str,
    shape: Vec<usize>,
    #[serde(skip)]
    by_hand: Vec<f64>,
    #[serde(skip)]
    tape: Vec<f64>,
    #[serde(skip)]
    nudged: Vec<f64>,
    #[serde(skip)]
    verdict: &'static str,
    /// By hand against nudged, relative to the largest entry.
    nudge_error: f64,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    lost: Vec<Lost>,
    saturated: Vec<Saturated>,
}

/// A right answer, y = 1: what the subtraction a - y loses.
#[derive(Serialize)]
struct Lost {
    z: f64,
    a_minus_y: f64,
    exact: f64,
    /// Whether subtracting the exact slope from 1 changes the 1.
    moves_a_weight_of_1: bool,
}

/// A wrong answer, y = 0: the long way and the short one.
#[derive(Serialize)]
struct Saturated {
    z: f64,
    da: f64,
    local: f64,
    through_da: f64,
    a_minus_y: f64,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        let (w, x) = flags.weights_and_features()?;
        let inputs = Inputs {
            w,
            b: flags.number("--b")?.unwrap_or_default(),
            x,
            y: flags.label("--y")?.unwrap_or_default(),
            learning_rate: flags.positive("--learning-rate")?.unwrap_or_default(),
        };
        let Inputs { ref w, b, ref x, y, learning_rate } = inputs;
        let (w, x) = (column(w), column(x));
        let (z, a) = forward(&w, b, &x);
        let (dz, dw, db) = backward(a, y, &x);
        let (w_new, b_new) = update(&w, b, &dw, db, learning_rate);
        let z_new = weighted_sum(&w_new, b_new, &x);
        let slopes = dw.iter().chain([&db]);
        Ok(Walkthrough {
            z,
            a,
            loss: loss(z, y),
            da: da(a, y),
            dz,
            dz_through_da: dz_through_da(a, y),
            checks: checks(&inputs),
            w_new: w_new.iter().copied().collect(),
            b_new,
            z_new,
            loss_new: loss(z_new, y),
            promised_drop: learning_rate * slopes.map(|slope| slope * slope).sum::<f64>(),
            dw: dw.iter().copied().collect(),
            db,
            story: (!flags.any()).then(Story::new),
            inputs,
        })
    }
}

fn column(values: &[f64]) -> Array2<f64> {
    Array2::from_shape_fn((values.len(), 1), |(k, _)| values[k])
}

/// da, dz, dw and db by hand, by the tape, and by nudging.
fn checks(inputs: &Inputs) -> Vec<Check> {
    let Inputs { w, b, x, y, .. } = inputs;
    let (b, y, n_x) = (*b, *y, w.len());
    let x_column = column(x);
    let (z, a) = forward(&column(w), b, &x_column);
    let (dz, dw, db) = backward(a, y, &x_column);

    let tape = Tape::new();
    let tape_w: Vec<Var> = w.iter().map(|&w_k| tape.input("w", w_k)).collect();
    let tape_b = tape.input("b", b);
    let products = tape_w.iter().zip(x).map(|(&w_k, &x_k)| w_k * x_k);
    let tape_z = products.reduce(|sum, product| sum + product).expect("there is a weight") + tape_b;
    let tape_a = 1.0 / (1.0 + (-tape_z).exp());
    let tape_loss = if y == 1.0 { -tape_a.ln() } else { -(1.0 - tape_a).ln() };
    let gradients = tape.backward(tape_loss);

    let one = |symbol, by_hand: f64, tape: Var, nudged: f64| {
        Check::new(symbol, &[], vec![by_hand], vec![gradients.of(tape)], vec![nudged], loss(z, y))
    };
    // A nudge of a must stay on its side of the point where the logarithm ends, and one of w must move z only
    // a little.
    let room = if y == 1.0 { a } else { 1.0 - a };
    // Near 1 an f64 has too few digits of 1 - a for a nudge to be seen in them.
    let measurable = y == 1.0 || room >= 1e-3;
    let quotient = central_difference(|t| textbook_loss(a + t * room, y), 0.0) / room;
    let nudged_a = if measurable { quotient } else { f64::NAN };
    let reach = largest(x).max(1.0);
    let loss_at = |scaled: &[f64]| {
        let w: Vec<f64> = scaled.iter().map(|w_k| w_k / reach).collect();
        loss(weighted_sum(&column(&w), b, &x_column), y)
    };
    let scaled: Vec<f64> = w.iter().map(|w_k| w_k * reach).collect();
    let nudged_w = numeric_gradient(loss_at, &scaled).iter().map(|slope| slope * reach).collect();
    vec![
        one("da", da(a, y), tape_a, nudged_a),
        one("dz", dz, tape_z, central_difference(|z| loss(z, y), z)),
        Check::new(
            "dw",
            &[n_x, 1],
            dw.iter().copied().collect(),
            tape_w.iter().map(|&w_k| gradients.of(w_k)).collect(),
            nudged_w,
            loss(z, y) * reach * reach,
        ),
        one("db", db, tape_b, central_difference(|b| loss(weighted_sum(&column(w), b, &x_column), y), b)),
    ]
}

impl Check {
    /// Compares the three ways. `rounded` is the size of the numbers whose rounding the nudges suffer from.
    fn new(
        symbol: &'static str,
        shape: &[usize],
        by_hand: Vec<f64>,
        tape: Vec<f64>,
        nudged: Vec<f64>,
        rounded: f64,
    ) -> Check {
        let finite = |values: &[f64]| values.iter().all(|value| value.is_finite());
        let agrees = |other: &[f64]| gradients_agree(&by_hand, other, rounded);
        let verdict = if agrees(&nudged) && agrees(&tape) {
            "passed"
        } else if !finite(&by_hand) || !finite(&nudged) {
            "no number"
        } else if agrees(&nudged) {
            "tape fails"
        } else {
            "not passed"
        };
        let nudge_error = gradient_error(&by_hand, &nudged);
        Check { symbol, shape: shape.to_vec(), by_hand, tape, nudged, verdict, nudge_error }
    }
}

impl Story {
    fn new() -> Story {
        let one = Array2::ones((1, 1));
        let chance = |z: f64| forward(&one, z, &Array2::zeros((1, 1))).1;
        let lost = |z: f64| {
            let exact = lesson02::dz(z, 1.0);
            let moves_a_weight_of_1 = 1.0 - exact != 1.0;
            Lost { z, a_minus_y: backward(chance(z), 1.0, &one).0, exact, moves_a_weight_of_1 }
        };
        let saturated = |z: f64| {
            let a = chance(z);
            Saturated {
                z,
                da: da(a, 0.0),
                local: a * (1.0 - a),
                through_da: dz_through_da(a, 0.0),
                a_minus_y: backward(a, 0.0, &one).0,
            }
        };
        Story {
            lost: [5.0, 20.0, 37.0].map(lost).into(),
            saturated: [2.0, 20.0, 36.0, 37.0, 40.0].map(saturated).into(),
        }
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        self.narrate_forward(&mut page);
        self.narrate_backward(&mut page);
        self.narrate_checks(&mut page);
        self.narrate_update(&mut page);
        if let Some(story) = &self.story {
            story.narrate(&mut page);
        }
        page.finish()
    }

    fn narrate_forward(&self, page: &mut Page) {
        let Inputs { w, b, x, y, .. } = &self.inputs;
        page.section("Forward: z, a and the loss");
        page.lines(&format!(
            "x = {}\nw = {}\nb = {}, y = {y}",
            vector(x, short),
            vector(w, short),
            short(*b)
        ));
        page.lines(&format!(
            "z = w'x + b  = {} = {}\na = sigma(z) = {}\nL            = {}",
            page::weighted_sum(w, x, *b),
            number(self.z),
            number(self.a),
            number(self.loss)
        ));
        if !self.z.is_finite() {
            page.say(
                "The weighted sum is too large for an f64; what follows from it may be infinity or NaN.",
            );
        }
    }

    fn narrate_backward(&self, page: &mut Page) {
        let y = self.inputs.y;
        page.section("Backward: da, dz, dw and db");
        page.lines(&format!(
            "da = -y/a + (1-y)/(1-a) = {}\ndz = da * a (1-a)       = {}\ndz = a - y              = {} - \
             {y} = {}\n\
             dw = x dz               = {}\ndb = dz                 = {}",
            number(self.da),
            number(self.dz_through_da),
            number(self.a),
            number(self.dz),
            vector(&self.dw, number),
            number(self.db)
        ));
        if !self.dz_through_da.is_finite() {
            page.say(&format!(
                "The way through da fails: a is {}, and da divides by a or by 1 - a. dz = a - y does not \
                 mind.",
                number(self.a)
            ));
        }
    }

    fn narrate_checks(&self, page: &mut Page) {
        page.section("Three ways");
        let rows: Vec<Vec<String>> = self
            .checks
            .iter()
            .map(|check| {
                let mut row = vec![check.symbol.to_string()];
                row.extend([&check.by_hand, &check.tape, &check.nudged].map(|values| shown(values)));
                row.push(check.verdict.to_string());
                row.push(match check.shape[..] {
                    [] => "number".to_string(),
                    _ => format!("{:?}", check.shape).replace('[', "(").replace(']', ")"),
                });
                row
            })
            .collect();
        page.table(&["", "by hand", "tape", "finite diff.", "difference", "shape"], &rows);
        page.say(&format!(
            "passed: the largest difference between the three is at most {GRADIENT_TOLERANCE:e} of the \
             largest entry, or what rounding does to a finite difference (a nudge up and down, as in \
             lesson 03)."
        ));
        if self.checks.iter().any(|check| check.verdict == "tape fails") {
            page.say("tape fails: the tape goes through da, and loses its digits where a is nearly 0 or 1.");
        }
        if self.checks.iter().any(|check| check.verdict == "no number") {
            page.say("no number: a is so near to 0 or 1 that da cannot be computed, or measured, in an f64.");
        }
    }

    fn narrate_update(&self, page: &mut Page) {
        let Inputs { w, b, learning_rate, .. } = &self.inputs;
        page.section(&format!("The update: alpha = {}", short(*learning_rate)));
        let row = |name: String, old: f64, slope: f64, new: f64| {
            vec![name, short(old), number(slope), number(-learning_rate * slope), number(new)]
        };
        let mut rows: Vec<Vec<String>> = (0..w.len().min(8))
            .map(|k| row(format!("w{}", k + 1), w[k], self.dw[k], self.w_new[k]))
            .collect();
        if w.len() > 8 {
            rows.push(vec![format!("... {} more", w.len() - 8)]);
        }
        rows.push(row("b".to_string(), *b, self.db, self.b_new));
        page.table(&["", "old", "slope", "change", "new"], &rows);
        page.say(&format!(
            "z goes from {} to {}, and L from {} to {}. Along a straight line L would fall by alpha \
             times the sum of the squared slopes, {}. It falls by {}.",
            number(self.z),
            number(self.z_new),
            number(self.loss),
            number(self.loss_new),
            number(self.promised_drop),
            number(self.loss - self.loss_new)
        ));
    }
}

impl Story {
    fn narrate(&self, page: &mut Page) {
        page.section("Surprise: certain and wrong, y = 0");
        let rows: Vec<Vec<String>> = self
            .saturated
            .iter()
            .map(|row| {
                let mut cells = vec![short(row.z)];
                cells.extend([row.da, row.local, row.through_da, row.a_minus_y].map(number));
                cells
            })
            .collect();
        page.table(&["z", "da", "a (1-a)", "dz through da", "dz = a - y"], &rows);
        page.lines(&slopes());
        page.say(
            "The slope against z, for y = 0: the further right, the more wrong. *: a - y. o: through da, \
             which ends where a becomes 1. s: the squared error's, a a (1-a), nearly 0 where the answer \
             is most wrong.",
        );

        page.section("What a - y loses: a right answer, y = 1");
        let rows: Vec<Vec<String>> = self
            .lost
            .iter()
            .map(|row| {
                let moves = if row.moves_a_weight_of_1 { "yes" } else { "no" };
                vec![short(row.z), number(row.a_minus_y), number(row.exact), moves.to_string()]
            })
            .collect();
        page.table(&["z", "a - y", "exact dz", "would move w = 1"], &rows);
        page.say(
            "Relative to so small a slope, all of it is lost. But a weight moves by alpha x times dz, \
             and a step below about 1e-16 is lost anyway when it is subtracted from a weight of the size \
             1.",
        );
    }
}

/// The slope against z for y = 0: a - y, through da, and the squared error's.
fn slopes() -> String {
    let mut plot = Plot::new("slope", (66, 12), (-10.0, 45.0), (0.0, 1.0));
    plot.curve(|z| squared_error_slope(z, 0.0), 's');
    plot.curve(|z| lesson02::dz(z, 0.0), '*');
    for z in (-10..=45).step_by(2).map(f64::from) {
        plot.point(z, dz_through_da(lesson02::sigmoid(z), 0.0), 'o');
    }
    [0.0, 0.5, 1.0].into_iter().for_each(|slope| plot.y_tick(slope, decimals(slope, 1)));
    [-10.0, 0.0, 10.0, 20.0, 30.0, 40.0].into_iter().for_each(|z| plot.x_tick(z, format!("z={z}")));
    plot.draw()
}

/// One number, or the first two of a vector, short enough for a column.
fn shown(values: &[f64]) -> String {
    let brief = |value: f64| {
        if value.abs() >= 10.0 && value.is_finite() { format!("{value:.1e}") } else { decimals(value, 2) }
    };
    match values {
        [one] => number(*one),
        [one, two] => vector(&[*one, *two], brief),
        [one, ..] => format!("({}, ...)", brief(*one)),
        [] => String::new(),
    }
}
