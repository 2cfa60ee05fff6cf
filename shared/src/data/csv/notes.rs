//! What was assumed in reading a table.

use crate::data::csv::cell::Decimal;
use crate::data::csv::columns::Kind;
use crate::data::csv::gather::Gathered;
use crate::data::csv::labels::typed;
use crate::data::csv::rows::{Rows, Separator};
use crate::lab::quote;
use crate::page::counted;

/// What is noted of a table whose numbers have a decimal comma.
pub const DECIMAL_COMMAS: &str = "commas before the decimals";

/// One sentence for how the file was read, and one for each thing that is peculiar about its columns.
pub(super) fn told(gathered: &Gathered, rows: &Rows) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(format(gathered, rows));
    if !gathered.selection.of_a_model {
        notes.extend(identifiers(gathered));
    }
    notes.extend(unknown_values(gathered, rows));
    notes.extend(gathered.labels.as_ref().and_then(|labels| labels.note()));
    notes
}

fn format(gathered: &Gathered, rows: &Rows) -> Option<String> {
    let mut read = Vec::new();
    match rows.separator {
        Separator::Comma => {}
        Separator::Semicolon => read.push("semicolons between the values".to_string()),
        Separator::Tab => read.push("tabs between the values".to_string()),
    }
    if gathered.decimal == Decimal::Comma {
        read.push(DECIMAL_COMMAS.to_string());
    }
    if rows.utf16() {
        read.push("text in UTF-16".to_string());
    }
    let mut left_out = Vec::new();
    if rows.trailing_separator {
        left_out.push("the last column, which has no name and no values".to_string());
    }
    for column in &gathered.row_numbers {
        left_out.push(format!("column {}, which has no name and counts the rows", column + 1));
    }
    if rows.empty > 0 {
        left_out.push(format!("{} without any value", counted(rows.empty, "row")));
    }
    if gathered.dropped > 0 {
        left_out.push(format!("{} that lack a value", counted(gathered.dropped, "row")));
    }
    let parts = [("read with ", read), ("left out: ", left_out)];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, things)| !things.is_empty())
        .map(|(begin, things)| format!("{begin}{}", things.join(", ")))
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// How many rows it takes to say that numbers rise with every row.
const ENOUGH_ROWS: usize = 10;

/// Whole numbers that differ in every row, and rise or are named as identifiers are.
fn identifiers(gathered: &Gathered) -> Vec<String> {
    let slots = gathered.columns.features.iter().zip(&gathered.facts).enumerate();
    let identifiers = slots.filter_map(|(slot, (feature, facts))| {
        if feature.kind != Kind::Number || facts.numbers < 2 || facts.others + facts.missing > 0 {
            return None;
        }
        let rises = facts.rising && facts.numbers >= ENOUGH_ROWS;
        let is_one = rises || (is_named_like_one(&feature.name) && gathered.all_differ(slot));
        if !is_one {
            return None;
        }
        let how = if facts.rising { "rises with every row" } else { "is another whole number in every row" };
        let (name, flag) = (quote(&feature.name), typed(&feature.name));
        Some(format!("{name} {how}, as an identifier does; --without {flag} leaves it out"))
    });
    identifiers.collect()
}

fn is_named_like_one(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["id", "index", "no", "nr", "number", "key"].contains(&lower.as_str())
        || name.ends_with("Id")
        || name.ends_with("ID")
        || lower.ends_with("_id")
        || lower.ends_with(" id")
        || lower.starts_with("id_")
        || lower.starts_with("unnamed")
}

/// Values of a column that no feature stands for.
fn unknown_values(gathered: &Gathered, table: &Rows) -> Vec<String> {
    let features = &gathered.columns.features;
    let known = |index: usize, text: &str| {
        features.iter().any(|other| other.index == index && other.kind == Kind::Indicator(text.to_string()))
    };
    let mut notes: Vec<String> = Vec::new();
    for (feature, facts) in features.iter().zip(&gathered.facts) {
        let Kind::Indicator(_) = feature.kind else { continue };
        for (text, count) in facts.texts.found.iter().filter(|(text, _)| !known(feature.index, text)) {
            let column = &table.names[feature.index];
            let rows = counted(*count, "row");
            let note = format!(
                "{} in {rows} of {} is unknown; its features are 0 there",
                quote(text),
                quote(column)
            );
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}
