//! Known answers, and every way against the others.

use lesson07::{dot_accumulators, dot_loop, outer, sum_by_columns, sum_by_rows, ways};
use ndarray::{Array1, Array2, array};
use proptest::prelude::*;
use shared::data::random::SplitMix64;

fn random(length: usize, seed: u64) -> Array1<f64> {
    let mut random = SplitMix64::new(seed);
    Array1::from_shape_simple_fn(length, || 2.0 * random.next_f64() - 1.0)
}

/// The sum to twice the precision: each product and each sum with its own rounding error (Dekker, Knuth).
fn dot_in_double_double(x: &Array1<f64>, y: &Array1<f64>) -> f64 {
    let (mut sum, mut error) = (0.0f64, 0.0);
    for (&x_k, &y_k) in x.iter().zip(y) {
        let product = x_k * y_k;
        let lost_in_product = x_k.mul_add(y_k, -product);
        let next = sum + product;
        let back = next - sum;
        error += (sum - (next - back)) + (product - back) + lost_in_product;
        sum = next;
    }
    sum + error
}

/// A sum of n products of numbers up to 1 is off by at most n units of its rounding, whatever the order: n^2
/// half-units of 1 in all. Halved once more for the sizes, which are 1/4 on average.
fn tolerance(length: usize) -> f64 {
    length as f64 * (length as f64).max(1.0) * f64::EPSILON / 4.0
}

#[test]
fn every_way_is_within_rounding_of_twice_the_precision() {
    for length in (0..40).chain([1000, 1003]) {
        let (x, y) = (random(length, 1), random(length, 2));
        let expected = dot_in_double_double(&x, &y);
        for (name, way) in ways() {
            let found = way(&x, &y);
            assert!((found - expected).abs() <= tolerance(length), "{name}, {length}: {found}, {expected}");
        }
    }
}

proptest! {
    #[test]
    fn every_way_adds_whole_numbers_exactly(pairs in prop::collection::vec((-999i32..=999, -999i32..=999), 0..200)) {
        let expected: i32 = pairs.iter().map(|(x_k, y_k)| x_k * y_k).sum();
        let (x, y): (Vec<f64>, Vec<f64>) =
            pairs.into_iter().map(|(x_k, y_k)| (f64::from(x_k), f64::from(y_k))).unzip();
        for (name, way) in ways() {
            prop_assert_eq!(way(&Array1::from(x.clone()), &Array1::from(y.clone())), f64::from(expected), "{}", name);
        }
    }

    #[test]
    fn the_outer_product_is_a_dot_product_of_single_numbers(
        x in prop::collection::vec(-1e3..1e3, 0..9),
        y in prop::collection::vec(-1e3..1e3, 0..9),
    ) {
        let product = outer(&Array1::from(x.clone()), &Array1::from(y.clone()));
        prop_assert_eq!(product.dim(), (x.len(), y.len()));
        for ((i, j), &number) in product.indexed_iter() {
            prop_assert_eq!(number, dot_loop(&array![x[i]], &array![y[j]]));
        }
    }
}

#[test]
fn every_way_knows_the_worked_example() {
    let (x, y) = (array![1.0, 2.0, 3.0], array![4.0, 5.0, 6.0]);
    ways().into_iter().for_each(|(name, way)| assert_eq!(way(&x, &y), 32.0, "{name}"));
    let (x, y) = (array![1.0f32, 2.0, 3.0], array![4.0f32, 5.0, 6.0]);
    ways().into_iter().for_each(|(name, way)| assert_eq!(way(&x, &y), 32.0, "{name}"));
}

#[test]
fn the_remainder_is_added_whatever_the_number_of_lanes() {
    // 1 + 2 + ... + n, exact in f64.
    for n in 0..40 {
        let (x, ones) = (Array1::from_iter((1..=n).map(f64::from)), Array1::ones(n as usize));
        let expected = f64::from(n * (n + 1)) / 2.0;
        assert_eq!(dot_accumulators::<f64, 1>(&x, &ones), expected);
        assert_eq!(dot_accumulators::<f64, 2>(&x, &ones), expected);
        assert_eq!(dot_accumulators::<f64, 8>(&x, &ones), expected);
    }
}

#[test]
fn the_order_of_a_sum_decides_its_rounding() {
    let (numbers, ones) = (array![1e16, 1.0, -1e16, 1.0], Array1::ones(4));
    assert_eq!(dot_loop(&numbers, &ones), 1.0);
    assert_eq!(dot_accumulators::<f64, 2>(&numbers, &ones), 2.0);
}

#[test]
fn a_number_that_is_none_stays_none() {
    for place in [0, 7, 8, 12] {
        let mut x = random(13, 3);
        x[place] = f64::NAN;
        ways()
            .into_iter()
            .for_each(|(name, way)| assert!(way(&x, &random(13, 4)).is_nan(), "{name}, {place}"));
    }
}

#[test]
fn the_outer_product_has_rows_for_x_and_columns_for_y() {
    let product = outer(&array![1.0, -2.0, 0.5], &array![4.0, 10.0]);
    assert_eq!(product, array![[4.0, 10.0], [-8.0, -20.0], [2.0, 5.0]]);
}

#[test]
fn both_orders_in_memory_give_the_same_sum() {
    // Whole numbers, so that no order rounds.
    let x = Array2::from_shape_fn((5, 3), |(k, i)| (10 * k + i) as f64);
    assert_eq!(sum_by_columns(&x), 315.0);
    assert_eq!(sum_by_rows(&x), 315.0);
    assert_eq!(sum_by_rows(&x.t()), 315.0);
}

#[test]
#[should_panic(expected = "one length")]
fn vectors_of_different_lengths_are_refused() {
    dot_loop(&array![1.0, 2.0], &array![1.0]);
}
