//! Two tiny pictures, stacked to X, and reshaped to a matrix of the same shape that is not X.

use lesson01::{stack, unroll};
use ndarray::array;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, beside};

/// The pictures and both matrices, row by row.
#[derive(Serialize)]
pub struct TwoTinyPictures {
    first: Vec<u8>,
    second: Vec<u8>,
    stacked: Vec<f64>,
    reshaped: Vec<f64>,
}

impl TwoTinyPictures {
    pub fn compute() -> TwoTinyPictures {
        let pictures = [array![[1, 2], [3, 4]], array![[5, 6], [7, 8]]];
        let stacked = stack(&pictures.each_ref().map(|picture| unroll(picture, 1.0)));
        let [first, second] = pictures.map(|picture| picture.into_raw_vec_and_offset().0);
        TwoTinyPictures {
            stacked: stacked.iter().copied().collect(),
            // What NumPy's reshape(4, 2) makes of the two: the numbers in the order of memory, two in a row.
            reshaped: first.iter().chain(&second).map(|&pixel| f64::from(pixel)).collect(),
            first,
            second,
        }
    }
}

impl Section for TwoTinyPictures {
    fn title(&self) -> String {
        "Two tiny pictures".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let pictures = beside(&matrix(&self.first), &matrix(&self.second), 4);
        let stacked = format!("stacked: X\n{}", matrix(&self.stacked));
        let reshaped = format!("reshape(4, 2)\n{}", matrix(&self.reshaped));
        let matrices = beside(&stacked, &reshaped, 4);
        page.lines(&beside(&format!("the pictures\n{pictures}"), &matrices, 6));
        page.say(
            "Both matrices are 4x2. In X each column is one picture. The reshape has mixed the two, and no shape says \
             so.",
        );
    }
}

/// Two numbers in a row.
fn matrix<T: std::fmt::Display>(numbers: &[T]) -> String {
    let row = |row: &[T]| format!("[ {} {} ]", row[0], row[1]);
    numbers.chunks(2).map(row).collect::<Vec<_>>().join("\n")
}
