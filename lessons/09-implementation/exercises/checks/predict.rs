//! Checks `exercises/predict.rs`. The answers are computed from the numbers of the task.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use practice::{Case, Check, Rounded};

const A: [f64; 5] = [0.9, 0.6, 0.45, 0.35, 0.2];
const Y: [f64; 5] = [1.0, 1.0, 1.0, 0.0, 0.0];

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let (mean, deviation, w, b, x) = (120.0, 15.0, 0.5, 0.75, 90.0);
    let right = (x - mean) / deviation;
    let case = Case::new("mean 120, deviation 15, w = 0.5, b = 0.75 and a row with x = 90");
    let standardized = case.run(predict::standardized)?;
    let why = if standardized == -right {
        "Is the row above or below the mean? That is the sign."
    } else if standardized == x - mean {
        "That is the distance from the mean. Divide by the deviation."
    } else if standardized == x {
        "w belongs to the standardized feature; this measures x as it is."
    } else {
        "How many deviations is x away from the mean?"
    };
    case.predicted("x, standardized", standardized, right, why)?;

    let answer = case.run(predict::answer)?;
    let why = "z = w x + b, with the standardized x. The answer depends on the sign of z.";
    case.predicted("the answer", answer, u8::from(w * right + b > 0.0), why)?;

    let answer = case.run(predict::answer_by_itself)?;
    // By itself the row is its own mean, and x becomes 0.
    let why = "A file of one row is its own mean. What is x then, and what is left of z?";
    case.predicted("the answer for the row by itself", answer, u8::from(b > 0.0), why)?;

    let case = Case::new("five rows at threshold 0.3").with("a", A).with("y", Y);
    let precision = case.run(predict::precision)?;
    let share = |right: &dyn Fn(f64, f64) -> bool, of: &dyn Fn(f64, f64) -> bool| {
        let count =
            |wanted: &dyn Fn(f64, f64) -> bool| A.iter().zip(Y).filter(|(a, y)| wanted(**a, *y)).count();
        count(right) as f64 / count(of) as f64
    };
    let found = |a: f64, y: f64| a > 0.3 && y == 1.0;
    let is = |wrong: f64| Rounded(precision) == Rounded(wrong);
    let why = if is(share(&found, &|_, y| y == 1.0)) {
        "That is the recall, the share of the labels 1 that is found. The precision asks about the answers 1."
    } else if is(share(&|a, y| (a > 0.3) == (y == 1.0), &|_, _| true)) {
        "That is the accuracy, the share of all answers that is right. The precision asks about the answers 1."
    } else if is(share(&found, &|_, _| true)) {
        "Divide by the number of rows that are answered 1, not by that of all rows."
    } else {
        "Which rows have a chance above 0.3, and how many of those have label 1?"
    };
    case.predicted("the precision", Rounded(precision), Rounded(share(&found, &|a, _| a > 0.3)), why)
}
