//! # Broadcasting
//!
//! Lesson 08 wrote w' X + b: a matrix plus a number. Here is the rule that stretches the number over the matrix,
//! first as a function of two shapes, then run for real without copying anything.
//!
//! A shape is a list of sizes, one for each axis. This course writes it as NumPy does: (3, 4) has two axes, (4,) has
//! one, and () is a single number.

use std::fmt;

use lesson02::TRIO;
use ndarray::{Array1, Array2, ArrayRef2, Axis, array};

mod panics;
mod random;
mod shapes;

pub use panics::caught;
pub use random::random_pairs;
pub use shapes::{LARGEST_SIZE, MOST_AXES, numbers, parse_shape, tuple};

// ANCHOR: rule
/// The shape of `left + right`, or of any other operation element by element.
///
/// Align the shapes at their right ends; an axis that is missing counts as 1. Two sizes fit if they are equal, or if
/// one of them is 1; the 1 is stretched to the other.
///
/// ```
/// assert_eq!(lesson10::broadcast_shape(&[3, 4], &[4]), Ok(vec![3, 4]));
/// assert_eq!(lesson10::broadcast_shape(&[3, 1], &[3]), Ok(vec![3, 3]));
/// assert!(lesson10::broadcast_shape(&[3, 4], &[3]).is_err());
/// ```
///
/// # Errors
/// The first axis from the right whose sizes do not fit.
pub fn broadcast_shape(left: &[usize], right: &[usize]) -> Result<Vec<usize>, Mismatch> {
    let mut result = Vec::new();
    for place in 1..=left.len().max(right.len()) {
        result.push(match (size_at(left, place), size_at(right, place)) {
            (same, other) if same == other => same,
            (1, other) => other,
            (other, 1) => other,
            (left_size, right_size) => {
                let (shapes, sizes) = ([left.to_vec(), right.to_vec()], [left_size, right_size]);
                return Err(Mismatch { shapes, place, sizes });
            }
        });
    }
    result.reverse();
    Ok(result)
}

/// The size at this place from the right: 1 is the last axis. A missing axis counts as 1.
pub fn size_at(shape: &[usize], place: usize) -> usize {
    if place <= shape.len() { shape[shape.len() - place] } else { 1 }
}
// ANCHOR_END: rule

/// Two shapes that do not fit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The left shape and the right one.
    pub shapes: [Vec<usize>; 2],
    /// The place from the right at which they disagree: 1 is the last axis.
    pub place: usize,
    /// The sizes there, left and right.
    pub sizes: [usize; 2],
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Mismatch { shapes: [left, right], place, sizes: [one, other] } = self;
        let (left, right) = (tuple(left), tuple(right));
        write!(
            f,
            "{left} and {right} do not fit: axis -{place} has sizes {one} and {other}, and neither is 1"
        )
    }
}

impl std::error::Error for Mismatch {}

// ANCHOR: strides
/// How far apart in memory two neighbours along each axis are, for an array that is stored row after row.
///
/// ```
/// assert_eq!(lesson10::strides(&[3, 4]), [4, 1]);
/// ```
pub fn strides(shape: &[usize]) -> Vec<usize> {
    (0..shape.len()).map(|axis| shape[axis + 1..].iter().product()).collect()
}

/// The strides with which an array of this shape is read as if it had the shape `target`. A stretched axis has
/// stride 0: one step along it stays at the same number.
///
/// ```
/// assert_eq!(lesson10::stretched_strides(&[4], &[3, 4]), [0, 1]);
/// ```
///
/// # Panics
/// If the rule does not stretch the shape to the target.
#[track_caller]
pub fn stretched_strides(shape: &[usize], target: &[usize]) -> Vec<usize> {
    let fits = broadcast_shape(shape, target).is_ok_and(|fit| fit == target);
    assert!(fits, "{} cannot be stretched to {}", tuple(shape), tuple(target));
    let mut stretched = vec![0; target.len() - shape.len()];
    let own = strides(shape);
    stretched.extend((0..shape.len()).map(|axis| if shape[axis] == 1 { 0 } else { own[axis] }));
    stretched
}
// ANCHOR_END: strides

// ANCHOR: combine
/// Numbers stored row after row, and the shape in which they are meant.
pub struct Operand<'a> {
    /// As many as the shape says.
    pub values: &'a [f64],
    /// Its sizes, axis by axis.
    pub shape: &'a [usize],
}

/// Combines two operands element by element by the rule. Nothing is copied: the strides lead to the numbers.
///
/// # Errors
/// The shapes do not fit.
///
/// # Panics
/// If an operand has fewer values than its shape says.
pub fn combine(left: &Operand, right: &Operand, f: impl Fn(f64, f64) -> f64) -> Result<Vec<f64>, Mismatch> {
    let shape = broadcast_shape(left.shape, right.shape)?;
    let left_strides = stretched_strides(left.shape, &shape);
    let right_strides = stretched_strides(right.shape, &shape);
    // Where in memory the element with this index is.
    let position =
        |index: &[usize], strides: &[usize]| index.iter().zip(strides).map(|(i, s)| i * s).sum::<usize>();
    let mut result = Vec::new();
    let mut index = vec![0; shape.len()];
    for _ in 0..shape.iter().product() {
        let (one, other) = (position(&index, &left_strides), position(&index, &right_strides));
        result.push(f(left.values[one], right.values[other]));
        advance(&mut index, &shape);
    }
    Ok(result)
}
// ANCHOR_END: combine

/// The next index, row after row: the last axis runs fastest.
fn advance(index: &mut [usize], shape: &[usize]) {
    for axis in (0..shape.len()).rev() {
        index[axis] += 1;
        if index[axis] < shape[axis] {
            return;
        }
        index[axis] = 0;
    }
}

/// Calories from carbs, proteins and fats, row by row, in 100 g of apples, beef, eggs and potatoes: (3, 4).
pub fn calories() -> Array2<f64> {
    array![[56.0, 0.0, 4.4, 68.0], [1.2, 104.0, 52.0, 8.0], [1.8, 135.0, 99.0, 0.9]]
}

// ANCHOR: percentages
/// Each number as a percentage of its column's total.
///
/// percentages = 100 amounts / totals, with the totals as a row (1, columns) that is stretched over the rows.
pub fn percentages(amounts: &ArrayRef2<f64>) -> Array2<f64> {
    let totals = amounts.sum_axis(Axis(0)); // axis 0 is gone: (columns,)
    let totals = totals.insert_axis(Axis(0)); // (1, columns)
    100.0 * amounts / &totals
}
// ANCHOR_END: percentages

/// The three examples of lesson 02 as they often come: the chances A as a column, (3, 1), and the labels Y as a list,
/// (3,).
pub fn column_and_list() -> (Array2<f64>, Array1<f64>) {
    let a = Array2::from_shape_fn((TRIO.len(), 1), |(i, _)| TRIO[i].0);
    (a, TRIO.iter().map(|&(_, y)| y).collect())
}
