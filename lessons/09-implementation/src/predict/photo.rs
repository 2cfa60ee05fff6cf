//! A photo, as the neuron sees it, and its answer.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use lesson01::picture::read_square;
use lesson01::unroll;
use lesson02::sigmoid;
use lesson09::every_z;
use lesson09::judging::answers_1;
use lesson09::model::Model;
use ndarray::{Array2, ArrayRef2};
use serde::Serialize;
use shared::data::{kind, largest};
use shared::lab::{Error, Section};
use shared::page::{Page, Picture, number, short, thousands};

use super::predictions::in_words;

/// The largest value of a pixel.
const BRIGHTEST: f64 = 255.0;

/// The answer for one photo.
#[derive(Serialize)]
pub struct Photo {
    file: String,
    /// Pixels in a row of the square that is read.
    size: usize,
    n_x: usize,
    z: f64,
    threshold: f64,
    probabilities: [f64; 1],
    predictions: [u8; 1],
    words: Option<[String; 2]>,
    /// With how many pictures the neuron was trained, if its model says so.
    train_examples: Option<usize>,
    plots: [Picture; 1],
}

/// Whether a file is a picture, by its name or its first bytes.
pub fn is_photo(path: &str) -> bool {
    let extension = Path::new(path).extension().map(|end| end.to_ascii_lowercase());
    if extension.is_some_and(|end| ["png", "jpg", "jpeg"].iter().any(|photo| end == *photo)) {
        return true;
    }
    // A pipe can be read only once.
    let ordinary = std::fs::metadata(path).is_ok_and(|found| found.is_file());
    let mut start = Vec::new();
    let read = ordinary && File::open(path).is_ok_and(|file| file.take(64).read_to_end(&mut start).is_ok());
    read && kind(&start).is_some_and(|(what, _)| what.ends_with("picture"))
}

/// x of the photo at the model's size, (n_x, 1), each pixel divided by 255, and z.
///
/// # Errors
/// The model was not trained with pictures, or the file is none.
pub fn read(model: &Model, model_path: &str, path: &str) -> Result<(Array2<f64>, f64), Error> {
    let Some(size) = model.photo_size() else {
        let n_x = thousands(model.features.len());
        let problem = format!(
            "was not trained with pictures: its features are {n_x} numbers, where a photo has 3 * size * size"
        );
        return Err(Error::file(model_path, problem));
    };
    let x = unroll(&read_square(path, size)?, BRIGHTEST);
    let z = z_of(model, &x);
    if !largest([&z]).is_finite() {
        return Err(Error::file(model_path, "its numbers are too large for an answer; train it again"));
    }
    Ok((x, z))
}

fn z_of(model: &Model, x: &ArrayRef2<f64>) -> f64 {
    let mut x = x.to_owned();
    if let Some(standardization) = model.standardization() {
        standardization.apply(&mut x);
    }
    every_z(&x, &model.w(), model.b)[0]
}

impl Photo {
    pub fn compute(model: &Model, file: String, (x, z): &(Array2<f64>, f64), threshold: f64) -> Photo {
        let (&z, size) = (z, (x.nrows() / 3).isqrt());
        Photo {
            file,
            size,
            n_x: x.nrows(),
            z,
            threshold,
            probabilities: [sigmoid(z)],
            predictions: [u8::from(answers_1(z, threshold))],
            words: model.words.clone(),
            train_examples: model.train_examples,
            plots: [drawn(x, size)],
        }
    }
}

/// The photo in greys, each the mean of the three colours.
fn drawn(x: &ArrayRef2<f64>, size: usize) -> Picture {
    let numbers: Vec<f64> = x.iter().copied().collect();
    Picture {
        title: String::new(),
        shows: format!("The photo in {size} by {size} pixels, in greys."),
        columns: size,
        grey: numbers.chunks(3).map(|pixel| pixel.iter().sum::<f64>() / 3.0).collect(),
    }
}

impl Section for Photo {
    fn title(&self) -> String {
        format!("{}, as the neuron sees it", self.file)
    }

    fn tell(&self, page: &mut Page) {
        page.lines(&self.plots[0].photo());
        let [one, answer] = [1, self.predictions[0]].map(|answer| in_words(self.words.as_ref(), answer));
        page.lines(&format!(
            "z = {}\na = {}   the chance of {one}\nanswer {answer}   {one} where a is above {}",
            number(self.z),
            number(self.probabilities[0]),
            short(self.threshold)
        ));
        let Photo { size, n_x, .. } = self;
        page.say(&format!(
            "The middle square of the photo, {size} by {size} pixels: n_x = 3 * {size} * {size} = {} numbers, each \
             divided by 255.",
            thousands(*n_x)
        ));
        page.say(&match self.train_examples {
            Some(1) => "The neuron was trained with 1 picture.".to_string(),
            Some(m) => format!("The neuron was trained with {} pictures.", thousands(m)),
            None => "The model does not say with how many pictures it was trained.".to_string(),
        });
    }
}
