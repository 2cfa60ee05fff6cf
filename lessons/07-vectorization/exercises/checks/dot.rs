//! Checks `exercises/dot.rs`: a sum by hand, random lists whose length 4 divides or not, and four sums where one sum
//! would lose small numbers.

#[path = "../dot.rs"]
#[allow(unused)]
mod dot;

use std::process::ExitCode;

use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    check_one("the chapter's two lists", &[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0])?;
    for (seed, n) in [(7, 12), (8, 11)] {
        let mut random = SplitMix64::new(seed);
        let mut draw = || (0..n).map(|_| 4.0 * random.next_f64() - 2.0).collect::<Vec<f64>>();
        let (x, y) = (draw(), draw());
        check_one(&format!("two lists of {n} numbers, drawn with seed {seed}"), &x, &y)?;
    }
    four_sums()
}

fn check_one(about: &str, x: &[f64], y: &[f64]) -> Check {
    let case = Case::new(about).with("x", x).with("y", y);
    let got = case.run(|| dot::dot(x, y))?;
    let n = x.len();
    let whole = n - n % 4;
    let term = |k: usize| x[k] * y[k];
    let sum_of = |wanted: &dyn Fn(usize) -> bool| (0..n).filter(|k| wanted(*k)).map(term).sum::<f64>();
    let rest = sum_of(&|k| k >= whole);
    let mut compared = case
        .compare("x . y", got, sum_of(&|_| true))
        .mistake(
            sum_of(&|k| k < whole),
            "What stands behind the last block is left out: add those numbers too.",
        )
        .mistake(
            sum_of(&|k| k < whole) + (n / 4..n).map(term).sum::<f64>(),
            "Numbers of the blocks are added a second time: the rest must begin at 4 * blocks.",
        )
        .mistake(
            4.0 * sum_of(&|k| k < whole && k.is_multiple_of(4)) + rest,
            "The first number of each block was taken four times: sum l takes number 4 j + l of block j.",
        )
        .mistake(
            sum_of(&|k| k >= whole || k + 4 >= whole),
            "The blocks before the last are lost, and the last block alone is left: add with +=.",
        )
        .mistake(
            (whole / 4) as f64 * sum_of(&|k| k < 4.min(whole)) + rest,
            "These are the numbers of the first block again and again: number 4 j + l belongs to block j.",
        );
    for lane in 0..4 {
        // The rest may be in the first sum, or shared among the sums.
        for missing in [
            sum_of(&|k| k >= whole || k % 4 != lane),
            sum_of(&|k| k % 4 != lane),
            sum_of(&|k| k < whole && k % 4 != lane),
        ] {
            compared = compared.mistake(
                missing,
                "One of the four sums is not in the result: use all four lanes, and add up all four.",
            );
        }
    }
    compared.check()
}

/// One sum would lose every number that is added to 1e16; of four sums, only the first meets it.
fn four_sums() -> Check {
    let (x, y) = ([1e16, 1.0, 1.0, 1.0, -1e16, 1.0, 1.0, 1.0], [1.0; 8]);
    let case = Case::new("small numbers beside a large one").with("x", x).with("y", y);
    let got = case.run(|| dot::dot(&x, &y))?;
    let left_to_right = x.iter().zip(y).fold(0.0, |sum, (x_k, y_k)| sum + x_k * y_k);
    case.compare("x . y", got, 6.0)
        .mistake(
            left_to_right,
            "That is what one sum gives: it loses the 1s that it adds to 1e16. Keep four sums, and add them last.",
        )
        .when(
            true,
            "The numbers are added in another order. Sum l adds the terms l, l + 4, ...; then the four are added.",
        )
        .check()
}
