//! Checks `exercises/sigma.rs`. Chances are drawn, and each z is made from its chance: z = ln(a / (1 - a)).

#[path = "../sigma.rs"]
#[allow(unused)]
mod sigma;

use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let mut random = SplitMix64::new(2);
    let mut a = vec![0.5, 0.75, 0.2];
    a.extend((0..3).map(|_| 0.05 + 0.9 * random.next_f64()));
    let z: Vec<f64> = a.iter().map(|a| (a / (1.0 - a)).ln()).collect();
    check_list("z for the chances 0.5, 0.75, 0.2 and three drawn with seed 2", &z, &a)?;
    check_list("z far from 0", &[-800.0, -40.0, 40.0, 800.0], &[0.0, 0.0, 1.0, 1.0])
}

fn check_list(about: &str, z: &[f64], right: &[f64]) -> Check {
    let case = Case::new(about).with("z", z);
    let a = case.run(|| z.iter().map(|&z| sigma::sigma(z)).collect::<Vec<f64>>())?;
    let each = |wrong: &dyn Fn(f64) -> f64| z.iter().map(|&z| wrong(z)).collect::<Vec<f64>>();
    let nearly = a.iter().zip(right).all(|(a, right)| (a - right).abs() < 1e-6);
    case.compare("a", &a, right)
        .mistake(each(&|z| 1.0 / (1.0 + z.exp())), "These are 1 - a. The minus before z is missing: e^-z.")
        .mistake(
            each(&|z| z.exp() / (1.0 + z.exp())),
            "For z = 800, e^z is infinity, and infinity divided by infinity is NaN. 1 / (1 + e^-z) has no such place.",
        )
        .mistake(
            each(&|z| 1.0 + (-z).exp()),
            "Dividing comes before adding: without brackets it is (1 / 1) + e^-z.",
        )
        .mistake(
            each(&|z| 1.0 / (1.0 - z.exp())),
            "In Rust -z.exp() is -(e^z). Write (-z).exp() for e^-z.",
        )
        .mistake(
            each(&|z| 1.0 / (1.0 + (-z).exp2())),
            "That is 1 / (1 + 2^-z): the base of the power is e, so use exp().",
        )
        .when(nearly && z.iter().all(|z| z.abs() < 10.0), "Right to about seven digits: that is what an f32 holds. Compute in f64.")
        .check()
}
