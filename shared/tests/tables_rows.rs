//! Rows as people separate and end them, and files that are no text.

use super::reading::{notes, positive, read, refused};
use shared::data::{Selection, Source, read_examples, separator};

const PLAIN: fn() -> Selection<'static> = Selection::default;

#[test]
fn bars_and_blanks_separate_where_nothing_else_does() {
    let no_header = Selection { no_header: true, ..PLAIN() };
    for (text, selection, note) in [
        ("a|b|y\n1|2|0\n3|4|1\n", PLAIN(), "read with bars | between the values"),
        ("a b y\n 1  2 0\n3 4   1\n", PLAIN(), "read with blanks between the values"),
        ("1|2|0\n3|4|1\n", no_header.clone(), "read with bars | between the values"),
        ("  1  2 0\n 3 4   1\n", no_header.clone(), "read with blanks between the values"),
        ("1\t2\t0\n3\t4\t1\n", no_header.clone(), "read with tabs between the values"),
    ] {
        let examples = read(text, &selection).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(
            examples.x.columns().into_iter().map(|x| x.to_vec()).collect::<Vec<_>>(),
            [[1.0, 2.0], [3.0, 4.0]]
        );
        assert_eq!(examples.notes, [note]);
    }
    assert_eq!(read("a|y\n1|M\n2|B\n", &positive("M")).unwrap().y.row(0).to_vec(), [1.0, 0.0]);
    let cars = "18.0   8   1\t\"chevrolet chevelle\"\n15.0   8   0\t\"buick skylark\"\n";
    let selection = Selection { label: Some("x3"), without: vec!["x4"], ..no_header };
    assert_eq!(read(cars, &selection).unwrap().x.column(1).to_vec(), [15.0, 8.0]);
}

#[test]
fn separators_behind_the_last_value_are_left_out() {
    let text = "a,b,y\n1,2,0,\n3,4,1,,\n5,6,1\n";
    assert_eq!(notes(text, &PLAIN()), "left out: the separators at the end of 2 rows");
    assert_eq!(read(text, &PLAIN()).unwrap().x.ncols(), 3);
    assert!(notes("a,y,,,\n1,0,,,\n2,1,,,\n", &PLAIN()).contains("the last column, which has no name"));
    refused("a,b,y\n1,2,0,\n3,4,1,7\n", &PLAIN(), &["line 3: found 4 values, expected 3"]);
}

#[test]
fn a_row_of_another_length_is_answered_with_an_edit() {
    let remedies = [
        ("a,b,y\n1,2,0\n1,2\n", "line 3: found 2 values", "write what it lacks"),
        ("a,b,y\n1,2,0\n1,2,3,1\n", "line 3: found 4 values", "in double quotes"),
        ("a,b,y\n1,2,0\nSource: WHO\n", "line 3: found 1 value", "a note below the table, delete the line"),
        (
            "a;b;y\n1,2,0\n",
            "line 2: found 1 value",
            "line 1 has semicolons between its values, this line commas",
        ),
        (
            "a,b,y\n1;2;0\n",
            "line 2: found 1 value",
            "line 1 has commas between its values, this line semicolons",
        ),
        (
            "a,b,y\n1  2  0\n",
            "line 2: found 1 value",
            "line 1 has commas between its values, this line blanks",
        ),
        ("t;C,b,y\n1,2,0\n", "line 2: found 1 value", "take the semicolons out of line 1"),
        ("sep=;\na,b,y\n1,2,0\n", "line 3: with commas between the values it has 3", "if line 1 is a title"),
        ("a,y\n\"1,0\n", "line 2: a quote is not closed on this line", "may not span two lines"),
    ];
    for (text, found, remedy) in remedies {
        refused(text, &PLAIN(), &[found, remedy]);
    }
}

#[test]
fn a_line_without_an_end_is_refused_at_64_mib() {
    refused(&"x".repeat(64 << 20), &PLAIN(), &["line 1: is longer than 64 MiB; expected rows of values"]);
}

#[test]
fn what_separates_is_told_by_the_first_line() {
    for (line, mark) in [("a,y", ','), ("a;y", ';'), ("a\ty", '\t'), ("a|y", '|'), ("a y", ' '), ("a", ',')] {
        assert_eq!(separator(line), mark, "{line:?}");
    }
}

#[test]
fn what_is_no_utf8_is_named() {
    let wide = |width: usize| -> Vec<u8> {
        "x,y\n1,0\n".bytes().flat_map(|byte| [vec![byte], vec![0; width - 1]].concat()).collect()
    };
    let late = ["x,y\n".as_bytes(), &b"1,0\n".repeat(2000), b"2\x00,1\n"].concat();
    for (name, bytes, word) in [
        ("utf16_no_mark.csv", wide(2), "UTF-16 without a byte-order mark"),
        ("utf32.csv", wide(4), "UTF-32"),
        ("zero.csv", b"x,y\n1\0,0\n".to_vec(), "bytes of 0"),
        ("late_zero.csv", late, "line 2002: has a byte of 0"),
    ] {
        let path = testing::file(env!("CARGO_TARGET_TMPDIR"), name, bytes);
        let said = read_examples(Source::File(&path), &PLAIN()).err().unwrap().to_string();
        assert!(said.contains(word) && said.contains("save it as UTF-8"), "{said}");
    }
}

#[test]
fn a_dash_for_a_file_is_answered_with_the_name_of_the_pipe() {
    let said = read_examples(Source::File("-"), &PLAIN()).err().unwrap().to_string();
    assert!(said.contains("/dev/stdin"), "{said}");
}
