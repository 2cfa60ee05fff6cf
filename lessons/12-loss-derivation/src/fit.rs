//! The lowest point of J: gradient descent, and Newton's method.

use lesson02::predict;
use lesson06::Pass;
use ndarray::{Array1, Array2, ArrayRef2, ArrayView1, Axis, array, concatenate, s};
use serde::Serialize;
use shared::largest;

use crate::{hessian, lapack, loss_curvature, with_ones};

/// What is made small: J + (lambda / 2m) |w|^2. The bias is not penalized.
pub struct Objective<'a> {
    /// X, (n_x, m).
    pub x: &'a ArrayRef2<f64>,
    /// Y, (1, m).
    pub y: &'a Array2<f64>,
    /// lambda, 0 or more.
    pub l2: f64,
}

impl Objective<'_> {
    /// J, without the penalty, and the gradient with it: the slopes of w, then that of b, (n_x + 1, 1).
    ///
    /// dw = X dZ' / m + (lambda / m) w, db = sum(dZ) / m
    pub fn cost_and_gradient(&self, w: &Array2<f64>, b: f64) -> (f64, Array2<f64>) {
        let Pass { cost, dw, db } = lesson08::pass(self.x, self.y, w, b);
        let dw = dw + self.lambda_over_m() * w;
        (cost, concatenate(Axis(0), &[dw.view(), array![[db]].view()]).expect("both are one wide"))
    }

    /// The second derivatives, (n_x + 1, n_x + 1): H of J, and lambda / m on the diagonal of w.
    pub fn hessian(&self, w: &Array2<f64>, b: f64) -> Array2<f64> {
        let mut h = hessian(&with_ones(self.x), &self.z(w, b).mapv(loss_curvature));
        for k in 0..w.nrows() {
            h[[k, k]] += self.lambda_over_m();
        }
        h
    }

    /// J + (lambda / 2m) |w|^2
    pub fn value(&self, w: &Array2<f64>, b: f64) -> f64 {
        let (z, y): (Vec<f64>, Vec<f64>) =
            (self.z(w, b).into_iter().collect(), self.y.iter().copied().collect());
        lesson02::cost(&z, &y) + self.lambda_over_m() / 2.0 * squared_length(w)
    }

    /// A learning rate with which every step descends: 1 / (sum of H's diagonal at w = 0, b = 0). No curvature is
    /// larger than that sum, there or anywhere.
    pub fn safe_rate(&self) -> f64 {
        1.0 / self.first_diagonal().sum()
    }

    /// The diagonal of H at w = 0, b = 0, where all curvatures are 1/4.
    fn first_diagonal(&self) -> Array1<f64> {
        let m = self.x.ncols() as f64;
        let mean_square =
            |feature: ArrayView1<f64>| feature.iter().map(|value| value * value).sum::<f64>() / m;
        let of_w = self.x.rows().into_iter().map(|feature| mean_square(feature) / 4.0 + self.lambda_over_m());
        of_w.chain([0.25]).collect()
    }

    /// H, with a 1 on the diagonal for each feature that is 0 in every example. Such a feature has no slope and no
    /// curvature, and with that 1 its weight stays where it is.
    fn hessian_to_solve(&self, w: &Array2<f64>, b: f64) -> Array2<f64> {
        let mut h = self.hessian(w, b);
        for (k, feature) in self.x.rows().into_iter().enumerate() {
            if feature.iter().all(|&value| value == 0.0) {
                h[[k, k]] = 1.0;
            }
        }
        h
    }

    /// The first row of H, w's rows first and then b's, that is a combination of those before it. Every H has the same
    /// ones.
    fn dependent_row(&self) -> Option<usize> {
        lapack::dependent_row(&self.hessian_to_solve(&Array2::zeros((self.x.nrows(), 1)), 0.0))
    }

    /// What the slopes promise: on a parabola with H's diagonal at w = 0, b = 0, a step along each slope alone lowers the
    /// value by slope^2 / (2 H_kk). It is the same in any unit of the features.
    fn promise(&self, gradient: &Array2<f64>, diagonal: &Array1<f64>) -> f64 {
        let along = |(&slope, &curvature): (&f64, &f64)| {
            if slope == 0.0 { 0.0 } else { slope * slope / (2.0 * curvature) }
        };
        gradient.iter().zip(diagonal).map(along).sum()
    }

    /// The feature that a last step uses most, if the step still moves some z by a share of itself.
    fn still_growing(&self, step: &Array2<f64>, w: &Array2<f64>, b: f64) -> Option<usize> {
        let change = step.t().dot(&with_ones(self.x));
        let moves = |(change, z): (&f64, &f64)| change.abs() > STILL_MOVING * z.abs().max(1.0);
        if !change.iter().zip(&self.z(w, b)).any(moves) {
            return None;
        }
        let reach = |k: &usize| step[[*k, 0]].abs() * largest(self.x.row(*k));
        (0..self.x.nrows()).max_by(|one, other| reach(one).total_cmp(&reach(other)))
    }

    /// z of every example, (1, m).
    fn z(&self, w: &Array2<f64>, b: f64) -> Array2<f64> {
        w.t().dot(self.x) + b
    }

    fn lambda_over_m(&self) -> f64 {
        self.l2 / self.x.ncols() as f64
    }
}

