//! Runs lesson 02 on its inputs and tells what happened.

use lesson02::{cost, dz, loss, sigmoid, squared_error_slope, textbook_loss, weighted_sum};
use ndarray::Array2;
use serde::Serialize;
use shared::Error;
use shared::cli::{Flag, Flags, Usage};
use shared::page::{self, Page, decimals, number, short, vector};
use shared::plot::{self, Plot};

/// The flags of this lesson.
pub const USAGE: Usage = Usage {
    package: "lesson02",
    about: "From features to a chance, and from a chance to a loss. Without flags: the lesson.",
    flags: &[
        Flag::new("--z", "Z", "", None, "The weighted sum itself, in place of --w, --b and --x."),
        Flag::new("--w", "W1,W2", "1,-2", None, "The weights."),
        Flag::new("--b", "B", "1", None, "The bias."),
        Flag::new("--x", "X1,X2", "3,1", None, "The features, as many as weights."),
        Flag::new(
            "--y",
            "0|1",
            "",
            None,
            "The label. Default: 1 in the lesson, else none, and then no loss.",
        ),
    ],
};

/// The numbers of the lesson.
#[derive(Serialize)]
pub struct Walkthrough {
    #[serde(skip)]
    neuron: Option<(Vec<f64>, f64, Vec<f64>)>,
    z: f64,
    a: f64,
    #[serde(flatten)]
    labelled: Option<Labelled>,
    #[serde(flatten)]
    story: Option<Story>,
}

/// What a label adds.
#[derive(Serialize)]
struct Labelled {
    y: u8,
    loss: f64,
    textbook_loss: f64,
    dz: f64,
}

/// The parts that are told only when no flag was given.
#[derive(Serialize)]
struct Story {
    /// At the same z, for the label 0.
    loss_for_0: f64,
    dz_for_0: f64,
    certainty: Vec<Certainty>,
    trio: Trio,
    slopes: Vec<Slopes>,
    first_z_with_a_equal_1: f64,
    textbook: Vec<Textbook>,
}

/// A wrong answer, and what it costs.
#[derive(Serialize)]
struct Certainty {
    a: f64,
    loss: f64,
}

/// Three examples and their cost.
#[derive(Serialize)]
struct Trio {
    a: Vec<f64>,
    y: Vec<u8>,
    loss: Vec<f64>,
    cost: f64,
}

/// What an answer learns from its error, for y = 1.
#[derive(Serialize)]
struct Slopes {
    z: f64,
    a: f64,
    dz: f64,
    squared_error_slope: f64,
}

/// The textbook's loss beside the one from z.
#[derive(Serialize)]
struct Textbook {
    z: f64,
    one_minus_a: f64,
    textbook_for_0: f64,
    loss_for_0: f64,
    textbook_for_1: f64,
    loss_for_1: f64,
}

impl Walkthrough {
    /// Computes every number of the lesson.
    pub fn new(flags: &Flags) -> Result<Walkthrough, Error> {
        for other in ["--w", "--b", "--x"] {
            flags.conflict("--z", other)?;
        }
        let label = flags.label("--y")?.or((!flags.any()).then_some(1.0));
        let (neuron, z) = match flags.number("--z")? {
            Some(z) => (None, z),
            None => {
                let (w, x) = flags.weights_and_features()?;
                let b = flags.number("--b")?.unwrap_or_default();
                let column = |values: &[f64]| Array2::from_shape_fn((values.len(), 1), |(k, _)| values[k]);
                let z = weighted_sum(&column(&w), b, &column(&x));
                (Some((w, b, x)), z)
            }
        };
        let a = sigmoid(z);
        let labelled = label.map(|y| Labelled {
            y: y as u8,
            loss: loss(z, y),
            textbook_loss: textbook_loss(a, y),
            dz: dz(z, y),
        });
        Ok(Walkthrough { neuron, z, a, labelled, story: (!flags.any()).then(|| Story::new(z)) })
    }
}

