//! The rows of a table: names from its first line, and one value for each name in every row.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::data::Source;
use crate::data::csv::header::{counted_names, names};
use crate::data::csv::lines::Lines;
use crate::data::csv::ragged::Ragged;
use crate::data::csv::separator::Separator;
use crate::data::csv::splitter::Splitter;
use crate::data::examples::Selection;
use crate::lab::{Error, cut, meant_for_cargo, quote};

/// A table that is read row by row. A row is a line: no value spans two.
pub(crate) struct Rows<'a> {
    pub names: Vec<String>,
    /// The place of each name.
    places: HashMap<String, usize>,
    pub(super) separator: Separator,
    /// Rows without any value; they are left out.
    pub empty: usize,
    /// Rows that repeat the header; they are left out.
    pub repeated: usize,
    /// Whether the first line ends in separators behind which no row has a value.
    pub trailing_separator: bool,
    /// Rows that end in separators behind the last value.
    pub longer: usize,
    /// What was assumed of a table without names.
    pub assumed: Option<String>,
    /// Whether the first line holds the names.
    pub header: bool,
    lines: Lines<'a>,
    splitter: Splitter,
    first: String,
    /// Whether the cells hold a row that was read, but not given out.
    waiting: bool,
    /// How many rows fitted.
    fitted: usize,
}

impl<'a> Rows<'a> {
    /// Reads the first line: names, or values if there are none; and the line below the names.
    ///
    /// # Errors
    /// The file is no table, is empty, names a column twice, begins with values, or its first two lines do not fit
    /// together.
    pub fn open(source: Source<'a>, selection: &Selection) -> Result<Rows<'a>, Error> {
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
            places: HashMap::new(),
            separator,
            empty: 0,
            repeated: 0,
            trailing_separator: false,
            longer: 0,
            assumed: None,
            header: !selection.no_header,
            splitter: Splitter::new(separator),
            lines,
            first,
            waiting: false,
            fitted: 0,
        };
        rows.splitter.split(&rows.first).map_err(|problem| rows.lines.problem(problem))?;
        rows.take_names(selection)?;
        for (k, name) in rows.names.iter().enumerate() {
            rows.places.entry(name.clone()).or_insert(k);
        }
        Ok(rows)
    }

    fn take_names(&mut self, selection: &Selection) -> Result<(), Error> {
        let found = self.splitter.len();
        if !self.header {
            self.waiting = true;
            let counted = counted_names(found, selection).map_err(|problem| self.problem(problem))?;
            (self.names, self.assumed) = counted;
            return Ok(());
        }
        let cells: Vec<&str> = (0..found).map(|k| self.splitter.cell(k)).collect();
        self.names = match names(&cells) {
            Ok(names) => names,
            Err(problem) => return Err(self.no_names(problem)?),
        };
        self.trailing_separator = self.names.len() < found;
        // A title above the names shows itself in the next line, before a name is missed.
        self.waiting = self.next()?;
        (self.fitted, self.longer) = (0, 0);
        if self.waiting && self.names.len() == 1 {
            let ragged = self.ragged(1, self.splitter.len());
            if ragged.is_below_title() {
                return Err(self.problem(ragged.problem()));
            }
        }
        Ok(())
    }

    /// What is wrong with line 1: it is no row either, if the line below it has more values.
    fn no_names(&mut self, problem: String) -> Result<Error, Error> {
        let problem = self.problem(problem);
        let expected = self.splitter.len();
        if self.lines.next()?.is_none() {
            return Ok(problem);
        }
        let row = self.lines.last().trim_end_matches([' ', char::from(self.separator.byte())]);
        let ragged = Ragged { header: false, row, ..self.ragged(expected, self.separator.count(row)) };
        Ok(if ragged.is_below_title() { self.problem(ragged.problem()) } else { problem })
    }

    /// The column of this name.
    ///
    /// # Errors
    /// There is none.
    pub fn column(&self, name: &str) -> Result<usize, Error> {
        self.places.get(name.trim()).copied().ok_or_else(|| {
            let remedy = meant_for_cargo(name).map_or(String::new(), |remedy| format!("; {remedy}"));
            let (name, names) = (quote(name), self.first_names());
            Error::file(&self.lines.file, format!("no column {name}; the columns are {names}{remedy}"))
        })
    }

    /// The names of the first columns, for messages.
    pub fn first_names(&self) -> String {
        const SHOWN: usize = 6;
        let names: Vec<String> = self.names.iter().take(SHOWN).map(|name| cut(name)).collect();
        let more = self.names.len() - names.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        names.join(", ") + &more
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
            let found = self.splitter.len();
            if self.are_empty(0..found) {
                self.empty += 1;
                continue;
            }
            self.check_length(found)?;
            if self.header && self.cell(0) == self.names[0] && self.repeats_names() {
                self.repeated += 1;
                continue;
            }
            self.fitted += 1;
            return Ok(true);
        }
    }

    /// Passes over separators behind the last value.
    fn check_length(&mut self, found: usize) -> Result<(), Error> {
        let expected = self.names.len();
        match found.cmp(&expected) {
            Ordering::Equal => Ok(()),
            Ordering::Greater if self.are_empty(expected..found) => {
                self.longer += usize::from(!self.trailing_separator);
                Ok(())
            }
            Ordering::Greater if self.trailing_separator => {
                let remedy = "if line 1 is a title, delete it; else name each column there";
                Err(self.problem(format!("has a value behind the last name of line 1; {remedy}")))
            }
            _ => Err(self.problem(self.ragged(expected, found).problem())),
        }
    }

    fn ragged(&self, expected: usize, found: usize) -> Ragged<'_> {
        Ragged {
            first: &self.first,
            header: self.header,
            separator: self.separator,
            expected,
            row: self.lines.last(),
            found,
            is_first: self.fitted == usize::from(!self.header),
        }
    }

    fn are_empty(&self, mut cells: std::ops::Range<usize>) -> bool {
        cells.all(|k| self.splitter.cell(k).is_empty())
    }

    fn repeats_names(&self) -> bool {
        self.names.iter().enumerate().all(|(k, name)| self.cell(k) == name)
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

    fn problem(&self, problem: String) -> Error {
        self.lines.problem(problem)
    }
}
