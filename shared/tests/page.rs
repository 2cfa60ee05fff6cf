//! Numbers and paragraphs as a learner reads them.

use proptest::prelude::*;
use shared::page::{
    Page, counted, decimals, milestones, names, number, percent, shape, short, shortened, thousands, time,
    vector, width, wrap,
};

#[test]
fn numbers_have_6_decimals_or_a_power_of_ten() {
    assert_eq!(
        [0.5, -0.0, -1e-300, 1234.5].map(number),
        ["0.500000", "0.000000", "-1.000e-300", "1234.500000"]
    );
    assert_eq!([f64::NAN, f64::INFINITY, -f64::INFINITY].map(number), ["NaN", "infinity", "-infinity"]);
}

#[test]
fn a_letter_that_takes_two_cells_counts_as_two() {
    assert_eq!(["Größe", "数学", "Gro\u{308}ße", "a数"].map(width), [5, 4, 5, 3]);
    assert_eq!(
        ["abcdefg", "数学数学", "abcdef"].map(|text| shortened(text, 6)),
        ["abc...", "数...", "abcdef"]
    );
    let mut page = Page::headed(1, "Names");
    page.table(&["名前", "J の値"], &["年齢", "a"].map(|name| vec![name.to_string(), "0.5".to_string()]));
    let lines: Vec<String> = page.finish().lines().skip(2).map(String::from).collect();
    assert_eq!(lines, ["  名前   J の値", "  年齢      0.5", "  a         0.5"]);
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

#[test]
fn shapes_and_times_are_readable() {
    assert_eq!([shape(&[3, 4]), shape(&[5]), shape(&[])], ["(3, 4)", "(5,)", "()"]);
    assert_eq!([1.0, 2500.0, 3e6].map(time), ["1.0 ns", "2.50 us", "3.00 ms"]);
}

#[test]
fn columns_of_a_table_are_aligned() {
    let mut page = Page::headed(2, "A table");
    let rows = [["a", "1.5"], ["long", "-20.25"]].map(|row| row.map(String::from).to_vec());
    page.table(&["name", "value"], &rows);
    assert_eq!(page.finish(), "== 2. A table ==\n\n  name    value\n  a         1.5\n  long   -20.25\n");
}

#[test]
fn what_a_table_holds_moves_no_cursor() {
    let mut page = Page::headed(1, "a\u{1b}[2Jb");
    page.say("named\u{7}\u{1b}]0;x\u{9b}");
    page.table(&["co\rl"], &[vec!["va\u{8}lue\u{85}".to_string()]]);
    let text = page.finish();
    assert!(text.starts_with("== 1. a [2Jb =="), "{text:?}");
    assert_eq!(text.chars().find(|&letter| letter != '\n' && letter.is_control()), None, "{text:?}");
}

proptest! {
    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost(text in "[a-z \n]{0,200}", most in 1usize..90) {
        let lines = wrap(&text, most);
        for line in &lines {
            prop_assert!(width(line) <= most || !line.contains(' '), "{line}");
        }
        let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
        prop_assert_eq!(words(&lines.join("\n")), words(&text));
    }

    #[test]
    fn numbers_are_right_to_their_last_digit(value in any::<f64>()) {
        for text in [number(value), short(value), decimals(value, 2)] {
            prop_assert!(text != "-0.000000" && text != "-0.00" && !text.is_empty());
        }
        if value.is_finite() {
            let read: f64 = number(value).parse().unwrap();
            let last_digit = 0.51e-6_f64.max(0.51e-3 * 10f64.powf(value.abs().log10().floor()));
            prop_assert!((read - value).abs() <= last_digit, "{value} {}", number(value));
            prop_assert_eq!(short(value).parse::<f64>().unwrap(), value);
        }
    }

    #[test]
    fn vectors_and_names_fit_on_a_line(values in prop::collection::vec(any::<f64>(), 0..9), name in "\\PC{0,60}") {
        prop_assert!(width(&vector(&values, number)) <= 64, "{}", vector(&values, number));
        let all = vec![name; 9];
        prop_assert!(width(&names(&all, 58)) <= 72, "{}", names(&all, 58));
    }
}