impl Story {
    fn new(z: f64) -> Story {
        let slopes = |z: f64| Slopes {
            z,
            a: sigmoid(z),
            dz: dz(z, 1.0),
            squared_error_slope: squared_error_slope(z, 1.0),
        };
        let textbook = |z: f64| Textbook {
            z,
            one_minus_a: 1.0 - sigmoid(z),
            textbook_for_0: textbook_loss(sigmoid(z), 0.0),
            loss_for_0: loss(z, 0.0),
            textbook_for_1: textbook_loss(sigmoid(z), 1.0),
            loss_for_1: loss(z, 1.0),
        };
        Story {
            loss_for_0: loss(z, 0.0),
            dz_for_0: dz(z, 0.0),
            certainty: [0.5, 0.9, 0.99, 0.999].map(|a| Certainty { a, loss: textbook_loss(a, 0.0) }).into(),
            trio: Trio::new(),
            slopes: [0.0, -2.0, -5.0, -10.0].map(slopes).into(),
            first_z_with_a_equal_1: first_z_with_a_equal_1(),
            textbook: [2.0, 36.0, 36.7, 37.0, 1000.0].map(textbook).into(),
        }
    }
}

impl Trio {
    fn new() -> Trio {
        let (a, y) = ([0.9, 0.2, 0.7], [1.0, 0.0, 1.0]);
        // The z that gives this chance: ln(a / (1 - a)).
        let z = a.map(|a_i: f64| (a_i / (1.0 - a_i)).ln());
        Trio {
            a: a.into(),
            y: y.map(|y_i| y_i as u8).into(),
            loss: z.iter().zip(&y).map(|(&z_i, &y_i)| loss(z_i, y_i)).collect(),
            cost: cost(&z, &y),
        }
    }
}

/// Halves an interval until its ends are neighbours.
fn first_z_with_a_equal_1() -> f64 {
    let (mut below, mut certain) = (0.0, 100.0);
    loop {
        let middle = (below + certain) / 2.0;
        if middle <= below || middle >= certain {
            return certain;
        }
        if sigmoid(middle) == 1.0 { certain = middle } else { below = middle }
    }
}

impl Walkthrough {
    /// The lesson as text.
    pub fn narrate(&self) -> String {
        let mut page = Page::new();
        self.narrate_chance(&mut page);
        if let Some(labelled) = &self.labelled {
            self.narrate_loss(labelled, &mut page);
        }
        if let Some(story) = &self.story {
            story.narrate(&mut page);
        }
        page.finish()
    }

    fn narrate_chance(&self, page: &mut Page) {
        page.section("From features to a chance");
        if let Some((w, b, x)) = &self.neuron {
            page.lines(&format!(
                "z = w'x + b = {} = {}\n    with w = {}\n         x = {}\n         b = {}",
                page::weighted_sum(w, x, *b),
                exact(self.z),
                vector(w, short),
                vector(x, short),
                short(*b)
            ));
        } else {
            page.lines(&format!("z = {}", short(self.z)));
        }
        page.lines(&format!("a = sigma(z) = 1 / (1 + e^-z) = {}", number(self.a)));
        if !self.z.is_finite() {
            page.say(
                "The weighted sum is too large for an f64, so what follows from it may be unknown (NaN).",
            );
        } else if self.a == 1.0 {
            page.say("The chance is less than 1. But 1 + e^-z was rounded to 1, and with it a.");
        }
        page.say(&format!(
            "The answer is {}. It is 1 where a is above one half; that is where z is above 0.",
            lesson02::predict(self.z)
        ));
    }

    fn narrate_loss(&self, labelled: &Labelled, page: &mut Page) {
        let Labelled { y, loss, textbook_loss, dz } = labelled;
        page.section("The loss");
        let line = |y: u8, loss: f64, dz: f64| {
            let formula = if y == 1 { "L = -ln a      " } else { "L = -ln(1 - a)" };
            format!("y = {y}:  {formula:<15} = {}   dz = a - y = {}", number(loss), number(dz))
        };
        page.lines(&line(*y, *loss, *dz));
        if let Some(story) = &self.story {
            page.lines(&line(0, story.loss_for_0, story.dz_for_0));
            page.say(&format!(
                "The loss of the wrong label is larger by {}. That is z, because ln(a / (1 - a)) = ln e^z.",
                number(story.loss_for_0 - loss)
            ));
            page.lines(&curves());
            page.say("Left: a against z. Right: the loss for y = 1 (marked 1) and for y = 0 (marked 0).");
        } else {
            // Compared as printed. Where z itself is too large, that was said above.
            let same = number(*textbook_loss) == number(*loss);
            page.say(&format!(
                "The textbook's formula -(y ln a + (1 - y) ln(1 - a)) gives {}{}.",
                number(*textbook_loss),
                if same || !self.z.is_finite() {
                    ""
                } else {
                    ", which is wrong: a was rounded before the logarithm"
                }
            ));
        }
    }
}

