//! Reading tables: whatever stands in a file, there is an answer or one line, and memory stays in bounds.

use std::error::Error as _;

use proptest::prelude::*;
use shared::data::{Examples, Selection, Source, largest, read_examples};
use shared::lab::Error;

fn read(text: &str) -> Result<Examples, Error> {
    read_examples(Source::Bundled { name: "table.csv", text }, &Selection::default())
}

#[test]
fn rows_become_columns_of_x() {
    let examples = read("a,b,y\n1,2,0\n3,4,1\n").unwrap();
    assert_eq!((examples.x.dim(), examples.y.dim()), ((2, 2), (1, 2)));
    assert_eq!((examples.x[[1, 0]], examples.x[[0, 1]], examples.y[[0, 1]]), (2.0, 3.0, 1.0));
    assert_eq!((examples.features.join(","), examples.label.as_deref()), ("a,b".to_string(), Some("y")));
    assert!(examples.x.column(0).is_standard_layout(), "a column is contiguous");
}

#[test]
fn features_can_be_read_without_labels() {
    let selection = Selection { features: Some(vec!["b"]), without_labels: true, ..Selection::default() };
    let text = "a,b,y\n1,2,what\n";
    let examples = read_examples(Source::Bundled { name: "table.csv", text }, &selection).unwrap();
    assert_eq!((examples.x.dim(), examples.y.dim(), examples.label), ((1, 1), (1, 0), None));
}

#[test]
fn errors_name_file_line_column_and_value() {
    let table = [
        ("", "table.csv: the file is empty; expected a header line and rows of numbers"),
        ("a,y\n", "table.csv: only a header; expected at least one row of values below it"),
        ("a,y\n1\n", "table.csv, line 2: found 1 value, expected 2 as in the header"),
        ("a,y\n\nx,1\n", "table.csv, line 3, column 'a': found 'x', expected a finite number"),
        (
            "y\n1\n",
            "table.csv: expected at least one feature column beside the label 'y', separated by a comma",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(read(text).err().unwrap().to_string(), expected);
    }
}

#[test]
fn a_file_that_cannot_be_opened_keeps_its_source() {
    let error = read_examples(Source::File("nowhere.csv"), &Selection::default()).err().unwrap();
    assert!(error.to_string().starts_with("nowhere.csv: cannot be read ("));
    assert!(error.source().is_some_and(|source| source.is::<std::io::Error>()));
}

#[test]
fn an_error_stays_on_one_line() {
    let error = Error::cell("a\nb.csv", 2, "c\u{2028}d", &"e\u{1b}".repeat(99), "a number");
    let said = error.to_string();
    assert!(said.lines().count() == 1 && !said.contains(['\u{1b}', '\u{2028}']), "{said:?}");
    assert!(said.contains("...'"), "a long value is cut: {said}");
}

#[test]
fn the_largest_size_fails_on_nan() {
    assert_eq!(largest(&[1.0, -3.0, 2.0]), 3.0);
    assert_eq!(largest(&[]), 0.0);
    assert!(largest(&[1.0, f64::NAN, 2.0]).is_nan());
}

/// Bytes that look like a table, or do not.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let letters = b"01.9-+eE,;\t\n\r\"' xyNaif\xff\xfe\xef\xbb\xbf\0".to_vec();
    let table_like = prop::collection::vec(prop::sample::select(letters), 0..300);
    prop_oneof![table_like, prop::collection::vec(any::<u8>(), 0..300)]
}

proptest! {
    #[test]
    fn random_bytes_are_answered_in_little_memory(content in bytes()) {
        let path = testing::file(env!("CARGO_TARGET_TMPDIR"), "random.csv", &content);
        let mut answer = None;
        let used = allocation_counter::measure(|| {
            answer = Some(read_examples(Source::File(&path), &Selection::default()));
        });
        // The file is read through a buffer of 8 KiB; its numbers take 8 bytes each, and a line some copies.
        prop_assert!(used.bytes_max < 64 * 1024 + 100 * content.len() as u64, "{} bytes", used.bytes_max);
        match answer.expect("it was read") {
            Ok(examples) => prop_assert!(examples.x.iter().chain(&examples.y).all(|value| value.is_finite())),
            Err(error) => prop_assert_eq!(error.to_string().lines().count(), 1),
        }
    }

    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec((-1e9..1e9, any::<i32>(), 0u8..2), 1..40)) {
        let lines = rows.iter().map(|(a, b, y)| format!("{a:?},{b},{y}\n"));
        let examples = read(&("a,b,y\n".to_string() + &lines.collect::<String>())).unwrap();
        for (i, (a, b, y)) in rows.into_iter().enumerate() {
            prop_assert_eq!(examples.x.column(i).to_vec(), [a, f64::from(b)]);
            prop_assert_eq!(examples.y[[0, i]], f64::from(y));
        }
    }
}
