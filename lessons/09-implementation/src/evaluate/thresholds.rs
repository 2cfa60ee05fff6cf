//! What other thresholds would lead to: some of them in a table, all of them in the ROC curve.

use lesson02::sigmoid;
use lesson09::judging::{roc_auc, roc_curve};
use ndarray::ArrayRef2;
use serde::Serialize;
use shared::lab::Section;
use shared::page::{Axis, Page, Plot, number, short};

use crate::at_threshold::AtThreshold;

/// The counts at some thresholds, and the area under the curve of all.
#[derive(Serialize)]
pub struct Thresholds {
    thresholds: Vec<AtThreshold>,
    /// None if all labels are the same.
    roc_auc: Option<f64>,
    plots: Vec<Plot>,
}

/// Those of the table, in tenths; the one in use joins them.
const TENTHS: std::ops::RangeInclusive<u8> = 1..=9;

impl Thresholds {
    pub fn compute(y: &ArrayRef2<f64>, z: &[f64], in_use: f64) -> Thresholds {
        let mut thresholds: Vec<f64> = TENTHS.map(|tenths| f64::from(tenths) / 10.0).collect();
        if !thresholds.contains(&in_use) {
            thresholds.push(in_use);
            thresholds.sort_by(f64::total_cmp);
        }
        let a: Vec<f64> = z.iter().map(|&z_i| sigmoid(z_i)).collect();
        let curve = roc_curve(&a, y);
        Thresholds {
            thresholds: thresholds
                .into_iter()
                .map(|threshold| AtThreshold::compute(z, y, threshold))
                .collect(),
            roc_auc: roc_auc(&a, y),
            plots: (!curve.is_empty()).then(|| roc_plot(&curve)).into_iter().collect(),
        }
    }
}

/// The curve, and the diagonal of a coin.
fn roc_plot(curve: &[(f64, f64)]) -> Plot {
    const SIZE: (usize, usize) = (41, 16);
    let axis = |name: &str| Axis::new(name, (0.0, 1.0)).ticks(&[0.0, 0.5, 1.0], short);
    let shows = "Each threshold is a point of the neuron's line, from 1 at the lower left to 0 at the upper right: how \
                 many of the labels 1 are answered 1, upwards, for how many of the labels 0, to the right. A coin that \
                 answers has the diagonal.";
    let plot = Plot::new(
        "ROC: labels 1 answered 1, against labels 0 answered 1",
        shows,
        SIZE,
        axis("labels 0 answered 1"),
        axis("labels 1 answered 1"),
    );
    plot.curve("a coin", '.', |x| x).line("the neuron", '*', thinned(curve))
}

/// The points that differ to the eye.
fn thinned(curve: &[(f64, f64)]) -> Vec<(f64, f64)> {
    const NEAR: f64 = 1.0 / 400.0;
    let (mut thin, last) = (vec![curve[0]], curve.len() - 1);
    for (k, &(x, y)) in curve.iter().enumerate() {
        let (old_x, old_y) = thin[thin.len() - 1];
        if k == last || x - old_x > NEAR || y - old_y > NEAR {
            thin.push((x, y));
        }
    }
    thin
}

impl Section for Thresholds {
    fn title(&self) -> String {
        "Other thresholds".to_string()
    }

    fn tell(&self, page: &mut Page) {
        let rows: Vec<Vec<String>> = self.thresholds.iter().map(AtThreshold::cells).collect();
        page.table(&AtThreshold::HEADER, &rows);
        for plot in &self.plots {
            page.plot(plot);
            page.say(&plot.key());
        }
        match self.roc_auc {
            Some(area) => page.say(&format!(
                "The area under the ROC curve is {}: so often has an example with label 1 the larger chance, of two \
                 examples with different labels. A coin gets 0.5.",
                number(area)
            )),
            None => page.say("The area under the ROC curve is not defined: all labels are the same."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::thinned;

    #[test]
    fn points_that_lie_near_the_last_one_kept_are_left_out_but_for_the_end() {
        const NEAR: f64 = 1.0 / 400.0;
        let far = (2.0 * NEAR, 3.0 * NEAR);
        let [at_near, up] = [(NEAR, NEAR), (2.0 * NEAR, 0.0)];
        let [beside, above] = [(far.0 + NEAR / 4.0, far.1), (far.0 + NEAR / 4.0, far.1 + NEAR / 4.0)];
        let curve = [(0.0, 0.0), at_near, up, far, beside, above, (1.0, 1.0), (1.0, 1.0)];
        assert_eq!(thinned(&curve), [(0.0, 0.0), up, far, (1.0, 1.0), (1.0, 1.0)]);
    }
}
