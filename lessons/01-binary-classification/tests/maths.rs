//! Shapes, orders and distances.

use lesson01::{distance, labels, reordered, shifted_right, stack, unroll};
use ndarray::{Array2, Array3, array};
use proptest::prelude::*;
use shared::data::random::SplitMix64;

#[test]
fn two_tiny_pictures_become_two_columns() {
    let columns = [array![[1, 2], [3, 4]], array![[5, 6], [7, 8]]].map(|picture| unroll(&picture, 1.0));
    let x = stack(&columns);
    assert_eq!(x, array![[1.0, 5.0], [2.0, 6.0], [3.0, 7.0], [4.0, 8.0]]);
    assert_eq!(x.strides(), [1, 4], "each column is contiguous");
}

#[test]
fn colours_of_a_pixel_stay_together() {
    let picture = Array3::from_shape_vec((1, 2, 3), vec![0, 51, 102, 153, 204, 255]).unwrap();
    assert_eq!(unroll(&picture, 255.0), array![[0.0], [0.2], [0.4], [0.6], [0.8], [1.0]]);
}

#[test]
fn unrolling_follows_rows_whatever_the_memory_order() {
    let picture = array![[1, 2], [3, 4]];
    let turned = picture.t(); // the same memory, read by columns
    assert_eq!(unroll(&turned, 1.0), array![[1.0], [3.0], [2.0], [4.0]]);
}

#[test]
fn labels_are_a_row() {
    assert_eq!(labels(&[0, 3, 0], 0), array![[1.0, 0.0, 1.0]]);
}

#[test]
fn distance_is_that_of_pythagoras() {
    assert_eq!(distance(&array![[0.0], [0.0]], &array![[3.0], [4.0]]), 5.0);
}

#[test]
fn reordering_both_keeps_their_distance() {
    let (x, other) = (array![[0.25], [0.5], [1.0]], array![[1.0], [0.0], [0.5]]);
    let order = [2, 0, 1];
    assert_eq!(distance(&reordered(&x, &order), &reordered(&other, &order)), distance(&x, &other));
    assert_ne!(distance(&reordered(&x, &order), &other), distance(&x, &other));
}

#[test]
fn shifting_moves_every_pixel_one_to_the_right() {
    assert_eq!(shifted_right(&array![[1, 2, 3], [4, 5, 6]]), array![[0, 1, 2], [0, 4, 5]]);
}

#[test]
#[should_panic(expected = "same length")]
fn pictures_of_different_sizes_are_refused() {
    stack(&[array![[1.0]], array![[1.0], [2.0]]]);
}

/// A column of 24 numbers between -1 and 1.
fn column() -> impl Strategy<Value = Array2<f64>> {
    let shaped = |numbers| Array2::from_shape_vec((24, 1), numbers).expect("24 numbers");
    prop::collection::vec(-1.0..1.0, 24).prop_map(shaped)
}

proptest! {
    #[test]
    fn any_order_keeps_the_distance_if_both_follow_it(x in column(), other in column(), seed: u64) {
        let order = SplitMix64::new(seed).permutation(24);
        let apart = distance(&reordered(&x, &order), &reordered(&other, &order));
        // 24 squares are summed in another order.
        prop_assert!((apart - distance(&x, &other)).abs() <= 24.0 * f64::EPSILON * (1.0 + apart));
    }

    #[test]
    fn distance_is_symmetric_and_the_way_over_a_third_is_no_shorter(
        x in column(), other in column(), third in column(),
    ) {
        prop_assert_eq!(distance(&x, &other), distance(&other, &x));
        prop_assert!(distance(&x, &other) <= distance(&x, &third) + distance(&third, &other) + 1e-12);
    }
}
