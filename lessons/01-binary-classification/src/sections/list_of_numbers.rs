//! Surprise: a picture is a list of numbers. Moved by one pixel, it is nearer to another digit than to itself.

use lesson01::{distance, shifted_right, unroll};
use ndarray::{Array2, Axis};
use serde::Serialize;
use shared::data::Digits;
use shared::lab::Section;
use shared::page::{Page, Picture, beside, number, thousands};

use super::digit::{MOST_INK, drawn};

/// Every digit beside its own copy, moved one pixel to the right.
#[derive(Serialize)]
pub struct ListOfNumbers {
    digits: usize,
    first: Moved,
    farther_from_themselves: usize,
    mean_own_distance: f64,
    mean_other_distance: f64,
    /// The first digit, its copy, and the nearest picture of another digit.
    plots: [Picture; 3],
}

/// A digit, its moved copy, and the nearest picture of another digit.
#[derive(Clone, Copy, Serialize)]
struct Moved {
    own_distance: f64,
    other: usize,
    other_digit: u8,
    other_distance: f64,
}

impl ListOfNumbers {
    pub fn compute(digits: &Digits, columns: &[Array2<f64>]) -> ListOfNumbers {
        let moved: Vec<Moved> = (0..columns.len()).map(|i| Moved::compute(digits, columns, i)).collect();
        let mean = |value: fn(&Moved) -> f64| moved.iter().map(value).sum::<f64>() / moved.len() as f64;
        let first = moved[0];
        let picture = |i: usize| digits.pictures.index_axis(Axis(0), i);
        let nearest = format!("picture {}, a {}", first.other + 1, first.other_digit);
        ListOfNumbers {
            digits: moved.len(),
            first,
            farther_from_themselves: moved.iter().filter(|one| one.own_distance > one.other_distance).count(),
            mean_own_distance: mean(|one| one.own_distance),
            mean_other_distance: mean(|one| one.other_distance),
            plots: [
                drawn(&picture(0), "picture 1"),
                drawn(&shifted_right(&picture(0)), "moved one pixel"),
                drawn(&picture(first.other), &nearest),
            ],
        }
    }
}

impl Moved {
    /// The digit number i.
    fn compute(digits: &Digits, columns: &[Array2<f64>], i: usize) -> Moved {
        let copy = unroll(&shifted_right(&digits.pictures.index_axis(Axis(0), i)), MOST_INK);
        let others = (0..columns.len()).filter(|&other| digits.digits[other] != digits.digits[i]);
        let (other, other_distance) = others
            .map(|other| (other, distance(&columns[i], &columns[other])))
            .min_by(|one, two| one.1.total_cmp(&two.1))
            .expect("there is another digit");
        Moved {
            own_distance: distance(&columns[i], &copy),
            other,
            other_digit: digits.digits[other],
            other_distance,
        }
    }
}

impl Section for ListOfNumbers {
    fn title(&self) -> String {
        "Surprise: a picture is a list of numbers".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let titled = |picture: &Picture| format!("{:<16}\n{}", picture.title, picture.blocks());
        let [own, copy, nearest] = self.plots.each_ref().map(titled);
        page.lines(&beside(&beside(&own, &copy, 6), &nearest, 6));
        let Moved { own_distance, other_digit, other_distance, .. } = self.first;
        let [own, other] = [own_distance, other_distance].map(number);
        page.lines(&format!(
            "distance from picture 1   to itself, moved: {own}   to the {other_digit}: {other}"
        ));
        let [digits, farther] = [self.digits, self.farther_from_themselves].map(thousands);
        let [own, other] = [self.mean_own_distance, self.mean_other_distance].map(number);
        page.say(&format!(
            "Of {digits} digits, {farther} are closer to some picture of another numeral than to their own copy, moved \
             one pixel to the right. The mean distances: {own} to the copy, {other} to the nearest picture of another numeral."
        ));
    }
}
