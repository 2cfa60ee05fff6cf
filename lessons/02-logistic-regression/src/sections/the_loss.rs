//! The loss of one example.

use lesson02::{dz, loss, sigmoid, textbook_loss};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, decimals, number, short};

use super::Chance;

/// What a label adds to the chance.
#[derive(Serialize)]
pub struct TheLoss {
    y: u8,
    loss: f64,
    textbook_loss: f64,
    dz: f64,
    /// Whether the textbook's loss reads differently, because a was rounded before the logarithm.
    textbook_fails: bool,
    /// The lesson tells the other label, too.
    wrong_label: Option<WrongLabel>,
    plots: Vec<Plot>,
}

/// The loss at the same z if the label is 0.
#[derive(Serialize)]
struct WrongLabel {
    loss_for_0: f64,
    dz_for_0: f64,
    larger_by: f64,
}

impl TheLoss {
    /// For this label.
    pub fn compute(chance: &Chance, y: f64) -> TheLoss {
        let (loss, textbook_loss) = (loss(chance.z, y), textbook_loss(chance.a, y));
        TheLoss {
            y: y as u8,
            loss,
            textbook_loss,
            dz: dz(chance.z, y),
            // Compared as printed. Where z itself is too large, the chance says so.
            textbook_fails: chance.z.is_finite() && number(textbook_loss) != number(loss),
            wrong_label: None,
            plots: Vec::new(),
        }
    }

    /// For the label 1, with the label 0 beside it, and both drawn.
    pub fn of_both_labels(chance: &Chance) -> TheLoss {
        let right = TheLoss::compute(chance, 1.0);
        let loss_for_0 = loss(chance.z, 0.0);
        let wrong =
            WrongLabel { loss_for_0, dz_for_0: dz(chance.z, 0.0), larger_by: loss_for_0 - right.loss };
        TheLoss { wrong_label: Some(wrong), plots: vec![sigma_curve(), loss_curves()], ..right }
    }
}

impl Section for TheLoss {
    fn title(&self) -> String {
        "The loss".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines(&line(self.y, self.loss, self.dz));
        match &self.wrong_label {
            None => self.tell_textbook(page),
            Some(WrongLabel { loss_for_0, dz_for_0, larger_by }) => {
                page.lines(&line(0, *loss_for_0, *dz_for_0));
                let larger_by = number(*larger_by);
                page.say(&format!(
                    "The loss of the wrong label is larger by {larger_by}. That is z, because ln(a / (1 - a)) = ln e^z."
                ));
            }
        }
        if let [sigma, losses] = &self.plots[..] {
            page.plots([sigma, losses], 4);
            page.say("Left: a against z. Right: the loss for y = 1 (marked 1) and for y = 0 (marked 0).");
        }
    }
}

impl TheLoss {
    fn tell_textbook(&self, page: &mut Page) {
        let wrong =
            if self.textbook_fails { ", which is wrong: a was rounded before the logarithm" } else { "" };
        let found = number(self.textbook_loss);
        page.say(&format!("The textbook's formula -(y ln a + (1 - y) ln(1 - a)) gives {found}{wrong}."));
    }
}

/// A label with its formula, its loss and its slope.
fn line(y: u8, loss: f64, dz: f64) -> String {
    let formula = if y == 1 { "L = -ln a" } else { "L = -ln(1 - a)" };
    format!("y = {y}:  {formula:<15} = {}   dz = a - y = {}", number(loss), number(dz))
}

/// The largest z and -z of the curves.
const REACH: f64 = 6.0;

fn sigma_curve() -> Plot {
    let shows = "The chance a against z: nearly 0 at the left, one half at z = 0, nearly 1 at the right.";
    axes("a = sigma(z)", shows, ("a", [0.0, 0.5, 1.0])).curve("a", '*', sigmoid)
}

fn loss_curves() -> Plot {
    let shows = "The loss against z: for the label 0 it rises to the right, for the label 1 to the left, each toward a \
                 straight line.";
    axes("L", shows, ("L", [0.0, REACH / 2.0, REACH])).curve("y = 0", '0', |z| loss(z, 0.0)).curve(
        "y = 1",
        '1',
        |z| loss(z, 1.0),
    )
}

/// An empty plot over z, with three named values on each axis.
fn axes(title: &str, shows: &str, (name, [low, middle, high]): (&str, [f64; 3])) -> Plot {
    let z = Axis::new("z", (-REACH, REACH)).ticks(&[-REACH, 0.0, REACH], |z| format!("z={}", short(z)));
    let y = Axis::new(name, (low, high)).ticks(&[low, middle, high], |value| decimals(value, 1));
    Plot::new(title, shows, (29, 11), z, y)
}
