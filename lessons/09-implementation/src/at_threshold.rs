//! The answers at one threshold, as a row of a table.

use lesson09::Confusion;
use lesson09::judging::{confusion_at, precision, recall};
use ndarray::ArrayRef2;
use serde::Serialize;
use shared::page::{percent, short};

/// A threshold, and how the answers meet the labels there.
#[derive(Serialize)]
pub struct AtThreshold {
    pub threshold: f64,
    #[serde(flatten)]
    pub confusion: Confusion,
    precision: Option<f64>,
    recall: Option<f64>,
}

impl AtThreshold {
    /// The heads of its cells.
    pub const HEADER: [&str; 7] = ["threshold", "tp", "fp", "tn", "fn", "precision", "recall"];

    pub fn compute(z: &[f64], y: &ArrayRef2<f64>, threshold: f64) -> AtThreshold {
        let confusion = confusion_at(z, y, threshold);
        AtThreshold { threshold, precision: precision(&confusion), recall: recall(&confusion), confusion }
    }

    /// Its numbers as a row.
    pub fn cells(&self) -> Vec<String> {
        let Confusion { tp, fp, tn, fn_ } = self.confusion;
        let counts = [tp, fp, tn, fn_].map(|count| count.to_string());
        let shares =
            [self.precision, self.recall].map(|share| share.map_or("not defined".to_string(), percent));
        [vec![short(self.threshold)], counts.into(), shares.into()].concat()
    }
}
