//! Columns that lack so many values that no row is complete.

use crate::data::csv::problems::{Found, Problems};

impl Problems<'_> {
    /// The emptiest of these columns, so many that some row has a value in each of the others. Without them
    /// `--drop-missing` would leave no row.
    pub(super) fn too_sparse<'a>(&self, lacking: &[Found<'a>]) -> Vec<Found<'a>> {
        let slot = |(column, _): &Found| {
            self.gathered.columns.features.iter().position(|other| other.index == column.index)
        };
        let mut kept: Vec<(Found, Option<usize>)> =
            lacking.iter().map(|found| (*found, slot(found))).collect();
        kept.sort_by_key(|((_, facts), _)| facts.missing);
        let width = self.gathered.columns.features.len();
        let mut sparse = Vec::new();
        let is_complete = |row: &[f64], kept: &[(Found, Option<usize>)]| {
            kept.iter().all(|(_, slot)| slot.is_none_or(|slot| !row[slot].is_nan()))
        };
        while !kept.is_empty() && !self.gathered.x.chunks(width).any(|row| is_complete(row, &kept)) {
            sparse.extend(kept.pop().map(|(found, _)| found));
        }
        sparse
    }
}
