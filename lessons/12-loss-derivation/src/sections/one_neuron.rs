//! What one neuron cannot do: exactly one of two, XOR.

use lesson12::network::XOR;
use lesson12::{Objective, Point};
use ndarray::{Array2, array};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short, thousands, vector};

/// One neuron on XOR.
#[derive(Serialize)]
pub struct OneNeuron {
    tried: usize,
    /// How many of the tried neurons have 0, 1, 2, 3 and 4 answers right.
    right: [usize; 5],
    lowest_j: f64,
    gradient_norm_at_zeros: f64,
    right_at_zeros: usize,
    /// A neuron that draws a line through two sides of the square.
    w: Vec<f64>,
    b: f64,
    j: f64,
    right_with_w: usize,
}

impl OneNeuron {
    pub fn compute() -> OneNeuron {
        let x = Array2::from_shape_fn((2, 4), |(k, i)| XOR[i].0[k]);
        let y = Array2::from_shape_fn((1, 4), |(_, i)| XOR[i].1);
        let objective = Objective { x: &x, y: &y, l2: 0.0 };
        let at = |w1: f64, w2: f64, b: f64| Point::new(&objective.at(array![[w1], [w2]], b), &y);
        let values = || (-12..=12).map(|quarter| f64::from(quarter) / 4.0);
        let mut right = [0; 5];
        for w1 in values() {
            for w2 in values() {
                for b in values() {
                    right[at(w1, w2, b).right] += 1;
                }
            }
        }
        let zeros = at(0.0, 0.0, 0.0);
        let (w, b) = ([1.0, 1.0], -0.5);
        let with_w = at(w[0], w[1], b);
        OneNeuron {
            tried: right.iter().sum(),
            right,
            lowest_j: zeros.cost,
            gradient_norm_at_zeros: zeros.gradient_norm,
            right_at_zeros: zeros.right,
            j: with_w.cost,
            right_with_w: with_w.right,
            w: w.into(),
            b,
        }
    }
}

impl Section for OneNeuron {
    fn title(&self) -> String {
        "What one neuron cannot do: exactly one of two".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = [&["neurons".to_string()][..], &self.right.map(thousands)].concat();
        page.table(&["answers right", "0", "1", "2", "3", "4"], &[row]);
        page.say(&format!(
            "{} neurons were tried: w1, w2 and b from -3 to 3 in steps of 0.25. All four right: {}.",
            thousands(self.tried),
            thousands(self.right[4])
        ));
        page.say(&format!(
            "The lowest J is {}, at w = 0 and b = 0, where the gradient is {}; there {} of 4 are right. w = {}, b = {} \
             has {} of 4 right, and J = {}.",
            number(self.lowest_j),
            short(self.gradient_norm_at_zeros),
            self.right_at_zeros,
            vector(&self.w, short),
            short(self.b),
            self.right_with_w,
            number(self.j)
        ));
    }
}
