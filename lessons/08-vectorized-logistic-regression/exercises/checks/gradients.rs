//! Checks `exercises/gradients.rs`: slopes by hand, then random examples, against central differences of the cost.

#[path = "../gradients.rs"]
#[allow(unused)]
mod gradients;

use std::process::ExitCode;

use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    // At zeros every chance is one half; dZ = (-0.5, 0.5, -0.5), dw = (0.5, -1.5) / 3 and db = -0.5 / 3.
    let x = array![[1.0, 3.0, 1.0], [0.0, -1.0, 2.0]];
    check_one("three examples by hand, w = 0, b = 0", &x, &array![[1.0, 0.0, 1.0]], &[0.0, 0.0, 0.0])?;
    for (seed, n_x, m) in [(8, 3, 5), (9, 4, 2)] {
        let mut random = SplitMix64::new(seed);
        let mut draw =
            |rows, columns| Array2::from_shape_simple_fn((rows, columns), || 4.0 * random.next_f64() - 2.0);
        let (x, parameters) = (draw(n_x, m), draw(n_x + 1, 1).into_raw_vec_and_offset().0);
        let y = draw(1, m).mapv(|number| f64::from(number > 0.0));
        let about = format!("{n_x} features and {m} examples, drawn with seed {seed}");
        check_one(&about, &x, &y, &parameters)?;
    }
    Ok(())
}

/// `parameters` are the w and, last, the b behind the chances.
fn check_one(about: &str, x: &Array2<f64>, y: &Array2<f64>, parameters: &[f64]) -> Check {
    let (n_x, m) = (x.nrows(), x.ncols());
    let a = Array2::from_shape_fn((1, m), |(_, i)| 1.0 / (1.0 + (-z(x, parameters, i)).exp()));
    let case = Case::new(about).with("x", x).with("a", &a).with("y", y);
    let case = case
        .panic(
            "matrix multiplication",
            "The inner sizes of the product differ: dZ must be turned round, X dZ'.",
        )
        .panic("ShapeError", "These shapes do not fit element by element. The matrix product is `dot`.");
    let (dw, db) = case.run(|| gradients::gradients(x, &a, y))?;

    let slopes = practice::central_differences(|p| cost(x, y, p), parameters);
    let measured = Array2::from_shape_fn((n_x, 1), |(k, _)| slopes[k]);
    let slope_b = slopes[n_x];
    let with = |factor: f64, db: f64| {
        slopes[..n_x].iter().map(|slope| factor * slope).chain([db]).collect::<Vec<f64>>()
    };
    let with_db = |db: f64| with(1.0, db);
    let mean_with_a = |k: usize| (0..m).map(|i| x[[k, i]] * a[[0, i]]).sum::<f64>() / m as f64;
    let with_a = Array2::from_shape_fn((n_x, 1), |(k, _)| mean_with_a(k));
    let m = m as f64;
    case.gradients(vec![("dw", (&dw).into(), (&measured).into()), ("db", db.into(), slope_b.into())])
        .when(
            dw.dim() == x.dim(),
            "dw was multiplied element by element, and nothing is added up. The matrix product is `dot`.",
        )
        .when(
            agree(&dw, &measured.t().to_owned()),
            "That is dZ X', which lies in a row: w is a column, and so dw is X dZ' / m.",
        )
        .when(agree(&dw, &with_a), "That is X A': the slopes come from dZ = A - Y.")
        .scaled(m, "Every slope is m times too large: divide by m, in dw and in db.")
        .scaled(m / n_x as f64, "The slopes are divided by n_x. Divide by m, the number of columns of X.")
        .scaled(1.0 / m, "Every slope is m times too small: it was divided by m twice. dZ itself has no 1/m.")
        .scaled(-1.0, "The signs are flipped: dZ is A - Y.")
        .mistake(with(m, slope_b), "dw is X dZ'. It is the slope of the mean: divide by m.")
        .mistake(with_db(m * slope_b), "db is the sum of dZ. It is the slope of the mean: divide by m.")
        .mistake(
            with_db((a[[0, 0]] - y[[0, 0]]) / m),
            "db comes from the first example alone. A sum over axis 0 adds up the one row of dZ; take all of dZ.",
        )
        .mistake(with_db(a.sum() / m), "db is the mean of A: it must be the mean of dZ = A - Y.")
        .check()
}

/// Whether two arrays have one shape, and numbers as close as central differences come.
fn agree(one: &Array2<f64>, other: &Array2<f64>) -> bool {
    one.dim() == other.dim() && one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-6)
}

fn z(x: &Array2<f64>, parameters: &[f64], i: usize) -> f64 {
    let mut z = parameters[x.nrows()];
    for k in 0..x.nrows() {
        z += parameters[k] * x[[k, i]];
    }
    z
}

/// The mean of the losses.
fn cost(x: &Array2<f64>, y: &Array2<f64>, parameters: &[f64]) -> f64 {
    let mut sum = 0.0;
    for i in 0..x.ncols() {
        let z = z(x, parameters, i);
        // ln(1 + e^z) - y z is the loss, for the moderate z of these cases.
        sum += z.exp().ln_1p() - y[[0, i]] * z;
    }
    sum / x.ncols() as f64
}
