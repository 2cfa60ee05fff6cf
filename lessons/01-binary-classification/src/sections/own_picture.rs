//! A picture of the learner's own becomes a column.

use ndarray::Array3;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, Picture};

use super::photo::{column, drawn, first_pixels, tell_column};

/// The picture as a data set of one example.
#[derive(Serialize)]
pub struct OwnPicture {
    n_x: usize,
    m: usize,
    x_shape: [usize; 2],
    y_shape: [usize; 2],
    x: Vec<f64>,
    size: usize,
    first_pixels: Vec<u8>,
    plots: [Picture; 1],
}

impl OwnPicture {
    pub fn compute(photo: &Array3<u8>) -> OwnPicture {
        let x = column(photo);
        OwnPicture {
            n_x: x.nrows(),
            m: x.ncols(),
            x_shape: x.dim().into(),
            y_shape: [1, 1],
            x: x.into_raw_vec_and_offset().0,
            size: photo.dim().0,
            first_pixels: first_pixels(photo),
            plots: [drawn(photo)],
        }
    }
}

impl Section for OwnPicture {
    fn title(&self) -> String {
        "A picture becomes a column".to_string()
    }

    fn tell(&self, page: &mut Page) {
        tell_column(page, &self.plots[0], (&self.first_pixels, &self.x), (self.size, self.n_x));
    }
}
