//! Numbers and paragraphs as a learner reads them.

use proptest::prelude::*;
use shared::page::{
    Axis, Page, Plot, counted, decimals, milestones, names, number, percent, shape, short, shortened,
    thousands, time, vector, weighted_sum, width, wrap,
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
    let wide = ["ᄀ", "か", "한", "豈", "︰", "Ａ", "￦", "🌀", "😀", "𠀀", "a", "é", "…"];
    assert_eq!(wide.map(width), [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1]);
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

#[test]
fn numbers_keep_their_sign_and_change_their_form_at_a_power_of_ten() {
    assert_eq!(
        [-2.5, 1e-4, 9.99e-5, 999_999.5, 1e6].map(number),
        ["-2.500000", "0.000100", "9.990e-5", "999999.500000", "1.000e6"]
    );
    assert_eq!(
        [0.0, 1e-6, 9e-7, -9e-7, 999_999_999.0, 1e9].map(short),
        ["0", "0.000001", "9e-7", "-9e-7", "999999999", "1e9"]
    );
    assert_eq!([999.94, 1e3, 999_994.0, 1e6].map(time), ["999.9 ns", "1.00 us", "999.99 us", "1.00 ms"]);
}

#[test]
fn a_vector_has_as_many_numbers_as_fit_into_50_cells() {
    // A number takes its letters, a comma and a blank.
    for (letters, count) in [(11, 4), (12, 3), (15, 3), (16, 2), (24, 2), (25, 1), (60, 1)] {
        let number = "x".repeat(letters);
        let shown = vec![&number[..]; count].join(", ");
        let more = if count < 4 { ", ..." } else { "" };
        assert_eq!(vector(&[1.0; 4], |_| number.clone()), format!("({shown}{more})"));
    }
}

#[test]
fn a_weighted_sum_is_written_out_as_far_as_it_fits() {
    assert_eq!(weighted_sum(&[1.0, -2.0], &[3.0, 1.0], 1.0), "1*3 + (-2)*1 + 1");
    assert_eq!(weighted_sum(&[1.0; 4], &[2.0; 4], -1.0), "1*2 + 1*2 + 1*2 + 1*2 + (-1)");
    assert_eq!(weighted_sum(&[1.0; 5], &[2.0; 5], 0.5), "1*2 + 1*2 + 1*2 + 1*2 + ... + 0.5");
    // Two products of 15 cells, two signs of 3, and b: 46 cells fit, 47 do not.
    let (w, x) = ([1234567.0; 2], [7654321.0; 2]);
    let product = "1234567*7654321";
    assert_eq!(weighted_sum(&w, &x, 0.12345678), format!("{product} + {product} + 0.12345678"));
    assert_eq!(weighted_sum(&w, &x, 0.123456789), format!("{product} + ... + 0.123456789"));
    let long = 1.2345678901234567;
    let one = format!("{long}*{long}");
    assert_eq!(weighted_sum(&[long], &[long], long), format!("{one} + {long}"), "one product always stands");
}

#[test]
fn names_are_cut_at_24_cells_and_rows_of_names_at_the_room_that_is_left() {
    let name = |cells: usize| "n".repeat(cells);
    assert_eq!(names(&[name(24)], 40), name(24));
    assert_eq!(names(&[name(25)], 40), format!("{}...", name(21)));
    assert_eq!(
        names(&[name(24), name(1)], 30),
        format!("{} and 1 more", name(24)),
        "the first always stands"
    );
    // 14 cells are kept for the comma and for how many more there are.
    assert_eq!(names(&[name(12), name(14)], 40), format!("{}, {}", name(12), name(14)));
    assert_eq!(names(&[name(12), name(15)], 40), format!("{} and 1 more", name(12)));
}

#[test]
fn a_page_has_paragraphs_plots_beside_each_other_and_warnings() {
    let plot =
        |title: &str| Plot::new(title, "", (3, 1), Axis::new("x", (0.0, 1.0)), Axis::new("y", (0.0, 1.0)));
    let mut page = Page::headed(1, "All");
    page.say(&format!("{} {}", "a".repeat(38), "b".repeat(39)));
    page.plots([&plot("one"), &plot("two")], 3);
    page.texts(&["flag", "what"], &[["--z", "number"].map(String::from).to_vec()]);
    page.too_large("Scale x.");
    page.not_passed(&format!("{} {}", "c".repeat(62), "d".repeat(2)));
    let expected = [
        "== 1. All ==",
        "",
        &format!("{} {}", "a".repeat(38), "b".repeat(39)),
        "",
        // A block is as wide as its longest line: five cells, and then the gap.
        "    one     two",
        "   │       │",
        "   └───    └───",
        "",
        "  flag   what",
        "  --z    number",
        "",
        "Some of these numbers are too large for an f64; they print as infinity or NaN.",
        "Scale x.",
        "",
        // 75 cells and the mark: 12 for the words, 62 for the letters, and a blank that would be too much.
        &format!("!! NOT PASSED: {}", "c".repeat(62)),
        "!! dd",
        "",
    ];
    assert_eq!(page.finish(), expected.join("\n"));
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