impl Story {
    fn narrate(&self, page: &mut Page) {
        page.section("The price of being certain and wrong");
        page.say("The label is 0, and the neuron says:");
        let rows: Vec<Vec<String>> =
            self.certainty.iter().map(|row| vec![short(row.a), number(row.loss)]).collect();
        page.table(&["a", "L"], &rows);

        page.section("The cost of three examples");
        let Trio { a, y, loss, cost } = &self.trio;
        let rows: Vec<Vec<String>> = (0..a.len())
            .map(|i| vec![(i + 1).to_string(), short(a[i]), y[i].to_string(), number(loss[i])])
            .collect();
        page.table(&["i", "a", "y", "L"], &rows);
        page.lines(&format!(
            "J = ({}) / {} = {}",
            loss.iter().map(|&l| number(l)).collect::<Vec<_>>().join(" + "),
            a.len(),
            number(*cost)
        ));

        page.section("Why not the squared error?");
        page.say("The label is 1. How steep is each loss, as z changes?");
        let rows: Vec<Vec<String>> = self
            .slopes
            .iter()
            .map(|row| vec![short(row.z), number(row.a), number(row.dz), number(row.squared_error_slope)])
            .collect();
        page.table(&["z", "a", "slope of L", "slope of (a - y)^2 / 2"], &rows);
        page.say(
            "The further wrong, the steeper L. Of these four the squared error is flattest where it is most wrong.",
        );

        page.section("Surprise: right, certain, and NaN");
        page.say(&format!(
            "From z = {} on, 1 + e^-z is rounded to 1. Then the a that is computed is exactly 1, and 1 - a is 0.",
            decimals(self.first_z_with_a_equal_1, 2)
        ));
        let rows: Vec<Vec<String>> = self
            .textbook
            .iter()
            .map(|row| {
                let mut cells = vec![short(row.z)];
                cells.extend(
                    [row.one_minus_a, row.textbook_for_0, row.loss_for_0, row.textbook_for_1, row.loss_for_1]
                        .map(number),
                );
                cells
            })
            .collect();
        page.table(&["z", "1 - a", "y=0 textbook", "y=0 from z", "y=1 textbook", "y=1 from z"], &rows);
        page.say(
            "For y = 1 and z = 37 the neuron is right and certain, and the textbook's loss is NaN: it \
             computes 0 ln 0. From z, only the last digits are rounded.",
        );
    }
}

/// Sigma, and the two losses with their asymptotes.
fn curves() -> String {
    let mut left = Plot::new("a = sigma(z)", (29, 11), (-6.0, 6.0), (0.0, 1.0));
    left.curve(sigmoid, '*');
    let mut right = Plot::new("L", (29, 11), (-6.0, 6.0), (0.0, 6.0));
    right.curve(|z| loss(z, 0.0), '0');
    right.curve(|z| loss(z, 1.0), '1');
    for plot in [&mut left, &mut right] {
        for z in [-6.0, 0.0, 6.0] {
            plot.x_tick(z, format!("z={}", short(z)));
        }
    }
    for (plot, ticks) in [(&mut left, [0.0, 0.5, 1.0]), (&mut right, [0.0, 3.0, 6.0])] {
        ticks.into_iter().for_each(|tick| plot.y_tick(tick, decimals(tick, 1)));
    }
    plot::beside(&left.draw(), &right.draw(), 4)
}

/// z is shown as it is when it is short.
fn exact(z: f64) -> String {
    let text = short(z);
    if text.len() <= 8 { text } else { number(z) }
}
