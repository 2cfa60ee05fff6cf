//! Runs lesson 04 on its inputs and tells what happened.

use lesson03::central_difference;
use lesson04::{Tape, Var, backward, forward};
use serde::Serialize;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{Page, factor, number, short, thousands};
use shared::{Error, largest};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson04",
    about: "Forward and backward through J = 3(a + bc). Without flags: the lesson.",
    flags: &[
        Flag::new("--a", "A", "5", None, "An input of the graph."),
        Flag::new("--b", "B", "3", None, "An input of the graph."),
        Flag::new("--c", "C", "2", None, "An input of the graph."),
    ],
};

/// The nudge of the worked example.
const NUDGE: f64 = 0.001;

/// The numbers of the photo in lesson 01.
const WEIGHTS: usize = 64 * 64 * 3;

/// The weights that are nudged to check the tape, and how near it must come. The difference is right to ten
/// digits of the loss, which is below 1.
const CHECKED: [usize; 4] = [1, 100, 5000, WEIGHTS - 1];
const CHECK_TOLERANCE: f64 = 1e-8;

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    a: f64,
    b: f64,
    c: f64,
    u: f64,
    v: f64,
    j: f64,
    du: f64,
    dv: f64,
    da: f64,
    db: f64,
    dc: f64,
    nudged: Vec<Nudged>,
    #[serde(skip)]
    tree: String,
    #[serde(flatten)]
    story: Option<Story>,
}

/// One input nudged, the others kept.
#[derive(Serialize)]
struct Nudged {
    input: &'static str,
    derivative: f64,
    j: f64,
    change_per_nudge: f64,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    used_twice: UsedTwice,
    neuron: Neuron,
    wide: Wide,
}

/// J = b(a + b): b has two uses.
#[derive(Serialize)]
struct UsedTwice {
    j: f64,
    da: f64,
    db: f64,
    j_nudged: f64,
    #[serde(skip)]
    tree: String,
}

/// L = -ln(1 / (1 + e^-z)), z = wx + b.
#[derive(Serialize)]
struct Neuron {
    z: f64,
    a: f64,
    loss: f64,
    dz: f64,
    dw: f64,
    dx: f64,
    db: f64,
    #[serde(skip)]
    tree: String,
}

/// A neuron with as many weights as the photo of lesson 01 has numbers.
#[derive(Serialize)]
struct Wide {
    weights: usize,
    derivatives: usize,
    values_on_the_tape: usize,
    loss: f64,
    db: f64,
    first_dw: Vec<f64>,
    sum_of_dw: f64,
    nudge_error: f64,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        let input = |name| Ok(flags.number(name)?.unwrap_or_default());
        let (a, b, c) = (input("--a")?, input("--b")?, input("--c")?);
        let (u, v, j) = forward(a, b, c);
        let (dv, du, da, db, dc) = backward(b, c);
        let nudge = |input, derivative, (a, b, c): (f64, f64, f64)| {
            let nudged = forward(a, b, c).2;
            Nudged { input, derivative, j: nudged, change_per_nudge: (nudged - j) / NUDGE }
        };
        Ok(Walkthrough {
            nudged: vec![
                nudge("a", da, (a + NUDGE, b, c)),
                nudge("b", db, (a, b + NUDGE, c)),
                nudge("c", dc, (a, b, c + NUDGE)),
            ],
            tree: course_tree(a, b, c),
            story: (!flags.any()).then(|| Story {
                used_twice: used_twice(a, b),
                neuron: neuron(),
                wide: wide(),
            }),
            a,
            b,
            c,
            u,
            v,
            j,
            du,
            dv,
            da,
            db,
            dc,
        })
    }
}

/// J = 3(a + bc) by the tape, drawn.
fn course_tree(a: f64, b: f64, c: f64) -> String {
    let tape = Tape::new();
    let (a, b, c) = (tape.input("a", a), tape.input("b", b), tape.input("c", c));
    let u = (b * c).named("u");
    let v = (a + u).named("v");
    let j = (3.0 * v).named("J");
    tape.draw(j, &tape.backward(j), brief)
}

