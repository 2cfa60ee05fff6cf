//! Columns that are left out of the features although nobody named them.

use crate::data::csv::columns::{Column, Kind};
use crate::data::csv::facts::Facts;
use crate::data::csv::gather::Gathered;
use crate::data::csv::header::nameless;
use crate::lab::quote;

/// A column that was left out, and why.
pub(super) struct LeftOut {
    index: usize,
    name: String,
    why: Why,
}

#[derive(Clone, Copy)]
enum Why {
    CountsRows,
    IsEmpty,
}

impl LeftOut {
    pub fn told(&self) -> String {
        match self.why {
            Why::CountsRows => format!("column {}, which has no name and counts the rows", self.index + 1),
            Why::IsEmpty => format!("column {}, which has no values", quote(&self.name)),
        }
    }

    fn of(feature: &Column, facts: &Facts) -> Option<LeftOut> {
        let Column { index, name, kind } = feature;
        let numbered = *name == nameless(*index)
            && *kind == Kind::Number
            && facts.counts_rows
            && facts.numbers > 0
            && facts.others + facts.missing == 0;
        let why = if numbered {
            Why::CountsRows
        } else if facts.is_empty() {
            Why::IsEmpty
        } else {
            return None;
        };
        Some(LeftOut { index: *index, name: name.clone(), why })
    }
}

impl Gathered<'_> {
    /// Leaves out nameless columns that count the rows, as spreadsheets and pandas write them, and columns without any
    /// value. A column that was asked for stays, and so does the last one.
    pub(super) fn leave_out(&mut self) {
        let found = self.columns.features.iter().zip(&self.facts);
        let found: Vec<Option<LeftOut>> = found.map(|(feature, facts)| LeftOut::of(feature, facts)).collect();
        let keep: Vec<bool> = found.iter().map(Option::is_none).collect();
        if self.selection.features.is_some() || keep.iter().all(|&keep| keep) || !keep.contains(&true) {
            return;
        }
        let mut cell = 0;
        self.x.retain(|_| {
            cell += 1;
            keep[(cell - 1) % keep.len()]
        });
        self.left_out.extend(found.into_iter().flatten());
        retain_slots(&mut self.columns.features, &keep);
        retain_slots(&mut self.facts, &keep);
        retain_slots(&mut self.values, &keep);
    }

    /// The names of the columns without any value.
    pub(super) fn empty_columns(&self) -> Vec<String> {
        let pairs = self.columns.features.iter().zip(&self.facts);
        pairs.filter(|(_, facts)| facts.is_empty()).map(|(feature, _)| feature.name.clone()).collect()
    }
}

fn retain_slots<T>(slots: &mut Vec<T>, keep: &[bool]) {
    let mut kept = keep.iter();
    slots.retain(|_| kept.next().is_some_and(|&keep| keep));
}
