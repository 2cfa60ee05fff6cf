//! How the answers and the labels meet.

use lesson02::predict;
use ndarray::ArrayRef2;

/// How often each answer meets each label.
#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Confusion {
    /// Answered 1, and the label is 1.
    pub tp: usize,
    /// Answered 1, but the label is 0.
    pub fp: usize,
    /// Answered 0, and the label is 0.
    pub tn: usize,
    /// Answered 0, but the label is 1.
    #[serde(rename = "fn")]
    pub fn_: usize,
}

impl Confusion {
    /// Counts the four cases; the answer is 1 where z is above 0.
    ///
    /// # Panics
    /// If there is not one z for each label.
    #[track_caller]
    pub fn count(z: &[f64], y: &ArrayRef2<f64>) -> Confusion {
        assert_eq!(z.len(), y.len(), "there must be one z for each label");
        let mut count = Confusion::default();
        for (&z_i, &y_i) in z.iter().zip(y) {
            *match (predict(z_i) == 1.0, y_i == 1.0) {
                (true, true) => &mut count.tp,
                (true, false) => &mut count.fp,
                (false, false) => &mut count.tn,
                (false, true) => &mut count.fn_,
            } += 1;
        }
        count
    }
}
