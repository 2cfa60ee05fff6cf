//! The rows of a table: names from its first line, and one value for each name in every row.

use std::collections::HashSet;

use crate::data::Source;
use crate::data::csv::cell::looks_like_a_number;
use crate::data::csv::lines::Lines;
use crate::data::csv::splitter::Splitter;
use crate::lab::{Error, quote};
use crate::page::counted;

/// A table that is read row by row. A row is a line: no value spans two.
pub(crate) struct Rows<'a> {
    pub names: Vec<String>,
    pub(super) separator: Separator,
    /// Rows without any value; they are left out.
    pub empty: usize,
    /// Whether the first line ends in a separator behind which no row has a value.
    pub trailing_separator: bool,
    lines: Lines<'a>,
    splitter: Splitter,
    /// What the first line is, for messages.
    first_line: &'static str,
    /// Whether the cells hold a row that was read, but not given out: the first one of a table without names.
    waiting: bool,
}

/// What stands between two values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

/// What separates the values of a table, by its first line.
pub fn separator(first_line: &str) -> char {
    char::from(Separator::of(first_line).byte())
}

impl Separator {
    fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }

    /// A tab or a semicolon in the first line separates; a comma may then stand in numbers.
    fn of(line: &str) -> Separator {
        let mut quoted = false;
        let outside = line.bytes().filter(|&byte| {
            quoted ^= byte == b'"';
            !quoted
        });
        let outside: Vec<u8> = outside.collect();
        let found =
            [Separator::Tab, Separator::Semicolon].into_iter().find(|one| outside.contains(&one.byte()));
        found.unwrap_or(Separator::Comma)
    }
}

impl<'a> Rows<'a> {
    /// Reads the first line: names, or values if `header` is false.
    ///
    /// # Errors
    /// The file is no table, is empty, names a column twice, or begins with values.
    pub fn open(source: Source<'a>, header: bool) -> Result<Rows<'a>, Error> {
        let mut lines = Lines::open(source)?;
        let mut separator = None;
        let first = loop {
            let Some(line) = lines.next()? else {
                let problem = "the file is empty; expected a header line and rows of numbers";
                return Err(Error::file(lines.file, problem));
            };
            // Excel writes and reads a line that says what separates.
            match line.trim_matches('"').strip_prefix("sep=") {
                Some(mark) if separator.is_none() => separator = Some(Separator::of(mark)),
                _ => break line.to_string(),
            }
        };
        let separator = separator.unwrap_or(Separator::of(&first));
        let mut rows = Rows {
            names: Vec::new(),
            separator,
            empty: 0,
            trailing_separator: false,
            splitter: Splitter::new(separator.byte()),
            lines,
            first_line: if header { "the header" } else { "line 1" },
            waiting: false,
        };
        rows.split(&first)?;
        if header {
            rows.take_names(&first)?
        } else {
            rows.count_names()
        }
        Ok(rows)
    }

    /// The names x1, x2, ... for a table whose first line is a row.
    fn count_names(&mut self) {
        self.names = (1..=self.splitter.len()).map(|k| format!("x{k}")).collect();
        self.waiting = true;
    }

    fn take_names(&mut self, line: &str) -> Result<(), Error> {
        let cell = |k: usize| self.splitter.cell(k).replace(char::is_control, " ").trim().to_string();
        let mut names: Vec<String> = (0..self.splitter.len()).map(cell).collect();
        if let Some(value) = names.iter().find(|name| looks_like_a_number(name)) {
            let names_count =
                names.iter().enumerate().all(|(k, name)| *name == k.to_string() || name.is_empty());
            return Err(self.problem(if names_count {
                "the names only count the columns, so they look like data; name them otherwise: x0, x1, ..."
                    .to_string()
            } else {
                let remedy = "add --no-header if the columns have no names, else name them here";
                format!("looks like data: {} is a number; {remedy}", quote(value))
            }));
        }
        if names.len() == 1 && line.split_whitespace().count() > 2 && !line.contains('"') {
            let expected = "expected commas, semicolons or tabs between the values";
            return Err(self.problem(format!("found one column, {}; {expected}", quote(&names[0]))));
        }
        if names.len() > 1 && names.last().is_some_and(String::is_empty) {
            self.trailing_separator = true;
            names.pop();
        }
        let mut seen = HashSet::new();
        if let Some(name) = names.iter().find(|name| !name.is_empty() && !seen.insert(*name)) {
            return Err(self.problem(format!("column {} is named twice", quote(name))));
        }
        let name =
            |(k, name): (usize, String)| if name.is_empty() { format!("unnamed_{}", k + 1) } else { name };
        self.names = names.into_iter().enumerate().map(name).collect();
        Ok(())
    }

    /// The column of this name.
    ///
    /// # Errors
    /// There is none.
    pub fn column(&self, name: &str) -> Result<usize, Error> {
        self.names.iter().position(|column| column == name.trim()).ok_or_else(|| {
            let (shown, more) = (self.names.len().min(6), self.names.len().saturating_sub(6));
            let mut names = self.names[..shown].join(", ");
            if more > 0 {
                names += &format!(" and {more} more");
            }
            Error::file(&self.lines.file, format!("no column {}; the columns are {names}", quote(name)))
        })
    }

    /// Reads the next row that has a value. Its cells are in [`Rows::cell`].
    ///
    /// # Errors
    /// It cannot be read, or has another number of values than there are names.
    pub fn next(&mut self) -> Result<bool, Error> {
        loop {
            if !std::mem::take(&mut self.waiting) {
                let Some(line) = self.lines.next()? else { return Ok(false) };
                self.splitter.split(line).map_err(|problem| self.lines.problem(problem))?;
            }
            let (found, expected) = (self.splitter.len(), self.names.len());
            if (0..found).all(|k| self.splitter.cell(k).is_empty()) {
                self.empty += 1;
                continue;
            }
            if self.trailing_separator && found == expected + 1 {
                if self.splitter.cell(expected).is_empty() {
                    return Ok(true);
                }
                return Err(
                    self.problem(format!("has a value behind the last name; name column {found} in line 1"))
                );
            }
            if found != expected {
                let found = counted(found, "value");
                return Err(
                    self.problem(format!("found {found}, expected {expected} as in {}", self.first_line))
                );
            }
            return Ok(true);
        }
    }

    /// The value in this column of the row that was read last.
    pub fn cell(&self, column: usize) -> &str {
        self.splitter.cell(column)
    }

    /// The number of the line that was read last; the header is line 1.
    pub fn line(&self) -> u64 {
        self.lines.number
    }

    /// The file's name, for messages.
    pub fn file(&self) -> &str {
        &self.lines.file
    }

    /// Whether the text is in UTF-16.
    pub fn utf16(&self) -> bool {
        self.lines.utf16
    }

    fn split(&mut self, line: &str) -> Result<(), Error> {
        self.splitter.split(line).map_err(|problem| self.lines.problem(problem))
    }

    fn problem(&self, problem: String) -> Error {
        self.lines.problem(problem)
    }
}