fn used_twice(a: f64, b: f64) -> UsedTwice {
    let tape = Tape::new();
    let (var_a, var_b) = (tape.input("a", a), tape.input("b", b));
    let v = (var_a + var_b).named("v");
    let j = (var_b * v).named("J");
    let gradients = tape.backward(j);
    let nudged = b + NUDGE;
    UsedTwice {
        j: j.value(),
        da: gradients.of(var_a),
        db: gradients.of(var_b),
        j_nudged: nudged * (a + nudged),
        tree: tape.draw(j, &gradients, brief),
    }
}

fn neuron() -> Neuron {
    let tape = Tape::new();
    let (w, x, b) = (tape.input("w", 0.5), tape.input("x", 2.0), tape.input("b", 1.0));
    // region: neuron
    let z = (w * x + b).named("z");
    let a = (1.0 / (1.0 + (-z).exp())).named("a");
    let loss = (-a.ln()).named("L");
    // endregion
    let gradients = tape.backward(loss);
    Neuron {
        z: z.value(),
        a: a.value(),
        loss: loss.value(),
        dz: gradients.of(z),
        dw: gradients.of(w),
        dx: gradients.of(x),
        db: gradients.of(b),
        tree: tape.draw(loss, &gradients, brief),
    }
}

/// The loss for y = 1 of a neuron with many weights.
fn wide() -> Wide {
    let w = |k: usize| ((k % 7) as f64 - 3.0) / 1000.0;
    let x = |k: usize| (k % 256) as f64 / 255.0;

    let tape = Tape::new();
    let b = tape.input("b", 0.1);
    let weights: Vec<Var> = (0..WEIGHTS).map(|k| tape.input("w", w(k))).collect();
    let z = weights.iter().enumerate().fold(b, |z, (k, &w_k)| z + w_k * x(k));
    let loss = -(1.0 / (1.0 + (-z).exp())).ln();
    let gradients = tape.backward(loss);
    let dw: Vec<f64> = weights.iter().map(|&w_k| gradients.of(w_k)).collect();

    // A few of them, nudged.
    let loss_at = |nudged: usize, value: f64| {
        let weight = |k: usize| if k == nudged { value } else { w(k) };
        let z = (0..WEIGHTS).fold(0.1, |z, k| z + weight(k) * x(k));
        -(1.0 / (1.0 + (-z).exp())).ln()
    };
    let difference = |k: usize| dw[k] - central_difference(|value| loss_at(k, value), w(k));
    Wide {
        weights: WEIGHTS,
        derivatives: dw.len() + 1,
        values_on_the_tape: tape.len(),
        loss: loss.value(),
        db: gradients.of(b),
        first_dw: dw[..5].to_vec(),
        sum_of_dw: dw.iter().sum(),
        nudge_error: largest(&CHECKED.map(difference)),
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        let value = |value: f64| factor(brief(value));
        let Walkthrough { a, b, c, u, v, j, du, dv, da, db, dc, .. } = self;

        page.section("Forward: the values, from left to right");
        page.lines(&format!(
            "a = {}, b = {}, c = {}\n\nu = b c   = {} * {} = {}\nv = a + u = {} + {} = {}\nJ = 3 v   = 3 \
             * {} = {}",
            brief(*a),
            brief(*b),
            brief(*c),
            value(*b),
            value(*c),
            brief(*u),
            value(*a),
            value(*u),
            brief(*v),
            value(*v),
            brief(*j)
        ));

        page.section("Backward: the derivatives, from right to left");
        page.lines(&format!(
            "dv = dJ/dv                = {}\ndu = dJ/dv * dv/du = {} * 1 = {}\nda = dJ/dv * dv/da = {} * \
             1 = {}\n\
             db = dJ/du * du/db = {} * c = {}\ndc = dJ/du * du/dc = {} * b = {}",
            brief(*dv),
            value(*dv),
            brief(*du),
            value(*dv),
            brief(*da),
            value(*du),
            brief(*db),
            value(*du),
            brief(*dc)
        ));
        let graph = self.graph();
        if graph.lines().all(|line| line.chars().count() <= 78) {
            page.say("On every edge of the graph: value | derivative of J.");
            page.lines(&graph);
        } else {
            page.say("The graph is too wide for these numbers; the tree in part 4 has them all.");
        }
        if ![u, v, j, du, da, db, dc].iter().all(|value| value.is_finite()) {
            page.say("Some of these numbers are too large for an f64; they print as infinity or NaN.");
        }

        page.section(&format!("Check: nudge each input by {}", short(NUDGE)));
        let rows: Vec<Vec<String>> = self
            .nudged
            .iter()
            .map(|row| {
                let digits = |value: f64| if value.abs() < 1e6 { number(value) } else { brief(value) };
                vec![
                    row.input.to_string(),
                    digits(row.j),
                    digits(row.change_per_nudge),
                    brief(row.derivative),
                ]
            })
            .collect();
        page.table(&["input", "J becomes", "change / nudge", "derivative"], &rows);

        page.section("The same by the tape");
        page.lines(&self.tree);
        page.say("Each line: a value | its gradient, and the product that this use adds to the gradient.");
        if let Some(story) = &self.story {
            story.narrate(self, &mut page);
        }
        page.finish()
    }

    /// The graph from left to right.
    fn graph(&self) -> String {
        let edge = |value: f64, gradient: f64| format!("{} | {}", brief(value), brief(gradient));
        let (a, b, c) = (edge(self.a, self.da), edge(self.b, self.db), edge(self.c, self.dc));
        let (u, v, j) = (edge(self.u, self.du), edge(self.v, self.dv), edge(self.j, 1.0));
        let inputs = [&b, &c].map(|text| text.chars().count()).into_iter().max().unwrap_or(0);
        // Columns: where the edges of b and c meet, and where those of a and u meet.
        let first = inputs + 6;
        let second = first + 12 + u.chars().count() + 3;
        let fill = |text: String, column: usize| {
            let missing = column.saturating_sub(text.chars().count());
            text + &"─".repeat(missing)
        };
        let space = |column: usize| " ".repeat(column);
        [
            format!("{}┐", fill(format!("a ─ {a} "), second)),
            format!("{}├─[v = a+u]── {v} ──[J = 3v]── {j}", space(second)),
            format!("{}┐{}│", fill(format!("b ─ {b} "), first), space(second - first - 1)),
            format!("{}├{}┘", space(first), fill(format!("─[u = bc]── {u} "), second - first - 1)),
            format!("{}┘", fill(format!("c ─ {c} "), first)),
        ]
        .join("\n")
    }
}

