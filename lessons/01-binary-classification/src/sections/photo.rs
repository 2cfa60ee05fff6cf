//! A photo becomes a column.

use lesson01::unroll;
use ndarray::{Array2, Array3, Axis};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, Picture, decimals, thousands};

/// The photo of the lesson.
#[derive(Serialize)]
pub struct Photo {
    size: usize,
    n_x: usize,
    first_pixels: Vec<u8>,
    first_x: Vec<f64>,
    plots: [Picture; 1],
}

/// The largest value of a photo's pixel.
const BRIGHTEST: f64 = 255.0;

/// How many numbers of a photo are told: those of two pixels.
const TOLD: usize = 6;

impl Photo {
    pub fn compute(photo: &Array3<u8>) -> Photo {
        let x = column(photo);
        Photo {
            size: photo.dim().0,
            n_x: x.nrows(),
            first_pixels: first_pixels(photo),
            first_x: x.iter().take(TOLD).copied().collect(),
            plots: [drawn(photo)],
        }
    }
}

/// x of a photo, (n_x, 1).
pub fn column(photo: &Array3<u8>) -> Array2<f64> {
    unroll(photo, BRIGHTEST)
}

/// The first of its numbers, red, green and blue of each pixel.
pub fn first_pixels(photo: &Array3<u8>) -> Vec<u8> {
    photo.iter().take(TOLD).copied().collect()
}

/// A photo in greys, each the mean of the three colours.
pub fn drawn(photo: &Array3<u8>) -> Picture {
    let grey = photo.mapv(f64::from).mean_axis(Axis(2)).expect("three colours");
    Picture {
        title: String::new(),
        shows: format!("A photo of {0} by {0} pixels in greys.", photo.dim().0),
        columns: photo.dim().1,
        grey: grey.iter().map(|grey| grey / BRIGHTEST).collect(),
    }
}

impl Section for Photo {
    fn title(&self) -> String {
        "A photo becomes a column".to_string()
    }

    fn tell(&self, page: &mut Page) {
        tell_column(page, &self.plots[0], (&self.first_pixels, &self.first_x), (self.size, self.n_x));
    }
}

/// A photo, its first numbers before and after the division, and how many there are.
pub fn tell_column(
    page: &mut Page,
    photo: &Picture,
    (pixels, x): (&[u8], &[f64]),
    (size, n_x): (usize, usize),
) {
    page.lines(&photo.photo());
    let line = |(k, (pixel, &x_k)): (usize, (&u8, &f64))| {
        let colour = ["red", "green", "blue"][k % 3];
        format!("x{} = {pixel} / 255 = {}   pixel {}, {colour}", k + 1, decimals(x_k, 4), k / 3 + 1)
    };
    page.lines(&pixels.iter().zip(x).enumerate().map(line).collect::<Vec<_>>().join("\n"));
    page.say(&format!("n_x = {size} * {size} * 3 = {} numbers.", thousands(n_x)));
}
