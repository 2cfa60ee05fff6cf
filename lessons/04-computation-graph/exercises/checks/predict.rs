//! Checks `exercises/predict.rs`. The answers are found by nudging by 1 to both sides, which is exact here.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

fn main() -> ExitCode {
    practice::exercise(check)
}

fn first(b: f64, c: f64) -> f64 {
    (2.0 + b) * c
}

fn second(b: f64) -> f64 {
    b * (b + 3.0)
}

fn check() -> Check {
    let case = Case::new("v = a + b, J = v c, with a = 2, b = -5, c = 4");
    let dc = (first(-5.0, 5.0) - first(-5.0, 3.0)) / 2.0;
    let sign = case.run(predict::sign_of_dc)?;
    let why = if sign == 0 {
        "J is the product of v and c. It would not depend on c only where v is 0."
    } else {
        "If c grows a little, how does v c change? It depends on the sign of v."
    };
    case.predicted("the sign of dc", sign, dc.signum() as i32, why)?;

    let db = (first(-4.0, 4.0) - first(-6.0, 4.0)) / 2.0;
    let got = case.run(predict::db_of_first)?;
    let is = |wrong: f64| Rounded(got) == Rounded(wrong);
    let why = if is(-5.0) {
        "That is b: its own value. A derivative says how J responds to b."
    } else if is(1.0) {
        "That is the local derivative of v. Multiply it by dv, what has come from the right."
    } else if is(-3.0) {
        "That is the value of v, and so it is dc. What is dv, the local derivative of v c for v?"
    } else {
        "First dv: the local derivative of v c for v. Then through v = a + b to b."
    };
    case.predicted("db of the first graph", Rounded(got), Rounded(db), why)?;

    let case = Case::new("v = b + c, J = b v, with b = 2, c = 3");
    let db = (second(3.0) - second(1.0)) / 2.0;
    let got = case.run(predict::db_of_second)?;
    let is = |wrong: f64| Rounded(got) == Rounded(wrong);
    let why = if is(5.0) {
        "That is the share of only one of the two uses of b: J = b v. The other use is v = b + c."
    } else if is(2.0) {
        "That is the share that comes through v = b + c. The other share is missing: b is a factor of J = b v."
    } else if is(10.0) {
        "10 is the value of J. If it is a product of the shares of both uses: they add up."
    } else {
        "b is used twice. Find the share of each use, and add them."
    };
    case.predicted("db of the second graph", Rounded(got), Rounded(db), why)
}
