//! # Rank-1 arrays, and code that stops
//!
//! Lesson 10 ended with a column minus a list: a 3x3 that nobody wanted. NumPy calls such a list a rank-1 array: it has
//! one axis, and is neither a row nor a column. Here it goes through a training step, and then through types and
//! asserts that stop it.

use std::ops::{Mul, Sub};

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2, Axis};

// ANCHOR: port
/// The cost and db of a NumPy snippet, ported line by line. A is a column (m, 1) and Y a list (m,).
///
/// losses = -(Y ln A + (1 - Y) ln(1 - A)), J = mean(losses), dZ = A - Y, db = mean(dZ)
///
/// # What is wrong
/// It runs, and both lines make a matrix (m, m).
///
/// # Panics
/// If the shapes do not fit, or there is no example.
pub fn ported_step(a: &ArrayRef2<f64>, y: &ArrayRef1<f64>) -> (f64, f64) {
    let losses = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
    let dz = a - y;
    (mean(&losses), mean(&dz))
}

/// The mean of all numbers, however many there are.
fn mean(numbers: &ArrayRef2<f64>) -> f64 {
    numbers.mean().expect("at least one example")
}
// ANCHOR_END: port

// ANCHOR: assert_shape
/// Stops unless an array has this shape. The message has the expression and both shapes.
///
/// ```
/// use lesson11::assert_shape;
/// use ndarray::array;
/// assert_shape!(array![[0.9], [0.2]], [2, 1]);
/// ```
///
/// # Panics
/// If the shape is another.
#[macro_export]
macro_rules! assert_shape {
    ($array:expr, $shape:expr) => {
        let array = &$array;
        assert!(
            array.shape() == &$shape[..],
            "{} has shape {}, expected {}",
            stringify!($array),
            $crate::tuple(array.shape()),
            $crate::tuple(&$shape)
        );
    };
}
// ANCHOR_END: assert_shape

// `assert_shape!` names it wherever it is used.
#[doc(hidden)]
pub use lesson10::tuple;

// ANCHOR: asserted
/// The same step, with the shape of every array asserted.
///
/// # Panics
/// If A or Y is not (m, 1), or there is no example.
#[track_caller]
pub fn asserted_step(a: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> (f64, f64) {
    let m = a.nrows();
    assert_shape!(a, [m, 1]);
    assert_shape!(y, [m, 1]);
    (mean(&asserted_losses(a, y)), mean(&asserted_dz(a, y)))
}

/// The losses from A as in the snippet, -(Y ln A + (1 - Y) ln(1 - A)), one for each chance: NaN where a was rounded to 0
/// or 1.
///
/// # Panics
/// If there are more losses than chances.
#[track_caller]
pub fn asserted_losses(a: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Array2<f64> {
    let losses = -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
    assert_shape!(losses, a.shape());
    losses
}

/// dZ = A - Y, one slope for each chance.
///
/// # Panics
/// If there are more slopes than chances.
#[track_caller]
pub fn asserted_dz(a: &ArrayRef2<f64>, y: &ArrayRef2<f64>) -> Array2<f64> {
    let dz = a - y;
    assert_shape!(dz, a.shape());
    dz
}
// ANCHOR_END: asserted

// ANCHOR: newtypes
/// A row vector, (1, n). Operations with a vector of another length panic.
#[derive(Clone, PartialEq, Debug)]
pub struct Row(pub Array1<f64>);

/// A column vector, (n, 1). Operations with a vector of another length panic.
#[derive(Clone, PartialEq, Debug)]
pub struct Column(pub Array1<f64>);

impl Sub for &Row {
    type Output = Row;

    /// Row minus row is a row. There is no row minus column.
    #[track_caller]
    fn sub(self, other: &Row) -> Row {
        Row(difference(&self.0, &other.0))
    }
}

impl Mul<&Column> for &Row {
    type Output = f64;

    /// The matrix product (1, n) . (n, 1): one number.
    #[track_caller]
    fn mul(self, other: &Column) -> f64 {
        self.0.dot(&other.0)
    }
}
// ANCHOR_END: newtypes

impl Sub for &Column {
    type Output = Column;

    /// Column minus column is a column.
    #[track_caller]
    fn sub(self, other: &Column) -> Column {
        Column(difference(&self.0, &other.0))
    }
}

impl Mul<&Row> for &Column {
    type Output = Array2<f64>;

    /// The matrix product (n, 1) . (1, m): a matrix (n, m).
    fn mul(self, other: &Row) -> Array2<f64> {
        self.0.view().insert_axis(Axis(1)).dot(&other.0.view().insert_axis(Axis(0)))
    }
}

impl Row {
    /// The same numbers as a column.
    pub fn t(&self) -> Column {
        Column(self.0.clone())
    }
}

impl Column {
    /// The same numbers as a row.
    pub fn t(&self) -> Row {
        Row(self.0.clone())
    }
}

/// The types know row from column. They do not know the length: that takes an assert.
#[track_caller]
fn difference(one: &ArrayRef1<f64>, other: &ArrayRef1<f64>) -> Array1<f64> {
    assert_shape!(other, [one.len()]);
    one - other
}
