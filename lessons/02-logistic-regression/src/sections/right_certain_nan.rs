//! Surprise: the textbook's loss of an answer that is right and certain is NaN.

use lesson02::{loss, sigmoid, textbook_loss};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, decimals, number, short};

/// Where a is rounded to 1, and both losses around that z.
#[derive(Serialize)]
pub struct RightCertainNan {
    first_z_with_a_equal_1: f64,
    textbook: Vec<BothLosses>,
}

/// The textbook's loss beside the one from z, for both labels.
#[derive(Serialize)]
struct BothLosses {
    z: f64,
    one_minus_a: f64,
    textbook_for_0: f64,
    loss_for_0: f64,
    textbook_for_1: f64,
    loss_for_1: f64,
}

const SUMS: [f64; 5] = [2.0, 36.0, 36.7, 37.0, 1000.0];

impl RightCertainNan {
    pub fn compute() -> RightCertainNan {
        RightCertainNan {
            first_z_with_a_equal_1: first_z_with_a_equal_1(),
            textbook: SUMS.map(both_losses).into(),
        }
    }
}

fn both_losses(z: f64) -> BothLosses {
    let a = sigmoid(z);
    BothLosses {
        z,
        one_minus_a: 1.0 - a,
        textbook_for_0: textbook_loss(a, 0.0),
        loss_for_0: loss(z, 0.0),
        textbook_for_1: textbook_loss(a, 1.0),
        loss_for_1: loss(z, 1.0),
    }
}

/// Halves an interval until its ends are neighbours.
fn first_z_with_a_equal_1() -> f64 {
    let (mut below, mut certain) = (0.0, 100.0);
    loop {
        let middle = (below + certain) / 2.0;
        if middle <= below || middle >= certain {
            return certain;
        }
        if sigmoid(middle) == 1.0 { certain = middle } else { below = middle }
    }
}

impl Section for RightCertainNan {
    fn title(&self) -> String {
        "Surprise: right, certain, and NaN".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!(
            "From z = {} on, 1 + e^-z is rounded to 1. Then the a that is computed is exactly 1, and 1 - a is 0.",
            decimals(self.first_z_with_a_equal_1, 2)
        ));
        let row = |at: &BothLosses| {
            let for_0 = [at.one_minus_a, at.textbook_for_0, at.loss_for_0].map(number);
            let for_1 = [at.textbook_for_1, at.loss_for_1].map(number);
            [vec![short(at.z)], for_0.into(), for_1.into()].concat()
        };
        let header = ["z", "1 - a", "y=0 textbook", "y=0 from z", "y=1 textbook", "y=1 from z"];
        page.table(&header, &self.textbook.iter().map(row).collect::<Vec<_>>());
        page.say(
            "For y = 1 and z = 37 the neuron is right and certain, and the textbook's loss is NaN: it computes 0 ln 0. \
             From z, only the last digits are rounded.",
        );
    }
}
