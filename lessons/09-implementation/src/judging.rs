//! How good are the answers? Precision and recall at a threshold, and the area under the ROC curve over all of them.
//!
//! | letter | meaning |
//! |---|---|
//! | T | the threshold: the answer is 1 where the chance a is above T |
//! | tp, fp | answers 1 where the label is 1, where it is 0 |
//! | tn, fn | answers 0 where the label is 0, where it is 1 |

use lesson02::{predict, sigmoid};
use ndarray::ArrayRef2;

use crate::Confusion;

/// The threshold of a model that names none.
pub const HALF: f64 = 0.5;

// ANCHOR: answer
/// Whether the answer is 1: a = sigma(z) > T. At T = 0.5 that is z > 0, without the rounding of a.
///
/// ```
/// // a = 0.1192
/// assert!(!lesson09::judging::answers_1(-2.0, 0.5) && lesson09::judging::answers_1(-2.0, 0.1));
/// ```
pub fn answers_1(z: f64, threshold: f64) -> bool {
    if threshold == HALF { predict(z) == 1.0 } else { sigmoid(z) > threshold }
}
// ANCHOR_END: answer

/// Counts how the answers at a threshold meet the labels; one z for each label of Y, (1, m).
///
/// ```
/// use lesson09::{Confusion, judging::confusion_at};
/// // a = 0.88, 0.62, 0.38
/// let y = ndarray::array![[1.0, 0.0, 1.0]];
/// assert_eq!(confusion_at(&[2.0, 0.5, -0.5], &y, 0.7), Confusion { tp: 1, fp: 0, tn: 1, fn_: 1 });
/// assert_eq!(confusion_at(&[2.0, 0.5, -0.5], &y, 0.3), Confusion { tp: 2, fp: 1, tn: 0, fn_: 0 });
/// ```
///
/// # Panics
/// If there is not one z for each label.
#[track_caller]
pub fn confusion_at(z: &[f64], y: &ArrayRef2<f64>, threshold: f64) -> Confusion {
    assert_eq!(z.len(), y.len(), "there must be one z for each label");
    let mut count = Confusion::default();
    for (&z_i, &y_i) in z.iter().zip(y) {
        *match (answers_1(z_i, threshold), y_i == 1.0) {
            (true, true) => &mut count.tp,
            (true, false) => &mut count.fp,
            (false, false) => &mut count.tn,
            (false, true) => &mut count.fn_,
        } += 1;
    }
    count
}
// ANCHOR: precision
/// Of the answers 1, the share that is right: tp / (tp + fp). None if no answer is 1.
///
/// ```
/// use lesson09::{Confusion, judging::precision};
/// assert_eq!(precision(&Confusion { tp: 3, fp: 1, tn: 0, fn_: 9 }), Some(0.75));
/// ```
pub fn precision(count: &Confusion) -> Option<f64> {
    share(count.tp, count.tp + count.fp)
}

/// Of the labels 1, the share that is found: tp / (tp + fn). None if no label is 1.
///
/// ```
/// use lesson09::{Confusion, judging::recall};
/// assert_eq!(recall(&Confusion { tp: 3, fp: 9, tn: 0, fn_: 1 }), Some(0.75));
/// ```
pub fn recall(count: &Confusion) -> Option<f64> {
    share(count.tp, count.tp + count.fn_)
}

/// The share of a whole; none of nothing.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
// ANCHOR_END: precision

/// The area under the ROC curve: how often an example with label 1 has the larger chance than one with label 0, over
/// all such pairs; a tie counts as half. None if all labels are the same.
///
/// All chances stand in order, and each has its rank from 1 to m; equal ones share the mean of their ranks. With R the
/// sum of the ranks of the n_1 labels 1, and n_0 labels 0:
///
/// AUC = (R - n_1 (n_1 + 1) / 2) / (n_1 n_0)
///
/// ```
/// use lesson09::judging::roc_auc;
/// // Of four pairs, 0.9 is above both zeros, 0.5 is above one and tied with the other: 3.5 of 4.
/// assert_eq!(roc_auc(&[0.9, 0.5, 0.5, 0.1], &ndarray::array![[1.0, 1.0, 0.0, 0.0]]), Some(0.875));
/// ```
///
/// # Panics
/// If there is not one chance for each label.
#[track_caller]
pub fn roc_auc(a: &[f64], y: &ArrayRef2<f64>) -> Option<f64> {
    assert_eq!(a.len(), y.len(), "there must be one chance for each label");
    let (mut below, mut ones, mut rank_sum) = (0, 0, 0.0);
    for (n_1, n_0) in ties(a, y) {
        let tied = n_1 + n_0;
        // The ranks below + 1 to below + tied have this mean.
        rank_sum += n_1 as f64 * (below as f64 + (tied as f64 + 1.0) / 2.0);
        below += tied;
        ones += n_1;
    }
    let (n_1, n_0) = (ones as f64, (a.len() - ones) as f64);
    (n_1 > 0.0 && n_0 > 0.0).then(|| (rank_sum - n_1 * (n_1 + 1.0) / 2.0) / (n_1 * n_0))
}

/// The ROC curve from (0, 0) to (1, 1): for each threshold from the highest to the lowest, the share of the labels 0
/// that are answered 1, and the share of the labels 1 that are. Empty if all labels are the same.
///
/// ```
/// use lesson09::judging::roc_curve;
/// let y = ndarray::array![[1.0, 1.0, 0.0, 0.0]];
/// assert_eq!(roc_curve(&[0.9, 0.5, 0.5, 0.1], &y), [(0.0, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 1.0)]);
/// ```
///
/// # Panics
/// If there is not one chance for each label.
#[track_caller]
pub fn roc_curve(a: &[f64], y: &ArrayRef2<f64>) -> Vec<(f64, f64)> {
    assert_eq!(a.len(), y.len(), "there must be one chance for each label");
    let ones = y.iter().filter(|&&y_i| y_i == 1.0).count();
    let zeros = y.len() - ones;
    if ones == 0 || zeros == 0 {
        return Vec::new();
    }
    let (mut tp, mut fp) = (0, 0);
    let steps = ties(a, y).into_iter().rev().map(|(n_1, n_0)| {
        tp += n_1;
        fp += n_0;
        (fp as f64 / zeros as f64, tp as f64 / ones as f64)
    });
    [(0.0, 0.0)].into_iter().chain(steps).collect()
}

/// From the smallest chance to the largest: how many labels 1 and labels 0 have it.
fn ties(a: &[f64], y: &ArrayRef2<f64>) -> Vec<(usize, usize)> {
    let mut sorted: Vec<(f64, bool)> = a.iter().zip(y).map(|(&a_i, &y_i)| (a_i, y_i == 1.0)).collect();
    sorted.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let tied = sorted.chunk_by(|one, other| one.0 == other.0);
    let counted = tied.map(|tied| {
        let ones = tied.iter().filter(|(_, is_one)| *is_one).count();
        (ones, tied.len() - ones)
    });
    counted.collect()
}