/// How to get from one point to the next.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Method {
    /// w := w - alpha dw, with this alpha.
    GradientDescent(f64),
    /// The step to the lowest point of the parabola that has the slope and the curvature of this point. It needs LAPACK;
    /// without, each search ends [`End::Singular`] where it starts.
    Newton,
}

/// A point on the way.
#[derive(Serialize, Clone, Copy)]
pub struct Point {
    /// J, without the penalty.
    pub cost: f64,
    /// The length of the gradient, with the penalty, over w and b.
    pub gradient_norm: f64,
    /// |w|
    pub w_norm: f64,
    /// How many answers are right.
    pub right: usize,
    /// Whether every example is on its own side.
    #[serde(skip)]
    pub separated: bool,
}

/// Why the steps ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum End {
    /// The lowest point is reached, as far as an f64 can tell.
    Converged,
    /// Every example is on its own side of z = 0: a longer w is always better, and there is no best one.
    Separated,
    /// J no longer falls, yet w still grows along a direction that no example forbids. The feature that the last step
    /// used most.
    StillGrowing(usize),
    /// This row of H, w's rows first and then b's, is a combination of those before it: many w are equally good.
    Dependent(usize),
    /// H could not be inverted on the way, or its step led nowhere.
    Singular,
    /// A number does not fit an f64.
    TooLarge,
    /// As many steps as were allowed.
    OutOfSteps,
}

/// A finished search for the lowest point.
pub struct Fit {
    /// The weights, (n_x, 1).
    pub w: Array2<f64>,
    /// The bias.
    pub b: f64,
    /// The start, and the point after each step.
    pub path: Vec<Point>,
    /// Why it ended.
    pub end: End,
}

impl Fit {
    /// How many steps were taken.
    pub fn steps(&self) -> usize {
        self.path.len() - 1
    }

    /// The point where it ended.
    pub fn last(&self) -> &Point {
        self.path.last().expect("the start is on the path")
    }
}

/// Gradient descent ends where its slopes promise to lower J by no more than this.
pub const FLAT: f64 = 1e-18;

/// Newton's method ends after a step that promised to lower J by less than this: an f64 near 1 cannot show it. The error
/// of w is squared in each step, so that after it nothing but rounding is left.
const NOTHING_TO_GAIN: f64 = 1e-16;

/// A value counts as risen from here on; less may be rounding.
const RISE: f64 = 1e-12;

/// At the lowest point the last step moves each z by next to nothing. Where there is none, some z moves by about 1, and
/// has come to 40 or so by then.
const STILL_MOVING: f64 = 1e-3;

