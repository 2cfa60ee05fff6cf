//! Tables read for a test.

use shared::data::{Examples, Selection, Source, read_examples};
use shared::lab::Error;

/// Reads a table.
pub fn read(text: &str, selection: &Selection) -> Result<Examples, Error> {
    read_examples(Source::Bundled { name: "table.csv", text }, selection)
}

/// Reads a table with the labels that count as 1.
pub fn positive(value: &str) -> Selection<'_> {
    Selection { positive: Some(value), ..Selection::default() }
}

/// The table is refused in one line that holds these words.
#[track_caller]
pub fn refused(text: &str, selection: &Selection, words: &[&str]) {
    let Err(error) = read(text, selection) else { panic!("it was read: {text:?}") };
    let said = error.to_string();
    assert_eq!(said.lines().count(), 1, "{said}");
    for word in words {
        assert!(said.contains(word), "no {word:?} in: {said}");
    }
}

/// What is noted of a table that is read.
#[track_caller]
pub fn notes(text: &str, selection: &Selection) -> String {
    match read(text, selection) {
        Ok(examples) => examples.notes.join(" | "),
        Err(error) => panic!("{error}"),
    }
}
