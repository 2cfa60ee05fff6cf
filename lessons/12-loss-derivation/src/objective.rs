//! What is made small: the cost and a penalty on long w, with its slopes and its curvature.

use lesson02::{loss, sigmoid};
use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, Axis, Zip, array, concatenate, s};

use crate::{hessian, loss_curvature, with_ones};

/// J + (lambda / 2m) |w|^2. The bias is not penalized.
pub struct Objective<'a> {
    /// X, (n_x, m).
    pub x: &'a ArrayRef2<f64>,
    /// Y, (1, m).
    pub y: &'a ArrayRef2<f64>,
    /// lambda, 0 or more.
    pub l2: f64,
}

/// The objective at one w and b.
pub struct Place {
    /// The weights, (n_x, 1).
    pub w: Array2<f64>,
    /// The bias.
    pub b: f64,
    /// z of every example, (1, m).
    pub z: Array2<f64>,
    /// J, without the penalty.
    pub cost: f64,
    /// The slopes of w, then that of b, with the penalty, (n_x + 1, 1).
    pub gradient: Array2<f64>,
}

impl Objective<'_> {
    /// One pass as in lesson 08, which keeps Z, and the slope of the penalty.
    ///
    /// Z = w' X + b, dZ = sigma(Z) - Y, dw = X dZ' / m + (lambda / m) w, db = sum(dZ) / m
    ///
    /// # Panics
    /// If X is not (n_x, m), Y not (1, m), or w not (n_x, 1).
    #[track_caller]
    pub fn at(&self, w: Array2<f64>, b: f64) -> Place {
        assert_eq!(self.x.dim(), (w.len(), self.y.len()), "X must be (n_x, m), with n_x from w and m from Y");
        let m = self.x.ncols() as f64;
        let z = w.t().dot(self.x) + b; // (1, m)
        let losses = Zip::from(&z).and(self.y).map_collect(|&z_i, &y_i| loss(z_i, y_i)); // (1, m)
        let dz = z.mapv(sigmoid) - self.y; // (1, m)
        let dw = self.x.dot(&dz.t()) / m + self.lambda_over_m() * &w; // (n_x, 1)
        let db = array![[dz.sum() / m]];
        let gradient = concatenate(Axis(0), &[dw.view(), db.view()]).expect("both are one wide");
        Place { cost: losses.sum() / m, w, b, z, gradient }
    }

    /// The objective at w = 0, b = 0.
    pub fn at_zeros(&self) -> Place {
        self.at(Array2::zeros((self.x.nrows(), 1)), 0.0)
    }

    /// The objective after this share of a step downhill, (n_x + 1, 1): its first rows belong to w, the last to b.
    pub(crate) fn moved(&self, from: &Place, step: &ArrayRef2<f64>, share: f64) -> Place {
        let n_x = from.w.nrows();
        self.at(&from.w - share * &step.slice(s![..n_x, ..]), from.b - share * step[[n_x, 0]])
    }

    /// J + (lambda / 2m) |w|^2
    pub fn value(&self, place: &Place) -> f64 {
        place.cost + self.lambda_over_m() / 2.0 * place.w.iter().map(|w_k| w_k * w_k).sum::<f64>()
    }

    /// The second derivatives, (n_x + 1, n_x + 1): H of J, and lambda / m on the diagonal of w.
    pub fn hessian(&self, place: &Place) -> Array2<f64> {
        let mut h = hessian(&with_ones(self.x), &place.z.mapv(loss_curvature));
        for k in 0..place.w.nrows() {
            h[[k, k]] += self.lambda_over_m();
        }
        h
    }

    /// H, with a 1 on the diagonal for each feature that is 0 in every example. Such a feature has no slope and no
    /// curvature, and with that 1 its weight stays where it is.
    pub(crate) fn hessian_to_solve(&self, place: &Place) -> Array2<f64> {
        let mut h = self.hessian(place);
        for (k, feature) in self.x.rows().into_iter().enumerate() {
            if feature.iter().all(|&value| value == 0.0) {
                h[[k, k]] = 1.0;
            }
        }
        h
    }

    /// A learning rate with which every step descends: 1 / (sum of H's diagonal at w = 0, b = 0). No curvature is
    /// larger than that sum, there or anywhere.
    pub fn safe_rate(&self) -> f64 {
        1.0 / self.first_diagonal().sum()
    }

    /// The diagonal of H at w = 0, b = 0, where all curvatures are 1/4.
    pub(crate) fn first_diagonal(&self) -> Array1<f64> {
        let m = self.x.ncols() as f64;
        let mean_square =
            |feature: ArrayView1<f64>| feature.iter().map(|value| value * value).sum::<f64>() / m;
        let of_w = self.x.rows().into_iter().map(|feature| mean_square(feature) / 4.0 + self.lambda_over_m());
        of_w.chain([0.25]).collect()
    }

    fn lambda_over_m(&self) -> f64 {
        self.l2 / self.x.ncols() as f64
    }
}
