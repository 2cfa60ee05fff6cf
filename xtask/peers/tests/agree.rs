//! Whether the peers still compute the same: those in Rust, and, where `PEERS_PYTHON` names a Python, those that it has.

use std::path::PathBuf;

use peers::fit::{self, End, Fits};
use peers::python::Python;
use peers::step;

/// As a share of the objective. The searches stop near 1e-12, a little sooner or later on other machines; another
/// objective leads further away: a penalty on b 7e-6, twice the penalty 3e-2.
const AGREES: f64 = 1e-9;

/// All fits have one objective, and that has one lowest point.
fn assert_same_point(ends: &[End]) {
    for End { name, above_lowest, objective, .. } in ends {
        assert!(above_lowest / objective <= AGREES, "{name} ends {above_lowest:e} above the lowest");
    }
}

#[test]
fn the_rows_are_those_that_lesson_09_trains_with() {
    let (x, y) = fit::data().unwrap();
    assert_eq!((x.dim(), y.dim()), ((30, 455), (1, 455)));
}

#[test]
fn each_fit_in_rust_ends_where_the_course_does() {
    let (x, y) = fit::data().unwrap();
    let ends = Fits::of(&x, &y).unwrap().ends(None).unwrap();
    assert_eq!(ends.len(), 3);
    assert_same_point(&ends);
}

#[test]
fn python_computes_the_same() {
    let Some(python) = std::env::var_os("PEERS_PYTHON").map(PathBuf::from) else { return };
    let mut python = Python::start(&python, 1).unwrap();
    // The last has more numbers than Python draws at once.
    for size in [(1, 7), (3, 500), (43, 100_000)] {
        step::check(&mut python, size).unwrap();
    }
    if python.versions(1).unwrap().scikit_learn.is_some() {
        let (x, y) = fit::data().unwrap();
        let fits = Fits::of(&x, &y).unwrap();
        fits.hand_over(&mut python).unwrap();
        assert_same_point(&fits.ends(Some(&mut python)).unwrap());
    }
}
