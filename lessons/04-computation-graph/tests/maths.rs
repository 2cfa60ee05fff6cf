//! The tape against formulas by hand and central differences, and where it could go wrong.

use lesson03::central_difference;
use lesson04::{Tape, Var, backward, forward};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn a_number_may_stand_before_a_value() {
    let tape = Tape::new();
    let x = tape.input("x", 4.0);
    // By hand at x = 4: 10 + x, 10 - x, 10 x and 10 / x, whose derivative is -10 / x^2.
    for (result, value, slope) in
        [(10.0 + x, 14.0, 1.0), (10.0 - x, 6.0, -1.0), (10.0 * x, 40.0, 10.0), (10.0 / x, 2.5, -0.625)]
    {
        assert_eq!((result.value(), tape.backward(result).of(x)), (value, slope));
    }
}

proptest! {
    #[test]
    fn tape_agrees_with_the_derivatives_by_hand(a in -1e3..1e3, b in -1e3..1e3, c in -1e3..1e3) {
        let tape = Tape::new();
        let (va, vb, vc) = (tape.input("a", a), tape.input("b", b), tape.input("c", c));
        let u = vb * vc;
        let v = va + u;
        let j = 3.0 * v;
        let gradients = tape.backward(j);
        let (dv, du, da, db, dc) = backward(b, c);
        prop_assert_eq!((u.value(), v.value(), j.value()), forward(a, b, c));
        prop_assert_eq!([u, v, va, vb, vc].map(|var| gradients.of(var)), [du, dv, da, db, dc]);
    }

    // With small whole numbers nothing is rounded. The tape multiplies x in anew for each power (Horner).
    #[test]
    fn the_derivative_of_a_polynomial_is_exact(coefficients in vec(-9..10i32, 1..7), x in -5..6i32) {
        let tape = Tape::new();
        let var = tape.input("x", x.into());
        let zero = tape.input("0", 0.0);
        let y = coefficients.iter().fold(zero, |y, &c| y * var + f64::from(c));
        let degree = coefficients.len() - 1;
        let term = |(place, c): (usize, &i32)| {
            let power = degree - place;
            if power == 0 { 0 } else { c * power as i32 * x.pow(power as u32 - 1) }
        };
        let by_rule: i32 = coefficients.iter().enumerate().map(term).sum();
        prop_assert_eq!(tape.backward(y).of(var), f64::from(by_rule));
    }
}

/// A formula of one variable, on the tape.
type Formula = for<'t> fn(Var<'t>) -> Var<'t>;

fn value(formula: Formula, x: f64) -> f64 {
    let tape = Tape::new();
    formula(tape.input("x", x)).value()
}

fn derivative(formula: Formula, x: f64) -> f64 {
    let tape = Tape::new();
    let x = tape.input("x", x);
    let y = formula(x);
    tape.backward(y).of(x)
}

#[test]
fn every_operation_matches_its_central_difference() {
    let formulas: [(&str, Formula); 14] = [
        ("x + x", |x| x + x),
        ("x + 2", |x| x + 2.0),
        ("2 - x", |x| 2.0 - x),
        ("x - 2x", |x| x - 2.0 * x),
        ("x * x", |x| x * x),
        ("3 * x", |x| 3.0 * x),
        ("1 / x", |x| 1.0 / x),
        ("x / (1 + x^2)", |x| x / (1.0 + x.powf(2.0))),
        ("-x", |x| -x),
        ("e^x", |x| x.exp()),
        ("ln x", |x| x.ln()),
        ("x^2.5", |x| x.powf(2.5)),
        ("x^-1", |x| x.powf(-1.0)),
        ("ln(1 + e^(-x)) x", |x| (1.0 + (-x).exp()).ln() * x),
    ];
    for (name, formula) in formulas {
        for x in [0.3, 1.0, 2.7] {
            let measured = central_difference(|x| value(formula, x), x);
            // The nudge's own error, about h^2 times the third derivative, which is below 100 here.
            let difference = (derivative(formula, x) - measured).abs();
            assert!(difference <= 1e-8, "{name} at {x}: off by {difference:e}");
        }
    }
}

#[test]
fn a_value_used_twice_receives_from_both_uses() {
    let tape = Tape::new();
    let (a, b) = (tape.input("a", 5.0), tape.input("b", 3.0));
    let j = b * (a + b);
    assert_eq!(j.value(), 24.0);
    assert_eq!(tape.backward(j).of(b), 11.0);
}

#[test]
fn going_backward_twice_starts_afresh() {
    let tape = Tape::new();
    let x = tape.input("x", 2.0);
    let y = x * x;
    assert_eq!(tape.backward(y).of(x), 4.0);
    assert_eq!(tape.backward(y).of(x), 4.0);
}

#[test]
fn what_the_output_does_not_use_has_no_gradient() {
    let tape = Tape::new();
    let (x, other) = (tape.input("x", 2.0), tape.input("other", 7.0));
    let y = 3.0 * x;
    let later = y * other;
    let gradients = tape.backward(y);
    assert_eq!((gradients.of(x), gradients.of(other), gradients.of(later)), (3.0, 0.0, 0.0));
}

#[test]
fn an_unused_infinite_slope_does_no_harm() {
    let tape = Tape::new();
    let x = tape.input("x", 0.0);
    x.ln();
    let y = 3.0 * x;
    assert_eq!(tape.backward(y).of(x), 3.0);
}

#[test]
#[should_panic(expected = "one tape")]
fn values_of_two_tapes_do_not_mix() {
    let (one, other) = (Tape::new(), Tape::new());
    let _ = one.input("x", 1.0) + other.input("y", 2.0);
}

#[test]
fn the_drawing_shows_value_and_gradient_of_each_use() {
    let tape = Tape::new();
    let (a, b) = (tape.input("a", 5.0), tape.input("b", 3.0));
    let j = (b * (a + b)).named("J");
    let drawing = tape.tree(j, &tape.backward(j)).draw(|value| value.to_string());
    let lines: Vec<&str> = drawing.lines().map(str::trim_end).collect();
    assert_eq!(
        lines,
        [
            "J = b * #2      24 | 1",
            "├─ b             3 | 11   1 * 8",
            "└─ #2 = a + b    8 | 3    1 * 3",
            "   ├─ a          5 | 3    3 * 1",
            "   └─ b          3 | 11   3 * 1",
        ]
    );
}

#[test]
fn a_value_drawn_already_is_not_drawn_again() {
    let tape = Tape::new();
    let x = tape.input("x", 2.0);
    let square = (x * x).named("s");
    let y = square + square;
    let drawing = tape.tree(y, &tape.backward(y)).draw(|value| value.to_string());
    assert_eq!(drawing.matches("s = x * x").count(), 1, "{drawing}");
    assert_eq!(drawing.matches("s (drawn above)").count(), 1, "{drawing}");
}

#[test]
fn a_value_is_drawn_under_the_name_it_has_in_the_end() {
    let tape = Tape::new();
    let x = tape.input("x", 2.0);
    let square = x * x;
    let y = -square.exp().powf(0.5) / (square.ln() - 3.0);
    square.named("s");
    let drawing = tape.tree(y, &tape.backward(y)).draw(|value| value.to_string());
    for formula in ["= #4 / #7", "= -#3", "= #2^0.5", "= exp(s)", "= #5 - 3", "= ln(s)", "s = x * x"] {
        assert!(drawing.contains(formula), "no {formula} in\n{drawing}");
    }
}
