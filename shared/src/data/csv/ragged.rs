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
        if self.found == self.expected {
            return self.remedy();
        }
        let (found, names) =
            (counted(self.found, "value"), if self.header { "the header" } else { "line 1" });
        format!("found {found}, expected {} as in {names}; {}", self.expected, self.remedy())
    }

    /// Whether line 1 is rather a title than names or a row.
    pub fn is_below_title(&self) -> bool {
        let marks = Separator::ALL.iter().filter(|one| **one != Separator::Blanks || **one == self.separator);
        let values = marks.map(|one| one.count(self.row)).max().unwrap_or(0);
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
        let others = || Separator::ALL.into_iter().filter(|one| *one != self.separator);
        let alike = |one: &Separator| {
            let values = one.count(self.row);
            *one != Separator::Blanks && values > 1 && values == one.count(self.first)
        };
        let (one, expected) = (self.separator.name(), self.expected);
        if let Some(other) = others().find(alike).filter(|_| expected > 1) {
            let other = other.name();
            return Some(format!(
                "with {other} between the values both lines have equally many: take the {one} out of line 1"
            ));
        }
        if let Some(other) =
            others().find(|one| self.found == 1 && expected > 1 && one.count(self.row) == expected)
        {
            let other = other.name();
            return Some(format!(
                "line 1 has {one} between its values, this line {other}; write the same in both"
            ));
        }
        let title = "if line 1 is a title, a comment or a count, delete it";
        let is_more = |one: &Separator| {
            let values = one.count(self.row);
            *one != Separator::Blanks && (values > expected.max(self.found) || self.is_below_words(values))
        };
        if let Some(other) = others().find(is_more) {
            let (values, other) = (other.count(self.row), other.name());
            return Some(format!("with {other} between the values it has {values}; {title}"));
        }
        let begins_otherwise = self.first.starts_with(['#', '|', '%']);
        if self.header && self.found == expected + 1 && expected > 1 && !begins_otherwise {
            let mark = char::from(self.separator.byte());
            return Some(format!(
                "a text that holds {one} stands in double quotes; if each row begins with a name of its own, as R \
                 writes them, write `row{mark}` in front of line 1"
            ));
        }
        (self.found >= expected || begins_otherwise).then(|| title.to_string())
    }
}
