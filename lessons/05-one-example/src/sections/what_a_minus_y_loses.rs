//! What a - y loses: a right answer, y = 1.

use lesson02::{dz, sigmoid};
use lesson05::backward;
use ndarray::Array2;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

/// Right answers, from doubtful to certain.
#[derive(Serialize)]
pub struct WhatAMinusYLoses([Row; 3]);

#[derive(Serialize)]
struct Row {
    z: f64,
    a_minus_y: f64,
    exact: f64,
    /// Whether subtracting the exact slope from 1 changes the 1.
    moves_a_weight_of_1: bool,
}

impl WhatAMinusYLoses {
    pub fn compute() -> WhatAMinusYLoses {
        WhatAMinusYLoses([5.0, 20.0, 37.0].map(row))
    }
}

fn row(z: f64) -> Row {
    let y = 1.0;
    let (a_minus_y, ..) = backward(sigmoid(z), y, &Array2::ones((1, 1)));
    let exact = dz(z, y);
    Row { z, a_minus_y, exact, moves_a_weight_of_1: 1.0 - exact != 1.0 }
}

impl Section for WhatAMinusYLoses {
    fn title(&self) -> String {
        "What a - y loses: a right answer, y = 1".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |row: &Row| {
            let moves = if row.moves_a_weight_of_1 { "yes" } else { "no" };
            vec![short(row.z), number(row.a_minus_y), number(row.exact), moves.to_string()]
        };
        page.table(&["z", "a - y", "exact dz", "would move w = 1"], &self.0.each_ref().map(row));
        page.say(
            "Relative to so small a slope, all of it is lost. But a weight moves by alpha dw, here alpha x dz, and a step below \
             about 1e-16 is lost anyway when it is subtracted from a weight of the size 1.",
        );
    }
}
