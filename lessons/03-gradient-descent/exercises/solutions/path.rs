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
    // STUB todo!("begin both lists at the start, then step by step")
    let mut w = start;
    let mut path = vec![w];
    let mut costs = vec![cost(w)];
    for _ in 0..steps {
        w = w - learning_rate * slope(w);
        path.push(w);
        costs.push(cost(w));
    }
    (path, costs)
    // END
}

// HINT
// Write down the table of the chapter's second section for two steps: three rows. Where does the first row come from?
// HINT
//     w := w - alpha dw
// dw is the slope at the w where you stand, so it is found anew in each step. A row of the table has w, and J at that
// w.
// HINT
//     let mut w = start;
//     let mut path = vec![w];
//     let mut costs = vec![...];
//     for _ in 0..steps {
//         w = w - ...;
//         path.push(w);
//         costs.push(...);
//     }
//     (path, costs)
// WHY
// The cost is never used to find the way: the slope alone says where down is. It is written down to see whether it
// falls. The start belongs to the path, so there is one more row than steps.
// MISTAKE plus: against the slope
// - w = w - learning_rate * slope(w);
// + w = w + learning_rate * slope(w);
// MISTAKE no_rate: learning rate is left out
// - w = w - learning_rate * slope(w);
// + w = w - slope(w);
// MISTAKE cost_for_slope: by its slope
// - w = w - learning_rate * slope(w);
// + w = w - learning_rate * cost(w);
// MISTAKE slope_of_the_start: slope anew
// - w = w - learning_rate * slope(w);
// + w = w - learning_rate * slope(start);
// MISTAKE fixed_rate: rate is always 0.1
// - w = w - learning_rate * slope(w);
// + w = w - 0.1 * slope(w);
// MISTAKE start_missing: start is missing
// - let mut path = vec![w];
// - let mut costs = vec![cost(w)];
// + let mut path = vec![];
// + let mut costs = vec![];
// MISTAKE one_step_short: one step too few
// - for _ in 0..steps {
// + for _ in 1..steps {
// MISTAKE cost_before_step: of the w before
// - w = w - learning_rate * slope(w);
// - path.push(w);
// - costs.push(cost(w));
// + costs.push(cost(w));
// + w = w - learning_rate * slope(w);
// + path.push(w);
// MISTAKE slope_for_cost: slopes
// - let mut costs = vec![cost(w)];
// + let mut costs = vec![slope(w)];
// - costs.push(cost(w));
// + costs.push(slope(w));
// RETURNS zero
// (vec![0.0; steps + 1], vec![0.0; steps + 1])
// RETURNS nan
// (vec![f64::NAN; steps + 1], vec![f64::NAN; steps + 1])
// RETURNS constant
// (vec![start; steps + 1], vec![cost(start); steps + 1])
