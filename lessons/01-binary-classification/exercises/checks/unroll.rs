//! Checks `exercises/unroll.rs`: two pixels, then random pictures whose height, width and colours all differ.

#[path = "../unroll.rs"]
#[allow(unused)]
mod unroll;

use std::process::ExitCode;

use ndarray::{Array2, Array3, Axis, array};
use practice::{Case, Check, Value};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let two_pixels = array![[[255, 0, 51], [102, 204, 153]]];
    let known = array![[1.0], [0.0], [0.2], [0.4], [0.8], [0.6]];
    check_one("two pixels beside each other", &two_pixels, known)?;
    for (seed, height, width) in [(1, 2, 4), (2, 5, 2)] {
        let mut random = SplitMix64::new(seed);
        let picture = Array3::from_shape_simple_fn((height, width, 3), || (random.next_u64() % 256) as u8);
        let about = format!("{height} rows of {width} pixels, drawn with seed {seed}");
        check_one(&about, &picture, by_pixels(&picture))?;
    }
    Ok(())
}

fn check_one(about: &str, picture: &Array3<u8>, right: Array2<f64>) -> Check {
    let (height, width, _) = picture.dim();
    let colour = |one| picture.index_axis(Axis(2), one).map(|&byte| f64::from(byte));
    let case = Case::new(about).with("red", colour(0)).with("green", colour(1)).with("blue", colour(2));
    let x = case.run(|| unroll::unroll(picture))?;
    let by = |place: &dyn Fn(usize, usize, usize) -> usize| filled(picture, place);
    case.compare("x", &x, &right)
        .scaled(255.0, "Every number is 255 times too large: divide by 255.")
        .scaled(255.0 / 256.0, "Divided by 256. The largest byte is 255, and it must become 1.")
        .mistake(
            right.mapv(f64::floor),
            "Bytes were divided as whole numbers, so only 0 and 1 are left. Make an f64 of each before dividing.",
        )
        .mistake(
            by(&|row, column, colour| (colour * height + row) * width + column),
            "All red comes first, then green, then blue. Keep red, green and blue of one pixel together.",
        )
        .mistake(
            by(&|row, column, colour| (column * height + row) * 3 + colour),
            "The pixels come column by column. They must come row by row.",
        )
        .mistake(
            by(&|row, column, colour| (row * height + column) * 3 + colour),
            "A row of pixels does not begin where it should: before row r there are r * width pixels.",
        )
        .mistake(
            by(&|row, column, _| row * width + column),
            "The three colours of a pixel are written to the same place of x: each pixel needs three places.",
        )
        .mistake(
            by(&|row, column, colour| (row * width + column) * 3 + 2 - colour),
            "The colours of a pixel come backward: they are red, green, blue.",
        )
        .check()
}

/// x, one pixel after the other.
fn by_pixels(picture: &Array3<u8>) -> Array2<f64> {
    let mut numbers = Vec::new();
    for pixels in picture.outer_iter() {
        for pixel in pixels.outer_iter() {
            numbers.extend([pixel[0], pixel[1], pixel[2]].map(|byte| f64::from(byte) / 255.0));
        }
    }
    Array2::from_shape_vec((numbers.len(), 1), numbers).unwrap()
}

/// x where each number is written to the place that a rule says; later ones overwrite earlier ones.
fn filled(picture: &Array3<u8>, place: &dyn Fn(usize, usize, usize) -> usize) -> Value {
    let mut x = Value::matrix(picture.len(), 1, vec![0.0; picture.len()]);
    for ((row, column, colour), byte) in picture.indexed_iter() {
        // A rule may point behind the end; the learner's code panics there.
        if let Some(number) = x.numbers.get_mut(place(row, column, colour)) {
            *number = f64::from(*byte) / 255.0;
        }
    }
    x
}
