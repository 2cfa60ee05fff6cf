//! Which mistake is worse? The same chances, and answers at several thresholds.

use lesson09::judging::HALF;
use lesson09::{Confusion, every_z};
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

use super::breast_cancer::breast_cancer;
use super::kept_back::{SEED, Shuffle};
use crate::at_threshold::AtThreshold;

/// The rows that were kept back, answered at several thresholds.
#[derive(Serialize)]
pub struct WhichMistake {
    test_rows: usize,
    malignant: usize,
    thresholds: Vec<AtThreshold>,
}

const THRESHOLDS: [f64; 6] = [0.02, 0.1, CAREFUL, HALF, 0.7, 0.9];

/// The highest of them at which no malignant row is missed.
const CAREFUL: f64 = 0.3;

impl WhichMistake {
    pub fn compute() -> WhichMistake {
        let Shuffle { neuron, test: (x, y), .. } = Shuffle::compute(&breast_cancer(None), SEED);
        let z = every_z(&x, &neuron.w, neuron.b);
        WhichMistake {
            test_rows: y.len(),
            malignant: y.iter().filter(|&&y_i| y_i == 1.0).count(),
            thresholds: THRESHOLDS.map(|threshold| AtThreshold::compute(&z, &y, threshold)).into(),
        }
    }
}

impl Section for WhichMistake {
    fn title(&self) -> String {
        "Which mistake is worse?".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let WhichMistake { test_rows, malignant, thresholds } = self;
        page.say(&format!(
            "The neuron of section 2 with seed {SEED}, and its {test_rows} rows kept back; {malignant} of them are \
             malignant. Whom it answers 1 sees a doctor. Which is the highest threshold here at which no malignant \
             tumour is missed, and how many of the {} benign ones see the doctor then?",
            test_rows - malignant
        ));
        page.table(&AtThreshold::HEADER, &thresholds.iter().map(AtThreshold::cells).collect::<Vec<_>>());
        let at = |wanted: f64| thresholds.iter().find(|at| at.threshold == wanted);
        if let (Some(usual), Some(careful)) = (at(HALF), at(CAREFUL)) {
            let [Confusion { fp, fn_, .. }, other] = [usual.confusion, careful.confusion];
            page.say(&format!(
                "At {HALF} the neuron misses {fn_} malignant and alarms {fp} benign; at {CAREFUL} it misses {} and \
                 alarms {}. The chances are the same: only the threshold moved.",
                other.fn_, other.fp
            ));
        }
    }
}