impl Story {
    fn narrate(&self, lesson: &Walkthrough, page: &mut Page) {
        let UsedTwice { j, db, j_nudged, tree, .. } = &self.used_twice;
        page.section("A value used twice: J = b (a + b)");
        page.lines(tree);
        page.say(&format!(
            "b has two uses. One adds {}, the other {}: together {}. Nudged by {}, b = {} makes J = {} \
             instead of {}.",
            brief(lesson.a + lesson.b),
            brief(lesson.b),
            brief(*db),
            short(NUDGE),
            short(lesson.b + NUDGE),
            number(*j_nudged),
            brief(*j)
        ));

        page.section("Any formula: the loss of a neuron, for y = 1");
        page.lines(&self.neuron.tree);
        page.say(&format!(
            "The gradient of z is {}. That is a - 1: the chance {} minus the label 1.",
            brief(self.neuron.dz),
            brief(self.neuron.a)
        ));

        let Wide { weights, derivatives, values_on_the_tape, db, nudge_error, .. } = &self.wide;
        page.section("Surprise: the price of all derivatives");
        page.lines(&format!(
            "weights, and a bias              {:>8}\nvalues on the tape               {:>8}\n\n\
             by nudging: forward passes       {:>8}\nby the tape: forward passes      {:>8}\n             \
             backward passes     {:>8}",
            format!("{} + 1", thousands(*weights)),
            thousands(*values_on_the_tape),
            format!("{} + 1", thousands(*derivatives)),
            1,
            1
        ));
        page.say(&format!(
            "One backward pass gave all {} derivatives; that of the bias is {}. Nudging {} of them \
             agrees to {CHECK_TOLERANCE:e}: {}.",
            thousands(*derivatives),
            number(*db),
            CHECKED.len(),
            if *nudge_error <= CHECK_TOLERANCE { "passed" } else { "not passed" }
        ));
    }
}

/// A number with at most four decimals, and none that are not needed; short enough for the graph.
fn brief(value: f64) -> String {
    if value.is_finite() && (value == 0.0 || (1e-3..1e6).contains(&value.abs())) {
        let text = format!("{value:.4}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        if text == "-0" { "0".to_string() } else { text.to_string() }
    } else if value.is_finite() && value.abs() >= 1e6 {
        format!("{value:.6e}")
    } else {
        number(value)
    }
}
