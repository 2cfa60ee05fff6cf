//! A row that has another number of values than there are names: what it may be, and how to mend it.

use crate::data::csv::separator::Separator;
use crate::page::counted;

/// A row that does not fit, and what it does not fit.
pub(super) struct Ragged<'a> {
    /// The first line, and whether it holds the names.
    pub first: &'a str,
    pub header: bool,
    pub separator: Separator,
    /// How many values a row should have.
    pub expected: usize,
    /// The row as it is written, and how many values it has.
    pub row: &'a str,
    pub found: usize,
    /// Whether it is the first row below the first line.
    pub is_first: bool,
}

impl Ragged<'_> {
    /// What was found, and what to do.
    pub fn problem(&self) -> String {
        let (found, names) =
            (counted(self.found, "value"), if self.header { "the header" } else { "line 1" });
        format!("found {found}, expected {} as in {names}; {}", self.expected, self.remedy())
    }

    /// Whether line 1 is rather a title than names or a row.
    pub fn is_below_title(&self) -> bool {
        let values = Separator::ALL.iter().map(|one| one.count(self.row)).max().unwrap_or(0);
        values > self.expected || self.is_below_words(values)
    }

    /// Whether line 1 is words alone, and this line has values.
    fn is_below_words(&self, values: usize) -> bool {
        self.separator == Separator::Blanks && values > self.found
    }

    fn remedy(&self) -> String {
        if self.is_first
            && let Some(remedy) = self.first_lines()
        {
            return remedy;
        }
        let row = if self.is_first { "this line" } else { "the line" };
        let mark = self.separator.name();
        if self.found == 1 {
            format!("if it is no row, such as a note below the table, delete {row}")
        } else if self.found < self.expected {
            format!("write what it lacks, blank if it is not known, or delete {row}")
        } else {
            format!(
                "a text that holds {mark} stands in double quotes; else take the values too many out, or delete {row}"
            )
        }
    }

    /// What may be wrong with the first line, as it stands beside the second.
    fn first_lines(&self) -> Option<String> {
        let other =
            Separator::ALL.into_iter().filter(|one| *one != self.separator && *one != Separator::Blanks);
        let better = other
            .clone()
            .find(|one| self.found == 1 && self.expected > 1 && one.count(self.row) == self.expected);
        if let Some(better) = better {
            let (one, other) = (self.separator.name(), better.name());
            return Some(format!(
                "line 1 has {one} between its values, this line {other}; write the same in both"
            ));
        }
        let is_more = |values: usize| values > self.expected.max(self.found) || self.is_below_words(values);
        let title = "if line 1 is a title, a comment or a count, delete it";
        if let Some(mark) = other.clone().find(|one| is_more(one.count(self.row))) {
            let (values, mark) = (mark.count(self.row), mark.name());
            return Some(format!("with {mark} between them it has {values}; {title}"));
        }
        if self.header && self.found == self.expected + 1 && self.expected > 1 {
            let mark = char::from(self.separator.byte());
            return Some(format!(
                "line 1 lacks a name: if each row begins with a name of its own, as R writes them, write `row{mark}` \
                 in front of line 1, else name the last column"
            ));
        }
        let is_title = self.found > self.expected || self.first.starts_with(['#', '|', '%']);
        is_title.then(|| title.to_string())
    }
}
