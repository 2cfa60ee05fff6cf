//! Every rung gives the same numbers: the costs of a short training by each.

use lesson06::Standardization;
use lesson09::Rung;
use lesson09::ladder::TOLERANCE;
use serde::Serialize;
use shared::data::{Examples, largest};
use shared::lab::Section;
use shared::page::{Page, number};

use super::breast_cancer::{breast_cancer, trained};

/// The same training by every rung that this program has.
#[derive(Serialize)]
pub struct SameNumbers {
    steps: usize,
    m: usize,
    rungs: Vec<RungCosts>,
}

#[derive(Serialize)]
struct RungCosts {
    name: Rung,
    cost: f64,
    /// The largest difference between its costs and those of the loops.
    loop_error: f64,
    equal: bool,
}

const STEPS: usize = 100;

impl SameNumbers {
    pub fn compute() -> SameNumbers {
        let Examples { mut x, y, .. } = breast_cancer(None);
        Standardization::measure(&x).apply(&mut x);
        let costs = |rung: Rung| trained(rung, &x, &y, STEPS).costs;
        let by_loops = costs(Rung::Loops);
        let check = |rung: Rung| RungCosts::compare(rung, &costs(rung), &by_loops);
        SameNumbers { steps: STEPS, m: y.len(), rungs: Rung::available().into_iter().map(check).collect() }
    }
}

impl RungCosts {
    fn compare(name: Rung, costs: &[f64], by_loops: &[f64]) -> RungCosts {
        let differences: Vec<f64> = costs.iter().zip(by_loops).map(|(one, other)| one - other).collect();
        let loop_error = largest(&differences);
        RungCosts { name, cost: costs[costs.len() - 1], loop_error, equal: loop_error <= TOLERANCE }
    }
}

impl Section for SameNumbers {
    fn title(&self) -> String {
        "Every rung gives the same numbers".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let SameNumbers { steps, m, rungs } = self;
        page.say(&format!(
            "{steps} steps on all {m} rows, by every rung; the costs are compared with those of the loops."
        ));
        let row = |rung: &RungCosts| {
            let equal = if rung.equal { "yes" } else { "NO" };
            vec![rung.name.to_string(), number(rung.cost), equal.to_string()]
        };
        let header = ["rung", "J before the last step", &format!("equal to {TOLERANCE:e}")];
        page.table(&header, &rungs.iter().map(row).collect::<Vec<_>>());
    }
}
