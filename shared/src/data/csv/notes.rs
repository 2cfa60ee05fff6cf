//! What was assumed in reading a table.

use crate::data::csv::cell::{Decimal, same};
use crate::data::csv::columns::Kind;
use crate::data::csv::doubts::{names_among_values, open_points};
use crate::data::csv::gather::Gathered;
use crate::data::csv::identifiers::identifiers;
use crate::data::csv::left_out::LeftOut;
use crate::data::csv::rows::Rows;
use crate::data::csv::separator::Separator;
use crate::lab::quote;
use crate::page::counted;

/// What is noted of a table whose numbers have a decimal comma.
pub const DECIMAL_COMMAS: &str = "commas before the decimals";

/// One sentence for how the file was read, and one for each thing that is peculiar about its columns.
pub(super) fn told(gathered: &Gathered, rows: &Rows) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(format(gathered, rows));
    notes.extend(rows.assumed.clone());
    notes.extend(names_among_values(gathered, rows));
    notes.extend(open_points(gathered));
    if !gathered.selection.of_a_model {
        notes.extend(identifiers(gathered));
    }
    notes.extend(unknown_values(gathered, rows));
    notes.extend(gathered.labels.as_ref().and_then(|labels| labels.note()));
    notes
}

fn format(gathered: &Gathered, rows: &Rows) -> Option<String> {
    let mut read = Vec::new();
    if rows.separator != Separator::Comma {
        read.push(format!("{} between the values", rows.separator.name()));
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
    left_out.extend(gathered.left_out.iter().map(LeftOut::told));
    if rows.longer > 0 {
        left_out.push(format!("the separators at the end of {}", counted(rows.longer, "row")));
    }
    if rows.repeated > 0 {
        left_out.push(format!("{} equal to line 1", counted(rows.repeated, "row")));
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

/// Values of a column that no feature stands for.
fn unknown_values(gathered: &Gathered, table: &Rows) -> Vec<String> {
    let features = &gathered.columns.features;
    let known = |index: usize, text: &str| {
        features.iter().any(|other| {
            other.index == index && matches!(&other.kind, Kind::Indicator(value) if same(value, text))
        })
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
