//! Checks `exercises/log_likelihood.rs`: two labels by hand, random ones, and so many that their product is 0.

#[path = "../log_likelihood.rs"]
#[allow(unused)]
mod log_likelihood;

use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    // The likelihood is 0.4 * (1 - 0.2) = 0.32.
    check_one("two labels by hand", &[0.4, 0.2], &[1.0, 0.0])?;
    // The product of 2,000 chances of one half or less is 0 in an f64.
    for (seed, m, largest) in [(12, 7, 1.0), (13, 2000, 0.5)] {
        let mut random = SplitMix64::new(seed);
        let y: Vec<f64> = (0..m).map(|i| f64::from(i % 3 == 0)).collect();
        let chance = |y: f64, p: f64| if y == 1.0 { p } else { 1.0 - p };
        let a: Vec<f64> = y.iter().map(|y| chance(*y, largest * (0.05 + 0.9 * random.next_f64()))).collect();
        check_one(&format!("{m} labels, drawn with seed {seed}"), &a, &y)?;
    }
    Ok(())
}

fn check_one(about: &str, a: &[f64], y: &[f64]) -> Check {
    let case = Case::new(about).with("a", a).with("y", y);
    let got = case.run(|| log_likelihood::log_likelihood(a, y))?;
    let m = a.len() as f64;
    // The logarithms of the chances, with that of a chance of label 1 and that of a chance of label 0.
    let sum = |of_1: &dyn Fn(f64) -> f64, of_0: &dyn Fn(f64) -> f64| {
        let mut sum = 0.0;
        for i in 0..a.len() {
            sum += if y[i] == 1.0 { of_1(a[i]) } else { of_0(a[i]) };
        }
        sum
    };
    let (ln, ln_of_rest) = (|a: f64| a.ln(), |a: f64| (1.0 - a).ln());
    let right = sum(&ln, &ln_of_rest);
    case.compare("ln p", got, right)
        .when(
            got == f64::NEG_INFINITY && a.len() < 100,
            "ln 0 is among the logarithms: for label 0 the chance is 1 - a, and no number times y stands in it.",
        )
        .when(
            got == f64::NEG_INFINITY,
            "That is ln 0: the product of so many chances is rounded to 0. Take each logarithm \
             before it is rounded to 0, and add up.",
        )
        .scaled(-1.0, "ln p has no minus: it is 0 or below. The minus belongs to the loss.")
        .mistake(sum(&ln, &ln), "That is ln a for every label. Where the label is 0, its chance was 1 - a.")
        .mistake(sum(&ln, &|_| 0.0), "The labels 0 are left out: each of them adds ln(1 - a).")
        .mistake(sum(&ln_of_rest, &ln), "The labels are swapped: a is the chance of label 1.")
        .scaled(1.0 / m, "That is the mean of the logarithms. The likelihood of all labels has their sum.")
        .scaled(-1.0 / m, "That is the cost J. Here neither the sign is turned nor anything divided by m.")
        .scaled(1.0 / 10f64.ln(), "That is the logarithm to base 10: use the natural logarithm, `ln`.")
        .mistake(right.exp(), "That is the likelihood without its logarithm.")
        .check()
}
