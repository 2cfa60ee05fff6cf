//! Graphs as boxes, and numbers short enough for them.

use lesson04::{Tape, brief};
use shared::page::Diagram;

/// The middle of each box and its width.
fn places(diagram: &Diagram) -> Vec<(f64, f64, f64)> {
    let middle = |one: &shared::page::TextBox| (one.x + one.width / 2.0, one.y + one.height / 2.0, one.width);
    diagram.boxes.iter().map(middle).collect()
}

#[test]
fn every_value_stands_over_the_middle_of_those_it_was_made_from() {
    let tape = Tape::new();
    let (a, x) = (tape.input("a", 2.0), tape.input("x", 0.0));
    let v = x.exp().named("exponential");
    let j = (a * v).named("J");
    let diagram = Diagram::from(tape.tree(j, &tape.backward(j)));
    let lines: Vec<String> = diagram.boxes.iter().map(|one| one.lines.join("; ")).collect();
    assert_eq!(
        lines,
        ["J = a * exponential; 2 | 1", "a; 2 | 1", "exponential = exp(x); 1 | 2", "x; 0 | 2"],
        "each with its value and its gradient"
    );
    // By hand. What stands in a box takes a margin of 2 and a gap of 2: a and x take the 5 of "2 | 1", so 9, v takes 24
    // and J the 33 below it. A box has half a line above and below its two; the next row begins 4 lines further down.
    let expected = [(16.5, 1.5, 21.0), (4.5, 5.5, 7.0), (21.0, 5.5, 22.0), (21.0, 9.5, 7.0)];
    assert_eq!(places(&diagram), expected);
    let arrows: Vec<_> = diagram.arrows.iter().map(|one| (one.from, one.to, one.label.as_deref())).collect();
    assert_eq!(arrows, [(0, 1, Some("1 * 1")), (2, 3, Some("2 * 1")), (0, 2, Some("1 * 2"))]);
}

#[test]
fn the_words_on_an_arrow_have_room() {
    let tape = Tape::new();
    let (a, b) = (tape.input("a", 1.0), tape.input("b", 1234.5678));
    let j = (a * b).named("J");
    let diagram = Diagram::from(tape.tree(j, &tape.backward(j)));
    // "1 * 1234.5678" has 13 letters: 17 cells for a, although its box has 13; "1234.5678 | 1" takes 17 for b.
    assert_eq!(places(&diagram), [(17.0, 1.5, 15.0), (8.5, 5.5, 15.0), (25.5, 5.5, 15.0)]);
}

#[test]
fn what_is_drawn_above_has_its_name_alone() {
    let tape = Tape::new();
    let p = tape.input("x", 0.0).exp().named("p");
    let j = (p * p).named("J");
    let diagram = Diagram::from(tape.tree(j, &tape.backward(j)));
    let names: Vec<&str> = diagram.boxes.iter().map(|one| &one.lines[0][..]).collect();
    assert_eq!(names, ["J = p * p", "p = exp(x)", "x", "p"]);
}

#[test]
fn numbers_are_as_short_as_they_stay_clear() {
    let numbers = [0.5, -0.0, 2.0, 999_999.0, 2e6, -3e7, 1e-3, 1e-4, f64::INFINITY, f64::NAN];
    assert_eq!(
        numbers.map(brief),
        ["0.5", "0", "2", "999999", "2.000000e6", "-3.000000e7", "0.001", "0.000100", "infinity", "NaN"]
    );
}

#[test]
fn a_tape_is_empty_until_something_is_on_it() {
    let tape = Tape::new();
    assert!(tape.is_empty());
    tape.input("a", 1.0);
    assert!(!tape.is_empty());
}
