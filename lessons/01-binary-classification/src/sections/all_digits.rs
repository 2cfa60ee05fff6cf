//! All digits become X and Y.

use lesson01::{labels, stack};
use ndarray::Array2;
use serde::Serialize;
use shared::data::Digits;
use shared::lab::Section;
use shared::page::{Page, shape};

/// The data set of the question: is this a zero?
#[derive(Serialize)]
pub struct AllDigits {
    n_x: usize,
    m: usize,
    x_shape: [usize; 2],
    y_shape: [usize; 2],
    /// How many labels are 1.
    zeros: usize,
}

impl AllDigits {
    pub fn compute(digits: &Digits, columns: &[Array2<f64>]) -> AllDigits {
        let (x, y) = (stack(columns), labels(&digits.digits, 0));
        AllDigits {
            n_x: x.nrows(),
            m: x.ncols(),
            x_shape: x.dim().into(),
            y_shape: y.dim().into(),
            zeros: y.iter().filter(|&&y_i| y_i == 1.0).count(),
        }
    }
}

impl Section for AllDigits {
    fn title(&self) -> String {
        "All digits become X and Y".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let AllDigits { n_x, m, zeros, .. } = self;
        let [x_shape, y_shape] = [self.x_shape, self.y_shape].map(|sizes| shape(&sizes));
        page.lines(&format!(
            "X  {x_shape}   n_x = {n_x} numbers a picture, m = {m} pictures\n\
             Y  {y_shape}    1 where the picture shows a zero: {zeros} times"
        ));
    }
}
