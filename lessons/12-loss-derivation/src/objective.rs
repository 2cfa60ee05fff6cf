//! What is made small: the cost and a penalty on long w, with its slopes and its curvature.

use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, Axis, Zip, array, concatenate, s};

use crate::{hessian, with_ones};

/// J + (lambda / 2m) |w|^2. The bias is not penalized.
#[derive(Clone, Copy)]
pub struct Objective<'a> {
    /// X, (n_x, m).
    pub x: &'a ArrayRef2<f64>,
    /// Y, (1, m).
    pub y: &'a ArrayRef2<f64>,
    /// lambda, 0 or more.
    pub l2: f64,
}

/// The objective at one w and b.
#[derive(Clone)]
pub struct Place {
    /// The weights, (n_x, 1).
    pub w: Array2<f64>,
    /// The bias.
    pub b: f64,
    /// z of every example, (1, m).
    pub z: Array2<f64>,
    /// The curvature of every example's loss by z, (1, m).
    pub curvature: Array2<f64>,
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
        let z = weighted_sums(&w, self.x) + b; // (1, m)
        let [mut losses, mut dz, mut curvature] = [(); 3].map(|()| Array2::zeros(z.dim())); // (1, m)
        Zip::from(&mut losses).and(&mut dz).and(&mut curvature).and(&z).and(self.y).for_each(
            |loss, dz, curvature, &z_i, &y_i| [*loss, *dz, *curvature] = loss_slope_curvature(z_i, y_i),
        );
        let dw = sums_of_slopes(self.x, &dz) / m + self.lambda_over_m() * &w; // (n_x, 1)
        let db = array![[dz.sum() / m]];
        let gradient = concatenate(Axis(0), &[dw.view(), db.view()]).expect("both are one wide");
        Place { cost: losses.sum() / m, w, b, z, curvature, gradient }
    }

    /// The objective at w = 0, b = 0.
    pub fn at_zeros(&self) -> Place {
        self.at(Array2::zeros((self.x.nrows(), 1)), 0.0)
    }

    /// The objective after this share of a step downhill, (n_x + 1, 1): its first rows belong to w, the last to b.
    pub fn moved(&self, from: &Place, step: &ArrayRef2<f64>, share: f64) -> Place {
        let n_x = from.w.nrows();
        self.at(&from.w - share * &step.slice(s![..n_x, ..]), from.b - share * step[[n_x, 0]])
    }

    /// J + (lambda / 2m) |w|^2
    pub fn value(&self, place: &Place) -> f64 {
        place.cost + self.lambda_over_m() / 2.0 * place.w.iter().map(|w_k| w_k * w_k).sum::<f64>()
    }

    /// The second derivatives, (n_x + 1, n_x + 1): H of J, and lambda / m on the diagonal of w.
    pub fn hessian(&self, place: &Place) -> Array2<f64> {
        self.penalized(hessian(&with_ones(self.x), &place.curvature))
    }

    /// A Hessian of J becomes one of the objective: lambda / m is added on the diagonal of w.
    pub(crate) fn penalized(&self, mut h: Array2<f64>) -> Array2<f64> {
        for k in 0..self.x.nrows() {
            h[[k, k]] += self.lambda_over_m();
        }
        h
    }

    /// H, with a 1 on the diagonal for each feature that is 0 in every example. Such a feature has no slope and no
    /// curvature, and with that 1 its weight stays where it is.
    pub(crate) fn without_unused(&self, mut h: Array2<f64>) -> Array2<f64> {
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

/// w' X, (1, m). Where each feature is contiguous in memory, the sum grows feature by feature: that is faster there than
/// the product.
fn weighted_sums(w: &ArrayRef2<f64>, x: &ArrayRef2<f64>) -> Array2<f64> {
    if !x.is_standard_layout() {
        return w.t().dot(x);
    }
    let mut z = Array2::zeros((1, x.ncols()));
    for (&w_k, feature) in w.iter().zip(x.rows()) {
        z.row_mut(0).scaled_add(w_k, &feature);
    }
    z
}

/// X dZ', (n_x, 1), likewise.
fn sums_of_slopes(x: &ArrayRef2<f64>, dz: &ArrayRef2<f64>) -> Array2<f64> {
    if !x.is_standard_layout() {
        return x.dot(&dz.t());
    }
    x.dot(&dz.row(0)).insert_axis(Axis(1))
}

/// The loss of one example, and its slope and curvature by z: L, a - y and a (1 - a). One exponential does for all three.
///
/// ```
/// assert_eq!(lesson12::loss_slope_curvature(0.0, 1.0), [2f64.ln(), -0.5, 0.25]);
/// ```
pub fn loss_slope_curvature(z: f64, y: f64) -> [f64; 3] {
    let e = (-z.abs()).exp();
    // The chance of the likelier label, and that of the other.
    let (likelier, other) = (1.0 / (1.0 + e), e / (1.0 + e));
    let a = if z >= 0.0 { likelier } else { other };
    let wrong = if y == 1.0 { -z } else { z };
    [wrong.max(0.0) + e.ln_1p(), a - y, likelier * other]
}
