//! # The broadcasting rule
//!
//! About 15 minutes. Close the chapter and write the rule for two shapes.
//!
//! - In: `left` and `right`, two shapes, each a list of sizes: `[3, 4]` is (3, 4), `[4]` is (4,), `[]` is ().
//! - Out: `Some(shape)`, the shape of the result; `None` if the two do not fit.
//!
//! `left.len()` is the number of axes, and `left[left.len() - 1]` is the size of the last one. `one.max(other)` is the
//! larger of two numbers. `vec![1; axes]` is a list of `axes` ones that you may change, and `return None;` ends the
//! function.

/// The shape of `left + right`.
pub fn broadcast(left: &[usize], right: &[usize]) -> Option<Vec<usize>> {
    todo!("axis by axis, from the right")
}
