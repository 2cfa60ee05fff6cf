//! Check: each input nudged, the others kept.

use lesson04::{brief, forward};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

use super::{Backward, Forward};
/// The nudge of the worked examples.
pub const NUDGE: f64 = 0.001;

/// What a nudge of each input does to J.
#[derive(Serialize)]
pub struct Nudged([Row; 3]);

#[derive(Serialize)]
struct Row {
    input: &'static str,
    derivative: f64,
    /// J after the nudge.
    j: f64,
    change_per_nudge: f64,
}

impl Nudged {
    pub fn compute(at: &Forward, slopes: &Backward) -> Nudged {
        let &Forward { a, b, c, j, .. } = at;
        let row = |input, derivative, (a, b, c): (f64, f64, f64)| {
            let (.., nudged) = forward(a, b, c);
            Row { input, derivative, j: nudged, change_per_nudge: (nudged - j) / NUDGE }
        };
        Nudged([
            row("a", slopes.da, (a + NUDGE, b, c)),
            row("b", slopes.db, (a, b + NUDGE, c)),
            row("c", slopes.dc, (a, b, c + NUDGE)),
        ])
    }
}

impl Section for Nudged {
    fn title(&self) -> String {
        format!("Check: nudge each input by {}", short(NUDGE))
    }

    fn tell(&self, page: &mut Page) {
        let digits = |value: f64| if value.abs() < 1e6 { number(value) } else { brief(value) };
        let row = |row: &Row| {
            vec![row.input.to_string(), digits(row.j), digits(row.change_per_nudge), brief(row.derivative)]
        };
        page.table(&["input", "J becomes", "change / nudge", "derivative"], &self.0.each_ref().map(row));
    }
}
