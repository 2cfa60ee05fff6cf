//! Known answers, a reference of 60 digits, and edges.

use lesson02::{TRIO, cost, dz, loss, predict, sigmoid, squared_error_slope, textbook_loss, weighted_sum};
use ndarray::array;
use proptest::prelude::*;

/// How many representable numbers lie between two numbers of the same sign. NaN is infinitely far from
/// everything.
fn units_in_the_last_place(one: f64, other: f64) -> u64 {
    if one.is_nan() || other.is_nan() || (one < 0.0) != (other < 0.0) {
        return u64::MAX;
    }
    one.abs().to_bits().abs_diff(other.abs().to_bits())
}

/// Each exp, division and logarithm is off by at most one unit, and none of them is followed by a
/// cancellation.
const UNITS: u64 = 4;

/// Rows of (z, sigma, loss for y = 0, loss for y = 1) from tests/reference.csv, each rounded once from 60
/// digits.
fn reference() -> Vec<[f64; 4]> {
    let rows = include_str!("reference.csv").lines().skip(1);
    rows.map(|row| {
        let numbers: Vec<f64> = row.split(',').map(|cell| cell.parse().expect("a number")).collect();
        numbers.try_into().expect("four numbers a row")
    })
    .collect()
}

#[track_caller]
fn assert_close(z: f64, name: &str, found: f64, expected: f64) {
    let units = units_in_the_last_place(found, expected);
    assert!(units <= UNITS, "{name} at z = {z}: {found:e}, expected {expected:e}, {units} units apart");
}

#[test]
fn sigma_loss_and_dz_are_within_4_units_of_60_digits() {
    let rows = reference();
    assert!(rows.len() > 200);
    assert!(rows.iter().any(|row| row[1].is_subnormal()), "the reference reaches into the subnormal numbers");
    for [z, sigma, loss_for_0, loss_for_1] in rows {
        assert_close(z, "sigma", sigmoid(z), sigma);
        assert_close(z, "loss for 0", loss(z, 0.0), loss_for_0);
        assert_close(z, "loss for 1", loss(z, 1.0), loss_for_1);
        assert_close(z, "dz for 0", dz(z, 0.0), sigma);
        // The reference is symmetric: sigma(-z) is 1 - sigma(z), and stands in the row of -z.
        assert_close(z, "dz for 1", -dz(-z, 1.0), sigma);
    }
}

#[test]
fn the_measure_of_units_refuses_a_wrong_answer() {
    assert_eq!(units_in_the_last_place(1.0, 1.0 + 2.0 * f64::EPSILON), 2);
    assert_eq!(units_in_the_last_place(f64::NAN, 1.0), u64::MAX);
    assert_eq!(units_in_the_last_place(1e-300, -1e-300), u64::MAX);
}

#[test]
fn everything_is_finite_for_finite_z() {
    for z in [-f64::MAX, -1e300, -1000.0, -0.0, 0.0, 1000.0, 1e300, f64::MAX] {
        assert!((0.0..=1.0).contains(&sigmoid(z)));
        for y in [0.0, 1.0] {
            assert!(loss(z, y).is_finite() && loss(z, y) >= 0.0, "loss at {z}");
            assert!(dz(z, y).is_finite() && dz(z, y).abs() <= 1.0, "dz at {z}");
            assert!(squared_error_slope(z, y).is_finite());
        }
    }
}

/// The slope of f, from two nudges. Lesson 03 explains it.
fn central_difference(f: impl Fn(f64) -> f64, z: f64) -> f64 {
    let h = 6e-6 * z.abs().max(1.0);
    (f(z + h) - f(z - h)) / (2.0 * h)
}

#[test]
fn dz_is_the_slope_of_the_loss() {
    for z in [-8.0, -1.0, -0.25, 0.0, 0.5, 3.0, 12.0] {
        for y in [0.0, 1.0] {
            let measured = central_difference(|z| loss(z, y), z);
            // Rounding of the loss, at most 12, by 1e-16, divided by h, 6e-6.
            assert!((dz(z, y) - measured).abs() <= 1e-9, "z = {z}, y = {y}");
            let squared = |z: f64| (sigmoid(z) - y) * (sigmoid(z) - y) / 2.0;
            assert!((squared_error_slope(z, y) - central_difference(squared, z)).abs() <= 1e-9);
        }
    }
}

#[test]
fn textbook_loss_agrees_until_a_is_rounded_to_1() {
    for z in [-700.0, -20.0, -1.0, 0.0, 1.0, 10.0] {
        assert!((textbook_loss(sigmoid(z), 1.0) - loss(z, 1.0)).abs() <= 1e-9 * loss(z, 1.0));
    }
    assert!(textbook_loss(sigmoid(37.0), 1.0).is_nan());
    assert_eq!(textbook_loss(sigmoid(37.0), 0.0), f64::INFINITY);
}

#[test]
fn cost_of_the_trio_is_the_one_numpy_finds() {
    let z = TRIO.map(|(a, _)| (a / (1.0 - a)).ln());
    // -np.log(np.array([0.9, 0.8, 0.7])).mean()
    let by_numpy = 0.22839300363692283;
    assert!((cost(&z, &TRIO.map(|(_, y)| y)) - by_numpy).abs() <= 4.0 * f64::EPSILON);
}

#[test]
fn the_answer_turns_at_zero() {
    assert_eq!([-1e-300, 0.0, 1e-300].map(predict), [0.0, 0.0, 1.0]);
}

#[test]
#[should_panic(expected = "same shape")]
fn a_row_of_weights_is_refused() {
    weighted_sum(&array![[1.0, 2.0]], 0.0, &array![[3.0], [4.0]]);
}

/// Any finite z: half of them near 0, where the functions bend.
fn any_z() -> impl Strategy<Value = f64> {
    prop_oneof![-50.0..50.0, prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO]
}

proptest! {
    #[test]
    fn sigma_of_z_and_of_minus_z_make_1(z in any_z()) {
        prop_assert!((sigmoid(z) + sigmoid(-z) - 1.0).abs() <= f64::EPSILON);
    }

    #[test]
    fn a_larger_z_is_never_less_likely(z in any_z(), other in any_z()) {
        let (low, high) = (z.min(other), z.max(other));
        prop_assert!(sigmoid(low) <= sigmoid(high));
        prop_assert!(loss(low, 1.0) >= loss(high, 1.0) && loss(low, 0.0) <= loss(high, 0.0));
    }

    #[test]
    fn losses_of_the_two_labels_differ_by_z(z in any_z()) {
        let difference = loss(z, 0.0) - loss(z, 1.0);
        prop_assert!((difference - z).abs() <= 4.0 * f64::EPSILON * z.abs().max(1.0), "{difference}");
    }
}
