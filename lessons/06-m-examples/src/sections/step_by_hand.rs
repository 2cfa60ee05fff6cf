//! One step by hand from zeros, and two wrong ones.

use lesson03::step;
use lesson06::{quartet, two_feature_pass};
use ndarray::Axis;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short, vector};

use super::PassByHand;

/// One step for the quartet, from w = 0 and b = 0.
#[derive(Serialize)]
pub struct StepByHand {
    learning_rate: f64,
    dw: [f64; 2],
    db: f64,
    w_new: [f64; 2],
    b_new: f64,
    z_new: Vec<f64>,
    j: f64,
    j_new: f64,
    j_without_1_over_m: f64,
    j_with_1_over_m_twice: f64,
}

impl StepByHand {
    pub fn compute(pass: &PassByHand) -> StepByHand {
        let (x, y) = quartet();
        let m = y.len() as f64;
        let learning_rate = 1.0;
        let &PassByHand { j, dw, db, .. } = pass;
        // One step from zeros, with every slope multiplied by `factor`.
        let stepped = |factor: f64| [dw[0], dw[1], db].map(|slope| step(0.0, factor * slope, learning_rate));
        let cost_after = |factor: f64| {
            let [w1, w2, b] = stepped(factor);
            two_feature_pass(&x, &y, w1, w2, b).0
        };
        let [w1, w2, b_new] = stepped(1.0);
        StepByHand {
            learning_rate,
            dw,
            db,
            w_new: [w1, w2],
            b_new,
            z_new: x.axis_iter(Axis(1)).map(|x_i| w1 * x_i[0] + w2 * x_i[1] + b_new).collect(),
            j,
            j_new: cost_after(1.0),
            j_without_1_over_m: cost_after(m),
            j_with_1_over_m_twice: cost_after(1.0 / m),
        }
    }
}

impl Section for StepByHand {
    fn title(&self) -> String {
        format!("One step by hand: alpha = {}", short(self.learning_rate))
    }

    fn tell(&self, page: &mut Page) {
        let line = |name: &str, slope: f64, new: f64| {
            format!("{name} := 0 - {} * ({}) = {}", short(self.learning_rate), short(slope), short(new))
        };
        page.lines(&format!(
            "{}\n{}\n{}\nz is now {}",
            line("w1", self.dw[0], self.w_new[0]),
            line("w2", self.dw[1], self.w_new[1]),
            line("b ", self.db, self.b_new),
            vector(&self.z_new, short)
        ));
        page.say(&format!(
            "J falls from {} to {}. All four answers are now right: z is above 0 where y is 1, and below \
             0 where y is 0.",
            number(self.j),
            number(self.j_new)
        ));
        page.say(&format!(
            "Forget the division by m and J falls to {}; divide by m twice and it falls to {}. A falling \
             cost does not prove the gradient right.",
            number(self.j_without_1_over_m),
            number(self.j_with_1_over_m_twice)
        ));
    }
}
