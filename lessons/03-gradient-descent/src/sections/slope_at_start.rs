//! The slope where w starts, by its formula and measured.

use lesson03::{central_difference, cost, slope};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

/// The slope at the start.
#[derive(Serialize)]
pub struct SlopeAtStart {
    w: f64,
    j: f64,
    dw: f64,
    nudges: Vec<Nudge>,
    /// By the lesson's own measuring function.
    measured_slope: f64,
}

/// The slope measured with a nudge of size h.
#[derive(Serialize)]
struct Nudge {
    h: f64,
    one_sided: f64,
    central: f64,
}

const SIZES: [f64; 4] = [1.0, 0.1, 0.001, 1e-15];

impl SlopeAtStart {
    pub fn compute(w: f64) -> SlopeAtStart {
        let nudge = |h: f64| Nudge {
            h,
            one_sided: (cost(w + h) - cost(w)) / h,
            central: (cost(w + h) - cost(w - h)) / (2.0 * h),
        };
        SlopeAtStart {
            w,
            j: cost(w),
            dw: slope(w),
            nudges: SIZES.map(nudge).into(),
            measured_slope: central_difference(cost, w),
        }
    }
}

impl Section for SlopeAtStart {
    fn title(&self) -> String {
        format!("The slope at w = {}", short(self.w))
    }

    fn tell(&self, page: &mut Page) {
        let [w, j, dw] = [self.w, self.j, self.dw].map(short);
        page.lines(&format!(
            "J(w) = (w - 3)^2                J({w}) = {j}\n\
             dw = dJ/dw = 2 (w - 3)          dw at {w} is {dw}"
        ));
        page.say("The same slope, measured: nudge w by h and see how much J changes.");
        let row = |nudge: &Nudge| vec![short(nudge.h), number(nudge.one_sided), number(nudge.central)];
        let rows: Vec<Vec<String>> = self.nudges.iter().map(row).collect();
        page.table(&["h", "nudged up only", "nudged both ways"], &rows);
        page.say("A nudge of 1e-15 drowns in the rounding of an f64.");
    }
}
