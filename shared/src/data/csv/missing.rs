//! The words for a value that is not there.

const WORDS: [&str; 19] = [
    "", "?", "-", ".", "NA", "N/A", "na", "n/a", "NaN", "nan", "NAN", "-nan", "-NaN", "NULL", "null", "None",
    "#N/A", "#NA", "<NA>",
];

pub(super) fn is_missing(text: &str) -> bool {
    // Most cells are numbers, and none of the words begins with a digit.
    !text.starts_with(|letter: char| letter.is_ascii_digit()) && WORDS.contains(&text)
}
