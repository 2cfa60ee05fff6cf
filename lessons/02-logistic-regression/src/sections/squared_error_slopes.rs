//! Why not the squared error? Its slope beside that of L.

use lesson02::{dz, sigmoid, squared_error_slope};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

/// What an answer learns from its error, for y = 1.
#[derive(Serialize)]
pub struct SquaredErrorSlopes(Vec<Slopes>);

#[derive(Serialize)]
struct Slopes {
    z: f64,
    a: f64,
    dz: f64,
    squared_error_slope: f64,
}

const SUMS: [f64; 4] = [0.0, -2.0, -5.0, -10.0];

impl SquaredErrorSlopes {
    pub fn compute() -> SquaredErrorSlopes {
        let slopes = |z: f64| Slopes {
            z,
            a: sigmoid(z),
            dz: dz(z, 1.0),
            squared_error_slope: squared_error_slope(z, 1.0),
        };
        SquaredErrorSlopes(SUMS.map(slopes).into())
    }
}

impl Section for SquaredErrorSlopes {
    fn title(&self) -> String {
        "Why not the squared error?".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say("The label is 1. How steep is each loss, as z changes?");
        let row = |slopes: &Slopes| {
            let numbers = [slopes.a, slopes.dz, slopes.squared_error_slope].map(number);
            [vec![short(slopes.z)], numbers.into()].concat()
        };
        let header = ["z", "a", "slope of L", "slope of (a - y)^2 / 2"];
        page.table(&header, &self.0.iter().map(row).collect::<Vec<_>>());
        page.say(
            "The further wrong, the steeper L. Of these four the squared error is flattest where it is most wrong.",
        );
    }
}
