//! Known answers, measured slopes, and what alpha decides.

use lesson03::{central_difference, cost, descend, slope, step, verdict};

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
fn the_verdict_is_what_happens() {
    for (rate, expected) in [
        (0.001, "converges"),
        (0.5, "converges"),
        (0.999, "converges"),
        (1.0, "oscillates"),
        (1.001, "diverges"),
    ] {
        assert_eq!(verdict(rate), expected);
        let path = descend(0.0, rate, 10_000);
        let distance = (path[10_000] - 3.0).abs();
        let happened = if distance < 1e-3 {
            "converges"
        } else if distance == 3.0 {
            "oscillates"
        } else {
            "diverges"
        };
        assert_eq!(happened, expected, "alpha = {rate}");
    }
}

#[test]
fn small_and_large_rate_have_the_same_costs() {
    let (small, large) = (descend(0.0, 0.1, 30), descend(0.0, 0.9, 30));
    for (one, other) in small.iter().zip(&large) {
        assert!((cost(*one) - cost(*other)).abs() <= 1e-14, "{one} {other}");
    }
}
