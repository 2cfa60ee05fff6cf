//! Convex or not: the loss L and half the squared error C, each with a chord.

use lesson02::loss;
use lesson12::squared_error;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, number, short};

/// L and C of one example with x = 1, y = 1 and b = 0, as functions of w.
#[derive(Serialize)]
pub struct ConvexOrNot {
    /// The w where the chords begin, where they end, and between the two.
    start: f64,
    end: f64,
    middle: f64,
    chords: [Chord; 2],
    /// The two functions, each with its chord.
    plots: [Plot; 2],
}

/// A function in the middle of its chord, and the chord there.
#[derive(Serialize)]
struct Chord {
    of: &'static str,
    curve: f64,
    chord: f64,
}

const START: f64 = -6.0;
const END: f64 = 2.0;

const SHOWS_L: &str = "The loss L falls as w grows, and its chord runs above it.";
const SHOWS_C: &str = "Half the squared error C falls as w grows. Far to the left it is nearly level, and its chord \
                       runs below it.";

impl ConvexOrNot {
    pub fn compute() -> ConvexOrNot {
        let loss_at = |w: f64| loss(w, 1.0);
        let error_at = |w: f64| squared_error(w, 1.0);
        let middle = (START + END) / 2.0;
        ConvexOrNot {
            start: START,
            end: END,
            middle,
            chords: [
                Chord { of: "L", curve: loss_at(middle), chord: chord(loss_at, 0.5) },
                Chord { of: "C", curve: error_at(middle), chord: chord(error_at, 0.5) },
            ],
            plots: [plot("L", SHOWS_L, loss_at), plot("C", SHOWS_C, error_at)],
        }
    }
}

/// The chord of f at this share of its way from start to end.
fn chord(f: impl Fn(f64) -> f64, share: f64) -> f64 {
    f(START) + share * (f(END) - f(START))
}

/// A function of w from -6 to 6, and its chord in dots that leave the curve visible.
fn plot(name: &str, shows: &str, f: impl Fn(f64) -> f64) -> Plot {
    let x = Axis::new("w", (-6.0, 6.0)).ticks(&[-6.0, -2.0, 2.0, 6.0], short);
    let y = Axis::new(name, (0.0, f(-6.0))).ticks(&[0.0, f(-6.0)], |value| format!("{value:.1}"));
    let shares = (0..=20).map(|dot| f64::from(dot) / 20.0);
    let dots = shares.map(|share| (START + share * (END - START), chord(&f, share))).collect();
    Plot::new(name, shows, (31, 11), x, y).points("chord", '.', dots).curve(name, '*', f)
}

impl Section for ConvexOrNot {
    fn title(&self) -> String {
        "Convex or not: the loss L and half the squared error C".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "One example with x = 1 and y = 1, and b = 0. The dots are a chord, from w = {} to w = {}.",
            self.start, self.end
        ));
        page.plots(self.plots.each_ref(), 2);
        let row = |at: &Chord| vec![at.of.to_string(), number(at.curve), number(at.chord)];
        page.table(&[&format!("at w = {}", self.middle), "curve", "chord"], &self.chords.each_ref().map(row));
    }
}
