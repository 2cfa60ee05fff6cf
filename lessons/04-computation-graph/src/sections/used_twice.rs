//! A value used twice: J = b (a + b).

use lesson04::{Tape, Tree, brief};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

use super::nudged::NUDGE;
/// J = b v with v = a + b: both uses of b add to its gradient.
#[derive(Serialize)]
pub struct UsedTwice {
    j: f64,
    da: f64,
    db: f64,
    /// What its use in b v adds to db, and what its use in a + b adds.
    shares_of_db: [f64; 2],
    b_nudged: f64,
    j_nudged: f64,
    plots: [Tree; 1],
}

impl UsedTwice {
    pub fn compute(a: f64, b: f64) -> UsedTwice {
        let tape = Tape::new();
        let (var_a, var_b) = (tape.input("a", a), tape.input("b", b));
        let v = (var_a + var_b).named("v");
        let j = (var_b * v).named("J");
        let gradients = tape.backward(j);
        let b_nudged = b + NUDGE;
        UsedTwice {
            j: j.value(),
            da: gradients.of(var_a),
            db: gradients.of(var_b),
            // The local derivatives are v in b v, and 1 in a + b.
            shares_of_db: [v.value(), gradients.of(v)],
            b_nudged,
            j_nudged: b_nudged * (a + b_nudged),
            plots: [tape.tree(j, &gradients)],
        }
    }
}

impl Section for UsedTwice {
    fn title(&self) -> String {
        "A value used twice: J = b (a + b)".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.lines(&self.plots[0].draw(brief));
        let [one, other] = self.shares_of_db.map(brief);
        let (db, j) = (brief(self.db), brief(self.j));
        let (nudge, b_nudged, j_nudged) = (short(NUDGE), short(self.b_nudged), number(self.j_nudged));
        page.say(&format!(
            "b has two uses. One adds {one}, the other {other}: together {db}. Nudged by {nudge}, b = {b_nudged} makes \
             J = {j_nudged} instead of {j}."
        ));
    }
}
