//! A penalty for large weights, as lesson 12 will explain it.

use lesson06::Pass;
use ndarray::ArrayRef2;

// ANCHOR: penalized
/// A pass whose slopes are those of J + (lambda / 2m) |w|^2: the weights are pulled towards 0, the bias is not.
///
/// dw := dw + (lambda / m) w. The cost stays J, without the penalty.
///
/// ```
/// use ndarray::array;
/// let (x, y) = lesson06::quartet(); // m = 4
/// let pass = lesson09::penalized(|w, b| lesson06::pass(&x, &y, w, b), 2.0, 4);
/// let (w, b) = (array![[1.0], [-3.0]], 0.5);
/// let added = pass(&w, b).dw - lesson06::pass(&x, &y, &w, b).dw;
/// assert!((added[[0, 0]] - 0.5).abs() < 1e-15 && (added[[1, 0]] + 1.5).abs() < 1e-15);
/// ```
pub fn penalized(
    pass: impl Fn(&ArrayRef2<f64>, f64) -> Pass,
    lambda: f64,
    m: usize,
) -> impl Fn(&ArrayRef2<f64>, f64) -> Pass {
    move |w, b| {
        let mut found = pass(w, b);
        found.dw.scaled_add(lambda / m as f64, w); // (n_x, 1)
        found
    }
}
// ANCHOR_END: penalized
