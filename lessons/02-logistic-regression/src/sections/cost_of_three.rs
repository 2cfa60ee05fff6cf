//! The cost of three examples, the mean of their losses.

use lesson02::{TRIO, cost, logit, loss};
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Page, number, short};

/// Three examples and their cost.
#[derive(Serialize)]
pub struct CostOfThree {
    a: Vec<f64>,
    y: Vec<u8>,
    loss: Vec<f64>,
    cost: f64,
}

impl CostOfThree {
    pub fn compute() -> CostOfThree {
        let y = TRIO.map(|(_, y_i)| y_i);
        // The z that gives this chance.
        let z = TRIO.map(|(a_i, _)| logit(a_i));
        CostOfThree {
            a: TRIO.map(|(a_i, _)| a_i).into(),
            y: y.map(|y_i| y_i as u8).into(),
            loss: z.iter().zip(&y).map(|(&z_i, &y_i)| loss(z_i, y_i)).collect(),
            cost: cost(&z, &y),
        }
    }
}

impl Section for CostOfThree {
    fn title(&self) -> String {
        "The cost of three examples".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let CostOfThree { a, y, loss, cost } = self;
        let row = |i: usize| vec![(i + 1).to_string(), short(a[i]), y[i].to_string(), number(loss[i])];
        page.table(&["i", "a", "y", "L"], &(0..a.len()).map(row).collect::<Vec<_>>());
        let losses: Vec<String> = loss.iter().map(|&loss_i| number(loss_i)).collect();
        page.lines(&format!("J = ({}) / {} = {}", losses.join(" + "), a.len(), number(*cost)));
    }
}
