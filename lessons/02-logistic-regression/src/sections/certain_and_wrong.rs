//! The price of being certain and wrong.

use lesson02::textbook_loss;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

/// What each chance costs where the label is 0.
#[derive(Serialize)]
pub struct CertainAndWrong(Vec<Price>);

#[derive(Serialize)]
struct Price {
    a: f64,
    loss: f64,
}

const CHANCES: [f64; 4] = [0.5, 0.9, 0.99, 0.999];

impl CertainAndWrong {
    pub fn compute() -> CertainAndWrong {
        CertainAndWrong(CHANCES.map(|a| Price { a, loss: textbook_loss(a, 0.0) }).into())
    }
}

impl Section for CertainAndWrong {
    fn title(&self) -> String {
        "The price of being certain and wrong".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say("The label is 0, and the neuron says:");
        let row = |price: &Price| vec![short(price.a), number(price.loss)];
        page.table(&["a", "L"], &self.0.iter().map(row).collect::<Vec<_>>());
    }
}
