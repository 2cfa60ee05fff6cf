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
    // STUB todo!("axis by axis, from the right")
    let axes = left.len().max(right.len());
    let mut result = vec![1; axes];
    for place in 1..=axes {
        let one = if place <= left.len() { left[left.len() - place] } else { 1 };
        let other = if place <= right.len() { right[right.len() - place] } else { 1 };
        if one != other && one != 1 && other != 1 {
            return None;
        }
        result[axes - place] = if one == 1 { other } else { one };
    }
    Some(result)
    // END
}

// HINT
// Count the places from the right: 1 is the last axis of both. What counts where a shape has no axis at that place? And
// how many places are there?
// HINT
//     size at place p from the right = shape[len - p], or 1 if there is no such axis
//     the sizes fit if they are equal, or if one is 1; the result is the one that is not 1
// HINT
//     let axes = left.len().max(right.len());
//     let mut result = vec![1; axes];
//     for place in 1..=axes {
//         let one = if place <= left.len() { ... } else { ... };
//         let other = ...;
//         if ... { return None; }
//         result[axes - place] = ...;
//     }
//     Some(result)
// WHY
// The loop goes over the axes of the longer shape, from the right, so a list meets the last axis of a matrix. "The one
// that is not 1" is more than "the larger one": 0 and 1 give 0, for a 1 may be repeated no times at all.
// MISTAKE align_left: right ends
// - let one = if place <= left.len() { left[left.len() - place] } else { 1 };
// - let other = if place <= right.len() { right[right.len() - place] } else { 1 };
// + let one = if place <= left.len() { left[place - 1] } else { 1 };
// + let other = if place <= right.len() { right[place - 1] } else { 1 };
// - result[axes - place] = if one == 1 { other } else { one };
// + result[place - 1] = if one == 1 { other } else { one };
// MISTAKE larger_one: accepts 3 and 4
// - if one != other && one != 1 && other != 1 {
// - return None;
// - }
// - result[axes - place] = if one == 1 { other } else { one };
// + result[axes - place] = one.max(other);
// MISTAKE zero_and_one: 0 and 1 give 0
// - result[axes - place] = if one == 1 { other } else { one };
// + result[axes - place] = one.max(other);
// MISTAKE shorter: longer shape
// - let axes = left.len().max(right.len());
// + let axes = left.len().min(right.len());
// MISTAKE equal_only: one of them is 1
// - if one != other && one != 1 && other != 1 {
// + if one != other {
// MISTAKE missing_refused: is missing counts as 1
// - let one = if place <= left.len() { left[left.len() - place] } else { 1 };
// + let one = if place <= left.len() { left[left.len() - place] } else { return None };
// - let other = if place <= right.len() { right[right.len() - place] } else { 1 };
// + let other = if place <= right.len() { right[right.len() - place] } else { return None };
// MISTAKE turned: wrong way round
// - result[axes - place] = if one == 1 { other } else { one };
// + result[place - 1] = if one == 1 { other } else { one };
// MISTAKE left_is_not_stretched: left shape may be stretched
// - if one != other && one != 1 && other != 1 {
// + if one != other && other != 1 {
// RETURNS nothing
// None
// RETURNS left
// Some(left.to_vec())
// RETURNS right
// Some(right.to_vec())
