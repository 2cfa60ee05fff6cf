//! # The implementation
//!
//! A trainer for data of one's own, made of the lessons before it. New here are the rows kept back for the test, the
//! threshold and how answers are judged ([`judging`]), the model that outlives the program ([`model`]), and the ladder
//! of speed: six ways to take the same step ([`ladder`]), the fastest of which reads X from memory once, eight numbers at
//! a time ([`tiled`]).
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | X, Y | the training examples, one in a column, and their labels | (n_x, m), (1, m) |
//! | w, b | the parameters | (n_x, 1), number |
//! | J, dw, db | the cost and its slopes | number, (n_x, 1), number |

use lesson02::weighted_sum;
use ndarray::{ArrayRef2, s};

pub mod arrays;
mod confusion;
pub mod judging;
pub mod ladder;
pub mod limits;
pub mod model;
mod penalty;
pub mod tiled;
pub mod whole_file;

pub use confusion::Confusion;
pub use ladder::Rung;
pub use penalty::penalized;

/// z of every example.
///
/// # Panics
/// If `w` is not (n_x, 1) for X of shape (n_x, m).
#[track_caller]
pub fn every_z(x: &ArrayRef2<f64>, w: &ArrayRef2<f64>, b: f64) -> Vec<f64> {
    let z = |i: usize| weighted_sum(w, b, &x.slice(s![.., i..=i])); // column i, (n_x, 1)
    (0..x.ncols()).map(z).collect()
}

/// Puts the columns of X in this order without a second X: column j becomes the old column order\[j\].
///
/// # Panics
/// If `order` is not as long as X is wide.
#[track_caller]
pub fn reorder_columns(x: &mut ArrayRef2<f64>, order: &[usize]) {
    assert_eq!(x.ncols(), order.len(), "there must be one place for each column");
    let mut done = vec![false; order.len()];
    for start in 0..order.len() {
        // A column that moves makes room for the next one, until the first is wanted.
        let first = x.column(start).to_owned();
        let mut to = start;
        while !done[to] {
            done[to] = true;
            let from = order[to];
            let column = if from == start { first.clone() } else { x.column(from).to_owned() };
            x.column_mut(to).assign(&column);
            to = from;
        }
    }
}
