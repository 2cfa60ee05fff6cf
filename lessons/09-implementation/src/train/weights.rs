//! The weights with their names, the largest first; as a picture where the features are pixels.

use std::slice::from_ref;

use lesson06::Trained;
use lesson09::arrays::holds_arrays;
use serde::Serialize;
use shared::data::largest;
use shared::lab::Section;
use shared::page::{Page, Picture, counted, flush_left, names, number, width};

use super::training_set::About;

/// What the neuron has learnt about its features.
#[derive(Serialize)]
pub struct Weights {
    /// The largest weights, by size, without the sign; none if a weight is not finite.
    largest: Vec<Weight>,
    /// How many more there are.
    others: usize,
    /// Whether the weights are for features in units of their own deviation, so that they can be compared.
    comparable: bool,
    plots: Vec<Picture>,
}

#[derive(Serialize)]
struct Weight {
    feature: String,
    weight: f64,
}

/// How many weights are listed.
const LISTED: usize = 15;

/// The longest bar, in cells.
const LONGEST: usize = 16;

/// Smaller pictures show less than a list.
const SMALLEST_PICTURE: usize = 8;

impl Weights {
    pub fn compute(about: &About, neuron: &Trained) -> Weights {
        let w: Vec<f64> = neuron.w.iter().copied().collect();
        let features = &about.features;
        let finite = largest(&w).is_finite();
        let listed = if finite { by_size(&w).take(LISTED).collect() } else { Vec::new() };
        let weight = |&k: &usize| Weight { feature: features[k].clone(), weight: w[k] };
        let pixels = holds_arrays(&about.file) || features.iter().all(|name| names_a_pixel(name));
        let size = side(w.len()).filter(|&size| pixels && finite && size >= SMALLEST_PICTURE);
        Weights {
            largest: listed.iter().map(weight).collect(),
            others: w.len() - listed.len(),
            comparable: about.standardization.is_some(),
            plots: size.map(|size| picture(&w, size)).into_iter().collect(),
        }
    }

    /// A line for each weight: a bar to the right of the middle, or to the left where it is negative.
    fn bars(&self) -> String {
        // Where all are 0, no bar is drawn.
        let most = self.largest.first().map_or(1.0, |first| first.weight.abs()).max(f64::MIN_POSITIVE);
        let longest_name = |cut: &[String]| cut.iter().map(|name| width(name)).max().unwrap_or(0);
        let cut: Vec<String> = self.largest.iter().map(|one| names(from_ref(&one.feature), 24)).collect();
        let (cells, half) = (longest_name(&cut), LONGEST);
        let line = |(name, one): (&String, &Weight)| {
            let share = one.weight.abs() / most;
            let bar = "█".repeat((share * half as f64).round() as usize);
            let (left, right) =
                if one.weight.is_sign_negative() { (bar.as_str(), "") } else { ("", bar.as_str()) };
            format!("{}   {:>10}   {left:>half$}│{right}", flush_left(name, cells), number(one.weight))
        };
        cut.iter().zip(&self.largest).map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The places of the weights from the largest to the smallest, equal ones in their order.
fn by_size(w: &[f64]) -> impl Iterator<Item = usize> {
    let mut places: Vec<usize> = (0..w.len()).collect();
    places.sort_by(|&one, &other| w[other].abs().total_cmp(&w[one].abs()));
    places.into_iter()
}

/// Whether a column is called as pixels are: pixel_3_4, p12, x7.
fn names_a_pixel(name: &str) -> bool {
    let prefix = ["pixel", "p", "x"].into_iter().find_map(|prefix| name.strip_prefix(prefix));
    prefix.is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_digit() || "_-. ".contains(letter)))
}

/// How many pixels a row of the square picture has whose grey values, or whose red, green and blue, are so many.
fn side(n_x: usize) -> Option<usize> {
    let root = |count: usize| Some(count.isqrt()).filter(|root| root * root == count);
    root(n_x).or_else(|| root(n_x / 3).filter(|_| n_x.is_multiple_of(3)))
}

/// The weights in the places of their pixels, from 0 for the lowest to 1 for the highest. Colours are added up: their
/// three numbers follow each other.
fn picture(w: &[f64], size: usize) -> Picture {
    let pixels: Vec<f64> = w.chunks(w.len() / (size * size)).map(|colours| colours.iter().sum()).collect();
    let low = pixels.iter().copied().fold(f64::INFINITY, f64::min);
    let high = pixels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    Picture {
        title: String::new(),
        shows: format!(
            "Each pixel's weight in its place, from {} where it is dark to {} where it is bright.",
            number(low),
            number(high)
        ),
        columns: size,
        grey: pixels.iter().map(|pixel| (pixel - low) / span).collect(),
    }
}

impl Section for Weights {
    fn title(&self) -> String {
        "The weights".to_string()
    }

    fn tell(&self, page: &mut Page) {
        if self.largest.is_empty() {
            return page.say("They are no longer finite, so there is nothing to compare.");
        }
        if let Some(picture) = self.plots.first() {
            page.lines(&picture.photo());
            return page.say(&format!("{} Above 0, a bright pixel speaks for 1.", picture.shows));
        }
        page.lines(&self.bars());
        let more = counted(self.others, "smaller one");
        let more = if self.others > 0 { format!("And {more}. ") } else { String::new() };
        let units = if self.comparable {
            "A bar to the right: the more of this feature, the more likely a 1. A bar to the left: the less likely."
        } else {
            "Not to be compared: each has the unit of its feature. With --standardize all have the same."
        };
        page.say(&format!("{more}{units}"));
    }
}

#[cfg(test)]
mod tests {
    use super::{by_size, names_a_pixel, picture, side};

    #[test]
    fn the_largest_weight_comes_first_whatever_its_sign() {
        assert_eq!(by_size(&[0.5, -2.0, 0.0, 2.0, 1.0]).collect::<Vec<_>>(), [1, 3, 4, 0, 2]);
    }

    #[test]
    fn a_square_of_grey_or_coloured_pixels_is_recognized() {
        let sides = [64, 784, 12288, 192, 63, 30, 193].map(side);
        assert_eq!(sides, [Some(8), Some(28), Some(64), Some(8), None, None, None]);
        for (name, expected) in
            [("pixel_0_7", true), ("p12", true), ("x784", true), ("pulse", false), ("age", false)]
        {
            assert_eq!(names_a_pixel(name), expected, "{name}");
        }
    }

    #[test]
    fn the_three_colours_of_a_pixel_are_added_up() {
        // Two by two pixels: sums 1, 3, -1, 2.
        let w = [1.0, 0.0, 0.0, 1.0, 1.0, 1.0, -1.0, 0.0, 0.0, 0.0, 2.0, 0.0];
        assert_eq!(picture(&w, 2).grey, [0.5, 1.0, 0.0, 0.75]);
        assert_eq!(picture(&[2.0; 4], 2).grey, [0.0; 4]);
    }
}
