//! Newton's own view of X: each feature around 0.

use ndarray::{Array1, Array2, ArrayRef2, ArrayView2, s};

use crate::Place;

/// What is left of a number after its mean was taken away is rounding, up to this share of the mean.
const ROUNDING: f64 = 4.0 * f64::EPSILON;

/// Each feature minus its mean. z stays what it is with b' = b + w' mean, and H no longer has to tell a feature like
/// 1,700,000,000 from a multiple of b's ones.
pub(crate) struct Centred {
    /// X minus the means, and a row of ones below, (n_x + 1, m).
    pub(crate) x: Array2<f64>,
    /// The mean of each feature, (n_x).
    mean: Array1<f64>,
}

impl Centred {
    /// A feature that is the same in every example, up to rounding, becomes 0.
    pub(crate) fn new(features: &ArrayRef2<f64>) -> Centred {
        let (n_x, m) = features.dim();
        let mut x = Array2::ones((n_x + 1, m));
        let mut mean = Array1::<f64>::zeros(n_x);
        x.slice_mut(s![..n_x, ..]).assign(features);
        for (mut feature, mean) in x.rows_mut().into_iter().zip(&mut mean) {
            // Twice, for the first mean was rounded.
            for _ in 0..2 {
                let left = feature.sum() / m as f64;
                feature -= left;
                *mean += left;
            }
            let rounding = ROUNDING * mean.abs();
            if feature.iter().all(|left| left.abs() <= rounding) {
                feature.fill(0.0);
            }
        }
        Centred { x, mean }
    }

    /// The features alone, (n_x, m).
    pub(crate) fn features(&self) -> ArrayView2<'_, f64> {
        self.x.slice(s![..self.mean.len(), ..])
    }

    /// The same place for the features as they were: b = b' - w' mean, and dw = dw' + mean db.
    pub(crate) fn undo(&self, mut place: Place) -> Place {
        let n_x = self.mean.len();
        let db = place.gradient[[n_x, 0]];
        place.b -= place.w.column(0).dot(&self.mean);
        place.gradient.slice_mut(s![..n_x, 0]).scaled_add(db, &self.mean);
        place
    }
}
