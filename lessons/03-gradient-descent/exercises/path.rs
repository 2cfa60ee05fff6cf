//! # The path of w
//!
//! About 8 minutes. Write gradient descent, for any cost of one parameter.
//!
//! - In: `cost(w)` and `slope(w)`, two functions; the start; the learning rate alpha; the number of steps.
//! - Out: the values of w, the start first, and J at each of them: two lists of steps + 1 numbers.
//!
//! `let mut path = vec![start];` is a list with one number, `path.push(w)` adds another. `for _ in 0..steps { .. }`
//! does something so many times. The last line, without a semicolon, is what the function returns: `(path, costs)`.

/// w and J along the way.
pub fn descend(
    cost: impl Fn(f64) -> f64,
    slope: impl Fn(f64) -> f64,
    start: f64,
    learning_rate: f64,
    steps: usize,
) -> (Vec<f64>, Vec<f64>) {
    todo!("begin both lists at the start, then step by step")
}
