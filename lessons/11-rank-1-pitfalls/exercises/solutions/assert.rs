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
    // STUB todo!("one assert")
    assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
    // END
}

// HINT
// What must be equal, so that a row (1, 3) does not pass for a column (3, 1)? And what does the reader of the message
// need?
// HINT
// The condition compares two shapes, not two lengths. The message has a {:?} for each of them.
// HINT
//     assert!(array.shape() == ..., "shape {:?}, expected {:?}", ..., ...);
// WHY
// A shape is more than a number of entries, so all sizes are compared. The message names what came and what was wanted:
// often that is enough to see the transpose that is missing. `assert!` is always there; `debug_assert!` is gone in a
// program built with --release. (`assert_eq!` also prints both sides.)
// MISTAKE length_only: number of entries
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + assert!(array.len() == expected[0] * expected[1], "shape {:?}, expected {:?}", array.shape(), expected);
// MISTAKE rows_only: rows are right
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + assert!(array.nrows() == expected[0], "shape {:?}, expected {:?}", array.shape(), expected);
// MISTAKE got_is_missing: lacks the shape that the array has
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + assert!(array.shape() == &expected[..], "expected {:?}", expected);
// MISTAKE expected_is_missing: lacks the expected shape
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + assert!(array.shape() == &expected[..], "wrong shape {:?}", array.shape());
// MISTAKE no_message: has neither shape
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + assert!(array.shape() == &expected[..]);
// MISTAKE debug_only: gone in a program
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + debug_assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// MISTAKE turned_round: stops a right shape
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + assert!(array.shape() != &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// MISTAKE printed_only: does not stop
// - assert!(array.shape() == &expected[..], "shape {:?}, expected {:?}", array.shape(), expected);
// + let text = format!("shape {:?}, expected {:?}", array.shape(), expected);
// RETURNS nothing
// ()
// RETURNS always_stops
// panic!("shape {:?}, expected {:?}", array.shape(), expected)
// RETURNS false
// assert!(array.is_empty())
