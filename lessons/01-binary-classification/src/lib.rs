//! # Binary classification: a picture becomes a column of numbers
//!
//! A binary classifier answers yes or no: is this a cat? It cannot see. It gets a column x of n_x numbers. A
//! data set is m such columns side by side, the matrix X, and a row Y of labels.
//!
//! | letter | meaning | shape |
//! |---|---|---|
//! | x | one example: all numbers of one picture | (n_x, 1) |
//! | X | all examples, one in each column | (n_x, m) |
//! | Y | the labels, 1 for yes and 0 for no | (1, m) |

use ndarray::{Array2, ArrayRef, ArrayRef2, Axis, Dimension, ShapeBuilder, s};

pub mod picture;

// ANCHOR: unroll
/// Writes all numbers of a picture below each other, row by row, and divides each by the largest possible
/// value.
///
/// x = (p_1, ..., p_n_x) / largest, of shape (n_x, 1). For a picture in colour, red, green and blue of one
/// pixel stay together.
///
/// ```
/// use ndarray::array;
/// let x = lesson01::unroll(&array![[0, 2], [4, 8]], 8.0);
/// assert_eq!(x, array![[0.0], [0.25], [0.5], [1.0]]);
/// ```
pub fn unroll<D: Dimension>(picture: &ArrayRef<u8, D>, largest: f64) -> Array2<f64> {
    let numbers: Vec<f64> = picture.iter().map(|&pixel| f64::from(pixel) / largest).collect();
    let n_x = numbers.len();
    Array2::from_shape_vec((n_x, 1), numbers).expect("n_x numbers were collected")
}
// ANCHOR_END: unroll

// ANCHOR: stack
/// Puts m columns of shape (n_x, 1) side by side: X, (n_x, m). Each column is contiguous in memory.
///
/// # Panics
/// If there is no column, or the columns differ in length.
#[track_caller]
pub fn stack(columns: &[Array2<f64>]) -> Array2<f64> {
    let (n_x, m) = (columns[0].nrows(), columns.len());
    let mut x = Array2::zeros((n_x, m).f());
    for (i, column) in columns.iter().enumerate() {
        assert_eq!(column.dim(), (n_x, 1), "every picture must become a column of the same length");
        x.column_mut(i).assign(&column.column(0));
    }
    x
}
// ANCHOR_END: stack

// ANCHOR: labels
/// Y, (1, m): 1 where the digit is the wanted one, else 0.
pub fn labels(digits: &[u8], wanted: u8) -> Array2<f64> {
    Array2::from_shape_fn((1, digits.len()), |(_, i)| f64::from(digits[i] == wanted))
}
// ANCHOR_END: labels

// ANCHOR: distance
/// How far two columns are apart: the root of the summed squares of their differences.
///
/// # Panics
/// If the columns have different lengths.
#[track_caller]
pub fn distance(x: &ArrayRef2<f64>, other: &ArrayRef2<f64>) -> f64 {
    assert_eq!(x.dim(), other.dim(), "both columns must have the same shape (n_x, 1)");
    let squares = x.iter().zip(other).map(|(one, two)| (one - two) * (one - two));
    squares.sum::<f64>().sqrt()
}
// ANCHOR_END: distance

// ANCHOR: shifted_right
/// The picture moved one pixel to the right; the pixels that enter on the left are 0.
pub fn shifted_right(picture: &ArrayRef2<u8>) -> Array2<u8> {
    let mut shifted = Array2::zeros(picture.dim());
    shifted.slice_mut(s![.., 1..]).assign(&picture.slice(s![.., ..-1]));
    shifted
}
// ANCHOR_END: shifted_right

/// The same numbers in another order: entry k of the result is entry `order[k]` of x.
pub fn reordered(x: &ArrayRef2<f64>, order: &[usize]) -> Array2<f64> {
    x.select(Axis(0), order)
}
