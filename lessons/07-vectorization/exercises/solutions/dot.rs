//! # A dot product with four accumulators
//!
//! About 10 minutes. Write x . y with four sums that do not wait for each other.
//!
//! - In: `x` and `y`, two lists of n numbers each. 4 need not divide n.
//! - Out: x_1 y_1 + ... + x_n y_n, a number.
//!
//! Rust counts from 0, so the sums are `sums[0]` to `sums[3]`. The first gets the terms 0, 4, 8, ..., the second the
//! terms 1, 5, 9, ..., and so on. In the end the four sums are added.
//!
//! `&[f64]` is a list on loan: `x.len()` is n, and `x[k]` is number k. `n / 4` is rounded down where n is a whole
//! number. `[0.0; 4]` is a list of four zeros.

/// The dot product, added up in four sums.
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    // STUB todo!("four sums over blocks of four, the rest, and the sum of the sums")
    let blocks = x.len() / 4;
    let mut sums = [0.0; 4];
    for block in 0..blocks {
        for (lane, sum) in sums.iter_mut().enumerate() {
            let k = 4 * block + lane;
            *sum += x[k] * y[k];
        }
    }
    for k in 4 * blocks..x.len() {
        sums[0] += x[k] * y[k];
    }
    sums[0] + sums[1] + sums[2] + sums[3]
    // END
}

// HINT
// Cut the list into blocks of four numbers. How many numbers are left behind the last block, and who adds them?
// HINT
// Block j holds the numbers 4 j, 4 j + 1, 4 j + 2 and 4 j + 3; there are n / 4 blocks, rounded down.
//     sums[l] += x[4 j + l] * y[4 j + l]  for each l from 0 to 3
// HINT
//     let blocks = x.len() / 4;
//     let mut sums = [0.0; 4];
//     for block in 0..blocks {
//         for lane in 0..4 { ... }
//     }
//     for k in 4 * blocks..x.len() { sums[0] += ...; }
//     ...
// WHY
// Four additions of a block go into four different sums, so none of them waits for another. What is left behind the
// last block are at most three numbers; it does not matter which sum gets them. `sums[k % 4] += x[k] * y[k]` in one
// loop over all k adds the same terms to the same sums, and needs no second loop.
// MISTAKE rest_dropped: behind the last block
// - for k in 4 * blocks..x.len() {
// - sums[0] += x[k] * y[k];
// - }
// +
// MISTAKE rest_from_the_wrong_place: begin at 4 * blocks
// - for k in 4 * blocks..x.len() {
// + for k in blocks..x.len() {
// MISTAKE one_unused: One of the four sums
// - sums[0] + sums[1] + sums[2] + sums[3]
// + sums[0] + sums[1] + sums[2]
// MISTAKE lane_0_four_times: first number of each block
// - let k = 4 * block + lane;
// + let k = 4 * block;
// MISTAKE one_sum: one sum
// - *sum += x[k] * y[k];
// - }
// - }
// - for k in 4 * blocks..x.len() {
// + }
// + }
// + for k in 0..x.len() {
// MISTAKE sums_overwritten: last block alone
// - *sum += x[k] * y[k];
// + *sum = x[k] * y[k];
// MISTAKE index_of_the_lane: first block again and again
// - let k = 4 * block + lane;
// + let k = lane;
// RETURNS zero
// 0.0
// RETURNS nan
// f64::NAN
// RETURNS constant
// 32.0
