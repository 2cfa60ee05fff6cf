//! Checks `exercises/forward.rs`: a Z by hand, then random ones where n_x and m differ.

#[path = "../forward.rs"]
#[allow(unused)]
mod forward;

use std::process::ExitCode;

use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    // z = 2 x1 - x2 + 10
    let x = array![[1.0, 0.0, 3.0], [0.0, 1.0, 4.0]];
    check_one("three examples by hand", &x, &array![[2.0], [-1.0]], 10.0)?;
    for (seed, n_x, m) in [(8, 3, 5), (9, 4, 2)] {
        let mut random = SplitMix64::new(seed);
        let mut draw =
            |rows, columns| Array2::from_shape_simple_fn((rows, columns), || 4.0 * random.next_f64() - 2.0);
        let (x, w, b) = (draw(n_x, m), draw(n_x, 1), draw(1, 1)[[0, 0]]);
        check_one(&format!("{n_x} features and {m} examples, drawn with seed {seed}"), &x, &w, b)?;
    }
    Ok(())
}

fn check_one(about: &str, x: &Array2<f64>, w: &Array2<f64>, b: f64) -> Check {
    let product = "The inner sizes of the product differ: w must be turned round, and come first.";
    let element_wise = "`*` goes element by element, and adds nothing up. The matrix product is `dot`.";
    let case = Case::new(about).with("x", x).with("w", w).with("b", b);
    // What ndarray says of a product, and of an operation element by element, whose shapes do not fit.
    let case = case.panic("matrix multiplication", product).panic("ShapeError", element_wise);
    let got = case.run(|| forward::forward(x, w, b))?;
    let z_with = |on_each_feature: f64, b: f64| {
        Array2::from_shape_fn((1, x.ncols()), |(_, i)| {
            let mut z = b;
            for k in 0..x.nrows() {
                z += w[[k, 0]] * (x[[k, i]] + on_each_feature);
            }
            z
        })
    };
    let right = z_with(0.0, b);
    case.compare("Z", &got, &right)
        .mistake(right.t().to_owned(), "Z lies in a column, (m, 1): it must be a row, w' X + b.")
        .mistake(z_with(0.0, 0.0), "b is left out: Z = w' X + b.")
        .mistake(
            z_with(b, 0.0),
            "b was added to every feature: it is added once to each z, behind the product.",
        )
        .when(got.dim() == x.dim() || got.dim() == (x.ncols(), x.nrows()), element_wise)
        .check()
}
