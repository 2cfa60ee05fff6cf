//! CSV files, read line by line.

use std::fs::File;
use std::io::{BufRead, BufReader};

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::data::Source;
use crate::lab::{Error, quote};
use crate::page::counted;

/// A CSV file, read line by line. A row is a line: no value spans two.
pub(super) struct Csv<'a> {
    pub file: String,
    pub columns: Vec<String>,
    lines: Box<dyn BufRead + 'a>,
    /// The line that was read last; the header is line 1.
    line: u64,
}

impl<'a> Csv<'a> {
    pub fn open(source: Source<'a>) -> Result<Csv<'a>, Error> {
        let (file, lines): (&str, Box<dyn BufRead + 'a>) = match source {
            Source::Bundled { name, text } => (name, Box::new(text.as_bytes())),
            Source::File(path) => {
                let opened = File::open(path).map_err(|error| Error::unreadable(path, error))?;
                (path, Box::new(BufReader::new(opened)))
            }
        };
        let mut table = Csv { file: file.to_string(), columns: Vec::new(), lines, line: 0 };
        let Some(header) = table.next_record()? else {
            return Err(Error::file(file, "the file is empty; expected a header line and rows of numbers"));
        };
        table.columns =
            header.iter().map(|name| name.replace(char::is_control, " ").trim().to_string()).collect();
        if table.columns.iter().all(|name| name.parse::<f64>().is_ok()) {
            return Err(table.row("only numbers; expected the names of the columns"));
        }
        for (index, name) in table.columns.iter().enumerate() {
            if table.columns[..index].contains(name) {
                return Err(table.row(format!("column {} is named twice", quote(name))));
            }
        }
        Ok(table)
    }

    /// The next line that is not blank, split at its commas.
    fn next_record(&mut self) -> Result<Option<StringRecord>, Error> {
        loop {
            let mut bytes = Vec::new();
            let read = self.lines.read_until(b'\n', &mut bytes);
            self.line += 1;
            match read {
                Ok(0) => return Ok(None),
                Ok(_) => {}
                Err(error) => {
                    let problem = format!("cannot be read ({error})");
                    return Err(Error::file(&self.file, problem).because(error));
                }
            }
            let Ok(text) = str::from_utf8(&bytes) else {
                return Err(self.row("is no text in UTF-8; expected comma-separated values"));
            };
            // Some programs begin a file with a byte-order mark.
            let text = text.trim().trim_start_matches('\u{feff}').trim();
            if text.matches('"').count() % 2 == 1 {
                return Err(self.row("a quote is not closed on this line"));
            }
            if text.contains('\r') {
                return Err(self.row("lines end in CR alone; save the file with ordinary line ends"));
            }
            if !text.is_empty() {
                let mut reader =
                    ReaderBuilder::new().has_headers(false).trim(Trim::All).from_reader(text.as_bytes());
                if let Some(record) = reader.records().next() {
                    return record.map(Some).map_err(|error| self.row(error.to_string()).because(error));
                }
            }
        }
    }

    pub fn column(&self, name: &str) -> Result<usize, Error> {
        self.columns.iter().position(|column| column == name.trim()).ok_or_else(|| {
            let (shown, more) = (self.columns.len().min(6), self.columns.len().saturating_sub(6));
            let mut names = self.columns[..shown].join(", ");
            if more > 0 {
                names += &format!(" and {more} more");
            }
            Error::file(&self.file, format!("no column {}; the columns are {names}", quote(name)))
        })
    }

    pub fn next_row(&mut self) -> Result<Option<StringRecord>, Error> {
        let Some(row) = self.next_record()? else { return Ok(None) };
        if row.len() != self.columns.len() {
            let found = counted(row.len(), "value");
            return Err(self.row(format!("found {found}, expected {} as in the header", self.columns.len())));
        }
        Ok(Some(row))
    }

    pub fn number(&self, row: &StringRecord, column: usize) -> Result<f64, Error> {
        match row[column].parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.cell(row, column, "a finite number")),
        }
    }

    pub fn label(&self, row: &StringRecord, column: usize) -> Result<f64, Error> {
        match row[column].parse::<f64>() {
            Ok(label) if label == 0.0 || label == 1.0 => Ok(label),
            _ => Err(self.cell(row, column, "a label, 0 or 1 (--positive names the value that counts as 1)")),
        }
    }

    /// What is wrong with the line that was read last.
    fn row(&self, problem: impl Into<String>) -> Error {
        Error::line(&self.file, self.line, problem)
    }

    fn cell(&self, row: &StringRecord, column: usize, expected: &str) -> Error {
        Error::cell(&self.file, self.line, &self.columns[column], &row[column], expected)
    }
}
