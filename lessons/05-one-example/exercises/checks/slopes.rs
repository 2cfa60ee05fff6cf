//! Checks `exercises/slopes.rs`: random examples of both labels, and one where the neuron is certain and wrong.

#[path = "../slopes.rs"]
#[allow(unused)]
mod slopes;

use std::process::ExitCode;

use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let (x, w) = (array![[1.0], [-2.0]], array![[0.5], [0.25]]);
    check_one("the example of the chapter", &x, 1.0, &w, 0.0)?;
    for (seed, y) in [(5, 1.0), (6, 0.0)] {
        let mut random = SplitMix64::new(seed);
        let mut draw = |rows| Array2::from_shape_simple_fn((rows, 1), || 2.0 * random.next_f64() - 1.0);
        let (x, w, b) = (draw(3), draw(3), draw(1)[[0, 0]]);
        check_one(&format!("3 features, drawn with seed {seed}"), &x, y, &w, b)?;
    }
    let (x, w) = (array![[2.0], [1.0], [-1.0]], array![[20.0], [5.0], [-4.0]]);
    check_one("a neuron that is certain and wrong: z = 50", &x, 0.0, &w, 1.0)
}

fn check_one(about: &str, x: &Array2<f64>, y: f64, w: &Array2<f64>, b: f64) -> Check {
    let case = Case::new(about).with("x", x).with("y", y).with("w", w).with("b", b);
    let (dz, dw, db) = case.run(|| slopes::slopes(x, y, w, b))?;
    let n_x = w.nrows();
    let z = weighted_sum(x, w.as_slice().unwrap_or(&[]), b);
    let a = 1.0 / (1.0 + (-z).exp());

    // What is measured: one nudge for z, one for each weight, one for b.
    let measured_dz = central_difference(&|z| loss(z, y), z);
    let mut measured_dw = Array2::zeros((n_x, 1));
    for k in 0..n_x {
        let nudged = |value: f64| {
            let mut w: Vec<f64> = w.iter().copied().collect();
            w[k] = value;
            loss(weighted_sum(x, &w, b), y)
        };
        measured_dw[[k, 0]] = central_difference(&nudged, w[[k, 0]]);
    }
    let measured_db = central_difference(&|b| loss(weighted_sum(x, w.as_slice().unwrap_or(&[]), b), y), b);

    // dz, dw and db where dz is something else, or is multiplied with something else.
    let listed = |dz: f64, with: &dyn Fn(usize) -> f64, db: f64| {
        let mut list = vec![dz];
        list.extend((0..n_x).map(with));
        list.push(db);
        list
    };
    let with_dz = |dz: f64| listed(dz, &|k| x[[k, 0]] * dz, dz);
    let right = a - y;
    let rows = vec![
        ("dz", dz.into(), measured_dz.into()),
        ("dw", (&dw).into(), (&measured_dw).into()),
        ("db", db.into(), measured_db.into()),
    ];
    case.gradients(rows)
        .scaled(-1.0, "The signs are flipped: dz is a - y.")
        .mistake(
            with_dz(-y / a + (1.0 - y) / (1.0 - a)),
            "That is da. From da to dz it is one link further: times a (1 - a), and then all fractions cancel.",
        )
        .mistake(with_dz(z - y), "That is z - y. The chance a belongs there: dz is a - y.")
        .mistake(
            with_dz(right * a * (1.0 - a)),
            "Here a factor a (1 - a) is left over, as for the squared error. dz is a - y, without it.",
        )
        .mistake(
            listed(right, &|k| w[[k, 0]] * right, right),
            "dw has w in it. The local derivative of w_k x_k for w_k is the feature, not its weight.",
        )
        .mistake(listed(right, &|_| right, right), "Every weight got dz itself. dw_k is dz times its feature, x_k.")
        .mistake(listed(right, &|k| x[[k, 0]], right), "dw is x without dz. Multiply: dw = x dz.")
        .mistake(
            listed(right, &|k| x[[k, 0]] * right, b * right),
            "The local derivative of z for b is 1, not b: db is dz.",
        )
        .when(
            dz.is_nan(),
            "a has been rounded to 1, and 1 - a to 0. Compute dz without dividing: a - y.",
        )
        .check()
}

fn weighted_sum(x: &Array2<f64>, w: &[f64], b: f64) -> f64 {
    let mut z = b;
    for (k, w_k) in w.iter().enumerate() {
        z += w_k * x[[k, 0]];
    }
    z
}

/// ln(1 + e^z) - y z, for z that are not too large for e^z.
fn loss(z: f64, y: f64) -> f64 {
    z.exp().ln_1p() - y * z
}

fn central_difference(f: &dyn Fn(f64) -> f64, at: f64) -> f64 {
    let h = 6e-6 * at.abs().max(1.0);
    (f(at + h) - f(at - h)) / (2.0 * h)
}
