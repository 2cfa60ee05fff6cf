//! Checks `exercises/product.rs`: the product of the chapter, then random ones, against finite differences.

#[path = "../product.rs"]
#[allow(unused)]
mod product;

use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one("u = b c, and J = 3 u + 15", 3.0, 2.0, &|u| 3.0 * u + 15.0, 3.0)?;
    let mut random = SplitMix64::new(4);
    for _ in 0..3 {
        let (b, c) = (1.0 + random.next_f64(), -2.0 - random.next_f64());
        check_one("u = b c, and J = u^2; b and c drawn with seed 4", b, c, &|u| u * u, 2.0 * b * c)?;
    }
    Ok(())
}

fn check_one(about: &str, b: f64, c: f64, j: &dyn Fn(f64) -> f64, du: f64) -> Check {
    let case = Case::new(about).with("b", b).with("c", c).with("du", du);
    let (db, dc) = case.run(|| product::backward(b, c, du))?;
    let h = 1e-5;
    let measured_db = (j((b + h) * c) - j((b - h) * c)) / (2.0 * h);
    let measured_dc = (j(b * (c + h)) - j(b * (c - h))) / (2.0 * h);
    let other =
        "Each got its own value as a factor. The local derivative of b c for b is c, the other factor.";
    case.gradients(vec![("db", db.into(), measured_db.into()), ("dc", dc.into(), measured_dc.into())])
        .mistake(vec![measured_dc, measured_db], other)
        .scaled(
            1.0 / du,
            "These are the local derivatives. Multiply them by du, which has come from the right.",
        )
        .mistake(vec![du + c, du + b], "The chain rule multiplies along a path; it does not add.")
        .mistake(
            vec![du, du],
            "That is as if u were b + c. How does a product respond to one of its factors?",
        )
        .mistake(
            vec![measured_db, measured_dc / du],
            "du is missing in only one of the two: both are multiplied by what has come from the right.",
        )
        .mistake(
            vec![measured_db / du, measured_dc],
            "du is missing in only one of the two: both are multiplied by what has come from the right.",
        )
        .mistake(
            vec![du / b, du / c],
            "The chain rule multiplies by a local derivative; nothing here divides.",
        )
        .check()
}
