//! Columns of whole numbers that name the rows.

use crate::data::csv::columns::Column;
use crate::data::csv::facts::Facts;
use crate::data::csv::gather::Gathered;
use crate::data::csv::offered::typed_names;
use crate::lab::quote;

/// How many rows it takes to say that numbers rise with every row.
const ENOUGH_TO_RISE: usize = 10;

/// How many rows it takes to say that numbers never repeat.
const ENOUGH_TO_DIFFER: usize = 20;

/// Numbers that lie so many times farther apart than there are rows count nothing that is near, such as pixels.
const FAR: f64 = 100.0;

/// The last words of a name that identifiers have.
const NAMES: [&str; 16] = [
    "id", "ids", "index", "idx", "no", "nr", "num", "number", "key", "uuid", "guid", "mrn", "ssn", "phone",
    "serial", "account",
];

/// A note on each column of whole numbers that differ in every row, and rise, or are named as identifiers are. A column
/// without a name counts as one if it is the first and its numbers lie far apart.
pub(super) fn identifiers(gathered: &Gathered) -> Vec<String> {
    let slots = gathered.columns.features.iter().zip(&gathered.facts).enumerate();
    let note = |(slot, (feature, facts)): (usize, (&Column, &Facts))| {
        let flag = typed_names(&[&feature.name]);
        let how = if facts.rising { "rises with every row" } else { "is another whole number in every row" };
        let (name, differs) = (quote(&feature.name), || gathered.all_differ(slot));
        if facts.numbers < 2 || !facts.whole {
            return None;
        }
        let rises = facts.rising && facts.numbers >= ENOUGH_TO_RISE;
        if facts.missing == 0 && (rises || (is_named_like_one(&feature.name) && differs())) {
            return Some(format!("{name} {how}, as an identifier does; --without {flag} leaves it out"));
        }
        let far = facts.numbers >= ENOUGH_TO_DIFFER
            && facts.smallest > 0.0
            && facts.largest - facts.smallest > FAR * facts.numbers as f64;
        let nameless_first = feature.index == 0 && feature.name == "x1" && gathered.selection.no_header;
        (nameless_first && far && differs())
            .then(|| format!("{name} {how}; if it is an identifier, --without {flag} leaves it out"))
    };
    slots.filter_map(note).collect()
}

fn is_named_like_one(name: &str) -> bool {
    let (lower, is_letter) = (name.to_lowercase(), |letter: char| letter.is_alphanumeric());
    let last = lower.rsplit(|letter| !is_letter(letter)).find(|word| !word.is_empty()).unwrap_or_default();
    NAMES.contains(&last)
        || name.ends_with("Id")
        || name.ends_with("ID")
        || name.ends_with("Number")
        || lower.starts_with("id_")
        || lower.starts_with("unnamed")
}
