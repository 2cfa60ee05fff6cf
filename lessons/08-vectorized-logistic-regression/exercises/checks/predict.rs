//! Checks `exercises/predict.rs`, with the shapes that ndarray gives.

#[path = "../predict.rs"]
#[allow(unused)]
mod predict;

use std::process::ExitCode;

use ndarray::Array2;
use practice::{Case, Check};

const N_X: usize = 5;
const M: usize = 7;

fn main() -> ExitCode {
    practice::exercise(check)
}

fn check() -> Check {
    let (x, dz) = (Array2::<f64>::zeros((N_X, M)), Array2::<f64>::zeros((1, M)));
    let case = Case::new("n_x = 5 features and m = 7 examples");
    let shape = case.run(predict::shape_of_x_dz)?;
    let why = if shape == (1, N_X) {
        "The outer sizes are left in their order: the rows of X, the first factor, come first."
    } else if shape == (M, M) {
        "The inner sizes must be equal, and are gone in the product. The outer ones are left."
    } else {
        "Write both shapes side by side: that of X, and that of dZ turned round."
    };
    case.predicted("the shape of X dZ'", shape, x.dot(&dz.t()).dim(), why)?;

    let shape = case.run(predict::shape_of_dz_x)?;
    let why = if shape == (1, M) {
        "The mark ' turns X round: X' has m rows. Which size is left on the right?"
    } else if shape == (N_X, 1) {
        "Here dZ is the first factor, so the rows are those of dZ."
    } else {
        "Write both shapes side by side: that of dZ, and that of X turned round."
    };
    case.predicted("the shape of dZ X'", shape, dz.dot(&x.t()).dim(), why)?;

    let count = case.run(predict::numbers_in_db)?;
    let why = if count == M {
        "dZ has a number for each example; db adds up all of them."
    } else if count == N_X {
        "dw has a number for each feature. b belongs to no feature."
    } else {
        "db is the slope of J for b."
    };
    let db: f64 = dz.sum();
    case.predicted("the numbers in db", count, [db].len(), why)?;

    let count = case.run(predict::numbers_in_dz)?;
    let why = "dZ = A - Y has one slope for each example; no sum was taken yet.";
    case.predicted("the numbers in dZ", count, dz.len(), why)
}
