//! # An assert with both shapes
//!
//! About 10 minutes. Write a function that stops a program whose array has the wrong shape.
//!
//! - In: `array`, any matrix; `expected`, its shape as it should be, rows and columns.
//! - Out: nothing, if the array has that shape. If it has another, the function panics, also in a program built with
//!   `--release`, and the message holds both shapes.
//!
//! `assert!(condition, "text {:?} and {:?}", one, other)` panics where the condition is false, and writes the two
//! values in the place of the braces. `array.shape()` and `&expected[..]` are lists of sizes, which `==` compares.

use ndarray::ArrayRef2;

/// Stops unless the array has the expected shape.
pub fn assert_shape(array: &ArrayRef2<f64>, expected: [usize; 2]) {
    todo!("one assert")
}
