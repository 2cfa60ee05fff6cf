//! A sum has no one right order: four numbers, added in two.

use lesson07::{dot_accumulators, dot_loop};
use ndarray::Array1;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, factor, short};

/// Four numbers whose sum depends on the order.
#[derive(Serialize)]
pub struct SumOrder {
    numbers: [f64; 4],
    left_to_right: f64,
    two_accumulators: f64,
}

impl SumOrder {
    pub fn compute() -> SumOrder {
        let numbers = [1e16, 1.0, -1e16, 1.0];
        // A dot product with ones is a sum.
        let (x, ones) = (Array1::from_iter(numbers), Array1::ones(numbers.len()));
        SumOrder {
            numbers,
            left_to_right: dot_loop(&x, &ones),
            two_accumulators: dot_accumulators::<f64, 2>(&x, &ones),
        }
    }
}

impl Section for SumOrder {
    fn title(&self) -> String {
        "A sum has no one right order".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [a, b, c, d] = self.numbers.map(|number| factor(short(number)));
        let [one, other] = [self.left_to_right, self.two_accumulators].map(short);
        page.lines(&format!("from left to right    (({a} + {b}) + {c}) + {d} = {one}"));
        page.lines(&format!("two accumulators      ({a} + {c}) + ({b} + {d}) = {other}"));
        page.say(
            "Near 1e16 the next f64 is 2 away, so adding 1 to it changes nothing. Another order rounds \
             differently. A compiler that must not change results may therefore not reorder a sum; you may.",
        );
    }
}
