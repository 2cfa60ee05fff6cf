//! Three products by hand: dot, element-wise, outer.

use lesson07::{dot_loop, outer};
use ndarray::array;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, beside, shape, short, vector};

/// Vectors small enough for paper, and their products.
#[derive(Serialize)]
pub struct ThreeProducts {
    x: Vec<f64>,
    y: Vec<f64>,
    v: Vec<f64>,
    dot: f64,
    /// x * y
    products: Vec<f64>,
    /// x v', row by row.
    outer: Vec<f64>,
    outer_shape: [usize; 2],
}

impl ThreeProducts {
    pub fn compute() -> ThreeProducts {
        let (x, y, v) = (array![1.0, 2.0, 3.0], array![4.0, 5.0, 6.0], array![4.0, 5.0]);
        let outer = outer(&x, &v);
        ThreeProducts {
            dot: dot_loop(&x, &y),
            products: (&x * &y).to_vec(),
            outer_shape: outer.dim().into(),
            outer: outer.into_raw_vec_and_offset().0,
            x: x.to_vec(),
            y: y.to_vec(),
            v: v.to_vec(),
        }
    }

    /// `1*4 + 2*5 + 3*6`
    fn terms(&self) -> String {
        let term = |(x_k, y_k): (&f64, &f64)| format!("{}*{}", short(*x_k), short(*y_k));
        self.x.iter().zip(&self.y).map(term).collect::<Vec<_>>().join(" + ")
    }

    /// x v' in brackets, its shape beside the middle row.
    fn outer_in_brackets(&self) -> String {
        let [_, columns] = self.outer_shape;
        let row = |values: &[f64]| {
            let numbers: String = values.iter().map(|&value| format!("{:>4}", short(value))).collect();
            format!("[{numbers} ]")
        };
        let rows: Vec<String> = self.outer.chunks(columns).map(row).collect();
        beside(&rows.join("\n"), &format!("\nshape {}", shape(&self.outer_shape)), 3)
    }
}

impl Section for ThreeProducts {
    fn title(&self) -> String {
        "Three products by hand".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [x, y, v] = [&self.x, &self.y, &self.v].map(|values| vector(values, short));
        page.lines(&format!("x = {x}     y = {y}     v = {v}"));
        page.lines(&format!("dot product     x . y = {} = {}", self.terms(), short(self.dot)));
        page.lines(&format!("element-wise    x * y = {}", vector(&self.products, short)));
        page.lines(&beside("outer product   x v' =", &self.outer_in_brackets(), 1));
    }
}
