//! A dot product for every example: w' X.

use lesson06::quartet;
use ndarray::array;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, shape, short, vector};

/// w' X over the quartet, with a w of two dimensions and of one.
#[derive(Serialize)]
pub struct DotForEveryExample {
    w: Vec<f64>,
    w_shape: [usize; 2],
    w_t_shape: [usize; 2],
    x_shape: [usize; 2],
    w_t_x: Vec<f64>,
    w_t_x_shape: [usize; 2],
    /// The same by a w as a list.
    one_dimensional: Vec<f64>,
    one_dimensional_shape: [usize; 1],
}

impl DotForEveryExample {
    pub fn compute() -> DotForEveryExample {
        let (x, _) = quartet();
        let w = array![[0.5], [0.25]];
        let w_t_x = w.t().dot(&x); // (1, 4)
        let one_dimensional = w.column(0).dot(&x); // (4)
        DotForEveryExample {
            w_shape: w.dim().into(),
            w_t_shape: w.t().dim().into(),
            x_shape: x.dim().into(),
            w_t_x_shape: w_t_x.dim().into(),
            w_t_x: w_t_x.into_raw_vec_and_offset().0,
            one_dimensional_shape: [one_dimensional.len()],
            one_dimensional: one_dimensional.to_vec(),
            w: w.into_raw_vec_and_offset().0,
        }
    }
}

impl Section for DotForEveryExample {
    fn title(&self) -> String {
        "A dot product for every example".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [w, w_t, x, w_t_x] =
            [self.w_shape, self.w_t_shape, self.x_shape, self.w_t_x_shape].map(|sizes| shape(&sizes));
        page.say(&format!(
            "X holds the four examples of lesson 06, shape {x}. w has shape {w}, and holds {}.",
            vector(&self.w, short)
        ));
        page.lines(&format!("w' X    shapes {w_t} . {x} -> {w_t_x}\n        {}", vector(&self.w_t_x, short)));
        let ([_, columns], [rows, _]) = (self.w_shape, self.x_shape);
        page.lines(&format!(
            "w X     shapes {w} . {x}: {columns} and {rows} differ, so there is no such product"
        ));
        page.lines(&format!(
            "w as a list: shapes {} . {x} -> {}",
            shape(&[self.w.len()]),
            shape(&self.one_dimensional_shape)
        ));
    }
}