/// Walks from zeros until an end is reached, at most so many steps.
///
/// # Panics
/// If X is not (n_x, m), or Y not (1, m).
#[track_caller]
pub fn fit(objective: &Objective, method: Method, most_steps: usize) -> Fit {
    let (mut w, mut b) = (Array2::zeros((objective.x.nrows(), 1)), 0.0);
    let diagonal = objective.first_diagonal();
    let mut path = Vec::new();
    let mut arrived = None;
    loop {
        let (here, gradient) = point(objective, &w, b);
        let finite = here.cost.is_finite() && here.gradient_norm.is_finite();
        let flat = || objective.promise(&gradient, &diagonal) <= FLAT;
        path.push(here);
        let steps = path.len() - 1;
        let end = if !finite {
            Some(End::TooLarge)
        } else if steps > 0 && objective.l2 == 0.0 && here.separated {
            Some(End::Separated)
        } else if method != Method::Newton && flat() {
            Some(End::Converged)
        } else if method == Method::Newton
            && steps == 0
            && objective.l2 == 0.0
            && let Some(row) = objective.dependent_row()
        {
            Some(End::Dependent(row))
        } else {
            arrived.or((steps == most_steps).then_some(End::OutOfSteps))
        };
        if let Some(end) = end {
            return Fit { w, b, path, end };
        }
        let step = match method {
            Method::GradientDescent(rate) => Some(moved(&w, b, &gradient, rate)),
            Method::Newton => newton_step(objective, &w, b, &gradient),
        };
        let Some(step) = step else { return Fit { w, b, path, end: End::Singular } };
        (w, b, arrived) = (step.w, step.b, step.arrived);
    }
}

/// Where a step led.
struct Step {
    w: Array2<f64>,
    b: f64,
    /// Why no other step is needed.
    arrived: Option<End>,
}

// region: newton
/// One step of Newton's method: w and b go down by the step that solves H step = gradient. None if there is none. For
/// this J the method is also called IRLS, iteratively reweighted least squares.
///
/// Far from the lowest point the whole step can lead too far; then half of it is tried, and so on.
fn newton_step(objective: &Objective, w: &Array2<f64>, b: f64, gradient: &Array2<f64>) -> Option<Step> {
    let whole = lapack::solve(&objective.hessian_to_solve(w, b), gradient)?;
    let before = objective.value(w, b);
    let not_up = |step: &Step| objective.value(&step.w, step.b) <= before + RISE;
    let halves = (0..30).map(|halvings| 0.5f64.powi(halvings));
    let mut step = halves.map(|share| moved(w, b, &whole, share)).find(not_up)?;
    // On the parabola the whole step lowers the value by half of gradient . step.
    let promised = (gradient * &whole).sum() / 2.0;
    if promised <= NOTHING_TO_GAIN {
        step.arrived = Some(objective.still_growing(&whole, w, b).map_or(End::Converged, End::StillGrowing));
    }
    Some(step)
}
// endregion

/// w and b, moved by this share of a step downhill: its first n_x rows belong to w, the last to b.
fn moved(w: &Array2<f64>, b: f64, step: &Array2<f64>, share: f64) -> Step {
    let n_x = w.nrows();
    Step { w: w - share * &step.slice(s![..n_x, ..]), b: b - share * step[[n_x, 0]], arrived: None }
}

/// The point at w and b, and the gradient there.
fn point(objective: &Objective, w: &Array2<f64>, b: f64) -> (Point, Array2<f64>) {
    let (cost, gradient) = objective.cost_and_gradient(w, b);
    let z = objective.z(w, b);
    let right = z.iter().zip(objective.y).filter(|&(&z_i, &y_i)| predict(z_i) == y_i).count();
    let here = Point {
        cost,
        gradient_norm: squared_length(&gradient).sqrt(),
        w_norm: squared_length(w).sqrt(),
        right,
        separated: separates(&z, objective.y),
    };
    (here, gradient)
}

/// Whether every example is on its own side: z above 0 where y is 1, and below 0 where y is 0.
///
/// # Panics
/// If the two have different shapes.
#[track_caller]
pub fn separates(z: &Array2<f64>, y: &Array2<f64>) -> bool {
    assert_eq!(z.dim(), y.dim(), "there must be one z for each label");
    z.iter().zip(y).all(|(z_i, y_i)| (2.0 * y_i - 1.0) * z_i > 0.0)
}

fn squared_length(numbers: &Array2<f64>) -> f64 {
    numbers.iter().map(|number| number * number).sum()
}
