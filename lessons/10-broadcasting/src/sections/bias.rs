//! b in Z = w' X + b: one number, read for every example.

use lesson06::quartet;
use lesson10::{stretched_strides, tuple};
use ndarray::{Array2, array};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, short};

/// Z for the four examples of lesson 08, at its w and b.
#[derive(Serialize)]
pub struct Bias {
    w_x: Vec<f64>,
    b: f64,
    strides: Vec<usize>,
    z: Vec<f64>,
}

impl Bias {
    pub fn compute() -> Bias {
        let (x, _) = quartet();
        let (w, b) = (array![[0.5], [0.25]], 0.25);
        let w_x: Array2<f64> = w.t().dot(&x); // (1, 4)
        Bias {
            b,
            strides: stretched_strides(&[], w_x.shape()),
            z: (&w_x + b).into_raw_vec_and_offset().0,
            w_x: w_x.into_raw_vec_and_offset().0,
        }
    }
}

impl Section for Bias {
    fn title(&self) -> String {
        "What b becomes in Z = w' X + b".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let m = self.z.len();
        let numbers = |values: &[f64]| values.iter().map(|&value| format!("{:>7}", short(value))).collect();
        let [w_x, b, z]: [String; 3] = [numbers(&self.w_x), numbers(&vec![self.b; m]), numbers(&self.z)];
        let strides = tuple(&self.strides);
        page.lines(&format!(
            "w' X  (1, {m}){w_x}\n\
             b     ()    {b}     read with strides {strides}\n\
             Z     (1, {m}){z}"
        ));
    }
}
