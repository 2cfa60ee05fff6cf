//! A digit becomes a column: the first of the digits.

use ndarray::{Array2, ArrayRef2, Axis};
use serde::Serialize;
use shared::data::Digits;
use shared::lab::Section;
use shared::page::{Page, Picture, beside};

/// The first digit, before and after.
#[derive(Serialize)]
pub struct Digit {
    /// Row by row.
    pixels: Vec<u8>,
    x: Vec<f64>,
    plots: [Picture; 1],
}

/// The largest value of a digit's pixel.
pub const MOST_INK: f64 = 16.0;

/// How many pixels a row of a digit has.
const ROW: usize = 8;

impl Digit {
    pub fn compute(digits: &Digits, columns: &[Array2<f64>]) -> Digit {
        let picture = digits.pictures.index_axis(Axis(0), 0);
        Digit {
            pixels: picture.iter().copied().collect(),
            x: columns[0].iter().copied().collect(),
            plots: [drawn(&picture, "picture 1")],
        }
    }

    /// The numbers of a row of pixels in x.
    fn band(&self, row: usize) -> String {
        let first = row * ROW;
        let numbers: String = self.x[first..first + ROW].iter().map(|x_k| format!("{x_k:>7}")).collect();
        format!("x{:<2} to x{:<2}{numbers}", first + 1, first + ROW)
    }
}

/// A digit in shades.
pub fn drawn(picture: &ArrayRef2<u8>, title: &str) -> Picture {
    Picture {
        title: title.to_string(),
        shows: format!("A scanned digit, {title}, in 8 rows of 8 pixels, the brighter the more ink."),
        columns: picture.ncols(),
        grey: picture.iter().map(|&pixel| f64::from(pixel) / MOST_INK).collect(),
    }
}

impl Section for Digit {
    fn title(&self) -> String {
        "A digit becomes a column".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let line = |row: &[u8]| row.iter().map(|pixel| format!("{pixel:>3}")).collect::<String>();
        let grid = self.pixels.chunks(ROW).map(line).collect::<Vec<_>>().join("\n");
        page.lines(&beside(&self.plots[0].blocks(), &grid, 4));
        page.say("Divided by 16 and written below each other, row by row. The first two of its eight rows:");
        page.lines(&format!("{}\n{}", self.band(0), self.band(1)));
    }
}
