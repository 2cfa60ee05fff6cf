//! Numbers and paragraphs as a learner reads them.

use shared::page::{counted, milestones, names, number, percent, short, thousands, vector, wrap};

#[test]
fn numbers_have_6_decimals_or_a_power_of_ten() {
    assert_eq!(
        [0.5, -0.0, -1e-300, 1234.5].map(number),
        ["0.500000", "0.000000", "-1.000e-300", "1234.500000"]
    );
    assert_eq!([f64::NAN, f64::INFINITY, -f64::INFINITY].map(number), ["NaN", "infinity", "-infinity"]);
}

#[test]
fn inputs_are_as_short_as_they_read_back() {
    assert_eq!([0.1, -2.0, 1e300].map(short), ["0.1", "-2", "1e300"]);
}

#[test]
fn long_vectors_are_cut() {
    assert_eq!(vector(&[1.0, 2.0], short), "(1, 2)");
    assert_eq!(vector(&[1.0; 5], short), "(1, 1, 1, 1, ...)");
}

#[test]
fn long_lists_of_names_are_cut() {
    let list = |count: usize| (0..count).map(|k| format!("name_{k}")).collect::<Vec<_>>();
    assert_eq!(names(&list(2), 40), "name_0, name_1");
    assert_eq!(names(&list(30), 40), "name_0, name_1, name_2 and 27 more");
    assert!(names(&["x".repeat(99)], 40).len() <= 24);
}

#[test]
fn counts_and_shares_are_readable() {
    assert_eq!(
        [0, 999, 1000, 12_288, 1_000_000].map(thousands),
        ["0", "999", "1,000", "12,288", "1,000,000"]
    );
    assert_eq!([1, 2].map(|count| counted(count, "step")), ["1 step", "2 steps"]);
    assert_eq!(percent(0.8910), "89.10%");
}

#[test]
fn paragraphs_break_between_words() {
    assert_eq!(wrap("one two  three", 8), ["one two", "three"]);
    assert_eq!(wrap("", 8), [""]);
}

#[test]
fn milestones_end_with_the_last() {
    assert_eq!(milestones(0), [0; 0]);
    assert_eq!(milestones(1), [0]);
    assert_eq!(milestones(8), [0, 1, 2, 5, 7]);
    assert_eq!(milestones(101), [0, 1, 2, 5, 10, 20, 50, 100]);
}
