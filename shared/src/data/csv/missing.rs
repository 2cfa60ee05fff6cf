//! The words for a value that is not there.

const WORDS: [&str; 19] = [
    "", "?", "-", ".", "NA", "N/A", "na", "n/a", "NaN", "nan", "NAN", "-nan", "-NaN", "NULL", "null", "None",
    "#N/A", "#NA", "<NA>",
];

pub(super) fn is_missing(text: &str) -> bool {
    WORDS.contains(&text)
}
