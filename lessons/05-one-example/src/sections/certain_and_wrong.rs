//! Surprise: certain and wrong, y = 0. The long way to dz, and the short one.

use lesson02::{dz, sigmoid, squared_error_slope};
use lesson05::{backward, da, dz_through_da};
use ndarray::Array2;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, decimals, number, short};

/// Wrong answers, from doubtful to certain.
#[derive(Serialize)]
pub struct CertainAndWrong {
    rows: Vec<Row>,
    plots: [Plot; 1],
}

#[derive(Serialize)]
struct Row {
    z: f64,
    da: f64,
    /// a (1 - a), the derivative of sigma.
    local: f64,
    through_da: f64,
    a_minus_y: f64,
}

impl CertainAndWrong {
    pub fn compute() -> CertainAndWrong {
        CertainAndWrong { rows: [2.0, 20.0, 36.0, 37.0, 40.0].map(row).into(), plots: [slopes()] }
    }
}

fn row(z: f64) -> Row {
    let (a, y) = (sigmoid(z), 0.0);
    let (a_minus_y, ..) = backward(a, y, &Array2::ones((1, 1)));
    Row { z, da: da(a, y), local: a * (1.0 - a), through_da: dz_through_da(a, y), a_minus_y }
}

/// The slope against z for y = 0: a - y, through da, and the squared error's.
fn slopes() -> Plot {
    let shows = "The slope against z, for y = 0: the further right, the more wrong. a - y goes to 1, and stays there. \
                 The way through da ends where a becomes 1. The slope of the squared error, a a (1-a), is nearly 0 where \
                 the answer is most wrong.";
    let z = Axis::new("z", (-10.0, 45.0)).ticks(&[-10.0, 0.0, 10.0, 20.0, 30.0, 40.0], |z| format!("z={z}"));
    let slope = Axis::new("slope", (0.0, 1.0)).ticks(&[0.0, 0.5, 1.0], |slope| decimals(slope, 1));
    let through_da = |z: f64| (z, dz_through_da(sigmoid(z), 0.0));
    let points = (-10..=45).step_by(2).map(f64::from).map(through_da).collect();
    Plot::new("slope", shows, (66, 12), z, slope)
        .curve("squared error", 's', |z| squared_error_slope(z, 0.0))
        .curve("a - y", '*', |z| dz(z, 0.0))
        .points("through da", 'o', points)
}

impl Section for CertainAndWrong {
    fn title(&self) -> String {
        "Surprise: certain and wrong, y = 0".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let row = |row: &Row| {
            let slopes = [row.da, row.local, row.through_da, row.a_minus_y].map(number);
            [vec![short(row.z)], slopes.into()].concat()
        };
        let header = ["z", "da", "a (1-a)", "dz through da", "dz = a - y"];
        page.table(&header, &self.rows.iter().map(row).collect::<Vec<_>>());
        let [slopes] = &self.plots;
        page.plot(slopes);
        page.say(&slopes.key());
        page.say(&slopes.shows);
    }
}
