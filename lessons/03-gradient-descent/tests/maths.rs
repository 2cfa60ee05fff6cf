//! Known answers, measured slopes, and what alpha decides.

use lesson03::{Verdict, central_difference, cost, descend, slope, step, verdict};
use proptest::prelude::*;

#[test]
fn first_steps_are_those_done_by_hand() {
    let path = descend(0.0, 0.1, 3);
    for (found, by_hand) in path.iter().zip([0.0, 0.6, 1.08, 1.464]) {
        assert!((found - by_hand).abs() <= 4.0 * f64::EPSILON, "{path:?}");
    }
    for (w, by_hand) in path.iter().zip([9.0, 5.76, 3.6864, 2.359296]) {
        assert!((cost(*w) - by_hand).abs() <= 16.0 * f64::EPSILON);
    }
}

#[test]
fn a_path_has_the_start_and_one_place_a_step() {
    assert_eq!(descend(1.0, 0.1, 0), [1.0]);
    assert_eq!(descend(1.0, 0.1, 5).len(), 6);
}

#[test]
fn slope_is_zero_at_the_lowest_point() {
    assert_eq!(slope(3.0), 0.0);
    assert_eq!(step(3.0, slope(3.0), 5.0), 3.0);
}

#[test]
fn central_difference_is_right_to_nine_digits() {
    for w in [-5.0, 0.0, 3.0, 100.0] {
        // Rounding of J, divided by h.
        assert!((central_difference(cost, w) - slope(w)).abs() <= 1e-9 * cost(w).max(1.0), "w = {w}");
    }
    for (w, slope) in [(0.0f64, 1.0f64), (1.0, std::f64::consts::E), (-2.0, (-2.0f64).exp())] {
        assert!((central_difference(f64::exp, w) - slope).abs() <= 1e-9);
    }
}

#[test]
fn the_nudge_grows_with_w() {
    // A nudge of 6e-6 at a w of a million would leave six digits of the slope 2 w, at 1e12 none.
    for w in [1e6, -1e9, 1e12, 1e100] {
        let measured = central_difference(|w| w * w, w);
        assert!((measured - 2.0 * w).abs() <= 1e-9 * w.abs(), "w = {w:e}: {measured:e}");
    }
}

#[test]
fn the_verdict_is_what_happens() {
    for (rate, expected) in [
        (0.001, Verdict::Converges),
        (0.5, Verdict::Converges),
        (0.999, Verdict::Converges),
        (1.0, Verdict::Oscillates),
        (1.001, Verdict::Diverges),
    ] {
        assert_eq!(verdict(rate), expected);
        let path = descend(0.0, rate, 10_000);
        let distance = (path[10_000] - 3.0).abs();
        let happened = if distance < 1e-3 {
            Verdict::Converges
        } else if distance == 3.0 {
            Verdict::Oscillates
        } else {
            Verdict::Diverges
        };
        assert_eq!(happened, expected, "alpha = {rate}");
    }
}

#[test]
fn the_verdict_turns_at_1_and_nowhere_near_it() {
    assert_eq!(verdict(1.0f64.next_down()), Verdict::Converges);
    assert_eq!(verdict(1.0f64.next_up()), Verdict::Diverges);
}

#[test]
fn small_and_large_rate_have_the_same_costs() {
    let (small, large) = (descend(0.0, 0.1, 30), descend(0.0, 0.9, 30));
    for (one, other) in small.iter().zip(&large) {
        assert!((cost(*one) - cost(*other)).abs() <= 1e-14, "{one} {other}");
    }
}

proptest! {
    #[test]
    fn each_step_multiplies_the_distance_to_3_by_1_minus_2_alpha(w in -1e3..1e3, alpha in 1e-3..10.0) {
        let distance = step(w, slope(w), alpha) - 3.0;
        let expected = (1.0 - 2.0 * alpha) * (w - 3.0);
        // Each product and sum is rounded once; the largest of them is alpha dw or w.
        let rounding = 4.0 * f64::EPSILON * (1.0 + 2.0 * alpha) * (w.abs() + 3.0);
        prop_assert!((distance - expected).abs() <= rounding, "{distance} {expected}");
    }

    #[test]
    fn central_difference_finds_the_slope_of_any_parabola(
        lowest in -10.0..10.0f64, width in 0.1..10.0f64, w in -10.0..10.0f64,
    ) {
        let parabola = |w: f64| width * (w - lowest) * (w - lowest);
        let expected = 2.0 * width * (w - lowest);
        // The rounding of the two values, divided by h, at least 6e-6.
        let rounding = 2.0 * f64::EPSILON * width * 21.0 * 21.0 / 6e-6;
        prop_assert!((central_difference(parabola, w) - expected).abs() <= rounding);
    }
}
