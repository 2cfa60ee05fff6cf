//! Checks `exercises/standardize.rs`: features by hand, one of them constant, then random ones.

#[path = "../standardize.rs"]
#[allow(unused)]
mod standardize;

use std::process::ExitCode;

use ndarray::{Array2, array};
use practice::{Case, Check};
use shared::data::random::SplitMix64;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    for (seed, n_x, m, m_test) in [(9, 3, 5, 4), (10, 4, 6, 2)] {
        let mut random = SplitMix64::new(seed);
        let mut draw = |columns: usize, shift: f64| {
            Array2::from_shape_fn((n_x, columns), |(k, _)| shift + (k + 1) as f64 * (random.next_f64() + 1.0))
        };
        let (train, test) = (draw(m, 0.0), draw(m_test, 0.5));
        let about = format!("{n_x} features, {m} training and {m_test} test rows, drawn with seed {seed}");
        check_one(&about, &train, &test)?;
    }
    // Mean 14 and deviation 3; then a constant feature.
    let train = array![[11.0, 17.0, 11.0, 17.0], [7.0, 7.0, 7.0, 7.0]];
    check_one("two features by hand", &train, &array![[20.0, 14.0, 5.0], [7.0, 9.0, 7.0]])
}

fn check_one(about: &str, train: &Array2<f64>, test: &Array2<f64>) -> Check {
    let case = Case::new(about).with("train", train).with("test", test).panic(
        "ndarray: index",
        "A row or column was asked for that is not there: each row k of X is a feature, for k from 0 to n_x - 1.",
    );
    let (got, got_test) = case.run(|| standardize::standardize(train, test))?;
    let by = |way: Way| scaled(train, train, way);
    let right = by(Way::Right);
    let together = scaled(&both(train, test), train, Way::Right);
    let has_nan = got.iter().any(|value| !value.is_finite());
    let columns_centred = got.columns().into_iter().all(|column| column.sum().abs() < 1e-9);
    case.compare("the training rows", &got, &right)
        .when(
            has_nan && train.row(train.nrows() - 1).iter().all(|value| *value == train[[train.nrows() - 1, 0]]),
            "A constant feature has deviation 0, and 0 / 0 is NaN: its deviation counts as 1.",
        )
        .mistake(by(Way::LessOne), "The squares are divided by m - 1: this course divides by m.")
        .mistake(by(Way::NoRoot), "x is divided by the variance: the deviation is its root.")
        .mistake(
            by(Way::Sum),
            "The deviation is too large: it is the root of the mean of the squares. Divide by m before the root.",
        )
        .mistake(by(Way::Centred), "The features are only centred: divide by the deviation where it is not 0.")
        .mistake(together, "Mean and deviation are those of all rows together: test rows must have no say in them.")
        .when(
            columns_centred,
            "This standardizes each example by itself. The mean of a feature goes along its row, over all examples.",
        )
        .check()?;
    case.compare("the test rows", &got_test, scaled(train, test, Way::Right))
        .mistake(
            scaled(test, test, Way::Right),
            "These are the test rows' own numbers: use the mean and the deviation of the training rows.",
        )
        .mistake(test, "The test rows are unchanged: measure them with the training rows' numbers, too.")
        .check()
}

/// How the deviation is computed: as it should be, or as it often is.
#[derive(Clone, Copy)]
enum Way {
    Right,
    LessOne,
    NoRoot,
    Sum,
    Centred,
}

/// `x` in the units of `measured`.
fn scaled(measured: &Array2<f64>, x: &Array2<f64>, way: Way) -> Array2<f64> {
    let m = measured.ncols() as f64;
    Array2::from_shape_fn(x.dim(), |(k, i)| {
        let (mut mean, mut squares) = (0.0, 0.0);
        for j in 0..measured.ncols() {
            mean += measured[[k, j]] / m;
        }
        for j in 0..measured.ncols() {
            squares += (measured[[k, j]] - mean) * (measured[[k, j]] - mean);
        }
        let deviation = match way {
            Way::Right => (squares / m).sqrt(),
            Way::LessOne => (squares / (m - 1.0)).sqrt(),
            Way::NoRoot => squares / m,
            Way::Sum => squares.sqrt(),
            Way::Centred => 1.0,
        };
        (x[[k, i]] - mean) / if deviation == 0.0 { 1.0 } else { deviation }
    })
}

/// The columns of both.
fn both(train: &Array2<f64>, test: &Array2<f64>) -> Array2<f64> {
    let m = train.ncols();
    Array2::from_shape_fn((train.nrows(), m + test.ncols()), |(k, i)| {
        if i < m { train[[k, i]] } else { test[[k, i - m]] }
    })
}
