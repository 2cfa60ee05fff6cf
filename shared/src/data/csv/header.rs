//! The names of the columns: from the first line of a table, or counted.

use std::collections::HashSet;

use crate::data::csv::cell::looks_like_a_number;
use crate::data::csv::separator::Separator;
use crate::data::examples::{Headerless, Selection};
use crate::lab::quote;
use crate::page::counted;

/// The names in the cells of line 1. Cells without a name at its end are left out.
///
/// # Errors
/// What is wrong with the line: it begins with values, is quoted as a whole, or names a column twice.
pub(super) fn names(cells: &[&str]) -> Result<Vec<String>, String> {
    let name = |cell: &&str| cell.replace(char::is_control, " ").trim().to_string();
    let mut names: Vec<String> = cells.iter().map(name).collect();
    if let Some(problem) = values_among(&names) {
        return Err(problem);
    }
    if let [all] = cells
        && [Separator::Comma, Separator::Semicolon, Separator::Tab].iter().any(|one| one.count(all) > 1)
    {
        return Err(format!(
            "stands in quotes as a whole, {}; take the outer quotes off each line",
            quote(all)
        ));
    }
    while names.len() > 1 && names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    let mut seen = HashSet::new();
    if let Some(name) = names.iter().find(|name| !name.is_empty() && !seen.insert(*name)) {
        let remedy = "rename one of them, or add --no-header if this line is a row";
        return Err(format!("column {} is named twice; {remedy}", quote(name)));
    }
    let named = |(k, name): (usize, String)| if name.is_empty() { nameless(k) } else { name };
    Ok(names.into_iter().enumerate().map(named).collect())
}

/// What a column without a name is called.
pub(super) fn nameless(k: usize) -> String {
    format!("unnamed_{}", k + 1)
}

/// A line that holds a number, or the mark for a missing one, is a row.
fn values_among(names: &[String]) -> Option<String> {
    let value = names.iter().find(|name| *name == "?" || looks_like_a_number(name))?;
    let count = names.iter().enumerate().all(|(k, name)| *name == k.to_string() || name.is_empty());
    if count {
        let remedy = "name them otherwise: x0, x1, ...";
        return Some(format!("the names only count the columns, so they look like data; {remedy}"));
    }
    let what = if value == "?" { "stands for a missing value" } else { "is a number" };
    let remedy = "add --no-header if the columns have no names, else name them here";
    Some(format!("looks like data: {} {what}; {remedy}", quote(value)))
}

/// The names x1, x2, ... of a table whose first line is a row, and what was assumed.
///
/// # Errors
/// The table does not have the columns that the model was trained with.
pub(super) fn counted_names(
    found: usize,
    selection: &Selection,
) -> Result<(Vec<String>, Option<String>), String> {
    let name = |k: usize| format!("x{}", k + 1);
    match selection.headerless {
        Some(Headerless { columns, label }) if columns != found => {
            let label = label.filter(|_| selection.without_labels && found + 1 == columns);
            let values = counted(found, "value");
            match label {
                // A place is all that a column without a name has.
                Some(label) => {
                    let names = (0..columns).filter(|k| *k != label).map(name).collect();
                    let label = name(label);
                    let note = format!(
                        "a row has {values}, {columns} in training; the label, {label}, is taken to be left out"
                    );
                    Ok((names, Some(note)))
                }
                None => Err(format!(
                    "has {values}, but a row of training had {columns}, and columns without names are known by their \
                     places; give all {columns} in the same order"
                )),
            }
        }
        _ => Ok(((0..found).map(name).collect(), None)),
    }
}
