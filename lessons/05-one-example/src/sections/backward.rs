//! Backward: da, dz, dw and db.

use lesson05::{backward, da, dz_through_da};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, vector};

use super::Forward;
use crate::example::{Example, flat};

/// The derivatives by hand.
#[derive(Serialize)]
pub struct Backward {
    at: At,
    pub da: f64,
    dz_through_da: f64,
    pub dz: f64,
    pub dw: Vec<f64>,
    pub db: f64,
}

/// What the backward pass starts from.
#[derive(Serialize)]
struct At {
    a: f64,
    y: u8,
}

impl Backward {
    pub fn compute(example: &Example, forward: &Forward) -> Backward {
        let (a, y) = (forward.a, example.y);
        let (dz, dw, db) = backward(a, y, &example.x);
        Backward {
            at: At { a, y: y as u8 },
            da: da(a, y),
            dz_through_da: dz_through_da(a, y),
            dz,
            dw: flat(&dw),
            db,
        }
    }
}

impl Section for Backward {
    fn title(&self) -> String {
        "Backward: da, dz, dw and db".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let [a, da, through_da, dz, db] =
            [self.at.a, self.da, self.dz_through_da, self.dz, self.db].map(number);
        let (y, dw) = (self.at.y, vector(&self.dw, number));
        page.lines(&format!(
            "da = -y/a + (1-y)/(1-a) = {da}\n\
             dz = da * a (1-a)       = {through_da}\n\
             dz = a - y              = {a} - {y} = {dz}\n\
             dw = x dz               = {dw}\n\
             db = dz                 = {db}"
        ));
        if !self.dz_through_da.is_finite() {
            page.say(&format!(
                "The way through da fails: a is {a}, and da divides by a or by 1 - a. dz = a - y does not mind."
            ));
        }
    }
}
