//! The bundled data sets, and CSV files of one's own.
//!
//! Sources and licences: `shared/data/SOURCES.md`.

use std::fs::File;
use std::io::{BufRead, BufReader};

use csv::{ReaderBuilder, StringRecord, Trim};
use ndarray::{Array2, Array3, ShapeBuilder};

use crate::Error;
use crate::error::quote;
use crate::page::counted;

/// The breast-cancer data: 569 examples of 30 features, label `malignant`.
pub const BREAST_CANCER: Source<'static> =
    Source::Bundled { name: "breast_cancer.csv", text: include_str!("../data/breast_cancer.csv") };

const DIGITS: Source<'static> =
    Source::Bundled { name: "digits.csv", text: include_str!("../data/digits.csv") };

/// Where a table comes from.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// A file on disk.
    File(&'a str),
    /// A file that is part of the program.
    Bundled {
        /// The file's name, for messages.
        name: &'a str,
        /// Its content.
        text: &'a str,
    },
}

/// Which columns of a table are the features and the label.
#[derive(Default)]
pub struct Selection<'a> {
    /// The label's column; the last one by default.
    pub label: Option<&'a str>,
    /// The value that counts as 1, every other as 0. By default labels must be 0 or 1 already.
    pub positive: Option<&'a str>,
    /// The features' columns in this order; by default all but the label.
    pub features: Option<Vec<&'a str>>,
    /// Reads the features alone, which must be named; Y is then empty, (1, 0).
    pub without_labels: bool,
}

/// A data set: one example per column.
pub struct Examples {
    /// The file's name, for messages.
    pub file: String,
    /// The names of the n_x features.
    pub features: Vec<String>,
    /// The name of the label's column, if it has one.
    pub label: Option<String>,
    /// X, (n_x, m), each column contiguous in memory.
    pub x: Array2<f64>,
    /// Y, (1, m), every entry 0 or 1.
    pub y: Array2<f64>,
}

/// The handwritten digits: m pictures of 8x8 pixels valued 0 to 16.
pub struct Digits {
    /// (m, 8, 8)
    pub pictures: Array3<u8>,
    /// m digits, 0 to 9.
    pub digits: Vec<u8>,
}

/// Reads a table and picks the examples from it.
///
/// # Errors
/// Names the file, the line, the column and the value: a missing or empty file, no rows, a ragged row, a
/// value that is no finite number, a label that is not 0 or 1, a column that is not there.
pub fn read_examples(source: Source, selection: &Selection) -> Result<Examples, Error> {
    let mut table = Table::open(source)?;
    let label = match selection.label {
        _ if selection.without_labels => usize::MAX,
        Some(name) => table.column(name)?,
        None => table.columns.len() - 1,
    };
    let features: Vec<usize> = match &selection.features {
        Some(names) => names.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?,
        None => (0..table.columns.len()).filter(|&column| column != label).collect(),
    };
    if features.is_empty() {
        let problem = format!(
            "expected at least one feature column beside the label '{}', separated by a comma",
            table.columns[label]
        );
        return Err(Error::file(table.file, problem));
    }
    if features.contains(&label) {
        let problem = format!("column '{}' is the label; it cannot be a feature too", table.columns[label]);
        return Err(Error::file(table.file, problem));
    }
    let (mut x, mut y, mut found) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(row) = table.next_row()? {
        for &column in &features {
            x.push(table.number(&row, column)?);
        }
        if selection.without_labels {
            continue;
        }
        y.push(match selection.positive {
            Some(positive) => f64::from(row[label] == *positive.trim()),
            None => table.label(&row, label)?,
        });
        if found.len() < 5 && !found.contains(&row[label].to_string()) {
            found.push(row[label].to_string());
        } else if found.len() == 5 && !found.contains(&row[label].to_string()) {
            found.push("...".to_string());
        }
    }
    let (n_x, m) = (features.len(), x.len() / features.len());
    if m == 0 {
        return Err(Error::file(table.file, "only a header; expected at least one row of values below it"));
    }
    if let Some(positive) = selection.positive
        && !selection.without_labels
        && !y.contains(&1.0)
    {
        let problem = format!(
            "column '{}' never holds {}; it holds {}",
            table.columns[label],
            quote(positive),
            found.join(", ")
        );
        return Err(Error::file(table.file, problem));
    }
    Ok(Examples {
        features: features.iter().map(|&column| table.columns[column].clone()).collect(),
        label: table.columns.get(label).cloned(),
        file: table.file,
        x: Array2::from_shape_vec((n_x, m).f(), x).expect("n_x values were pushed for each row"),
        y: Array2::from_shape_vec((1, y.len()), y).expect("one label was pushed for each row"),
    })
}

/// The bundled digits.
pub fn digits() -> Result<Digits, Error> {
    let mut table = Table::open(DIGITS)?;
    let label = table.columns.len() - 1;
    let (mut pixels, mut digits) = (Vec::new(), Vec::new());
    while let Some(row) = table.next_row()? {
        for column in 0..label {
            pixels.push(table.number(&row, column)? as u8);
        }
        digits.push(table.number(&row, label)? as u8);
    }
    let pictures = Array3::from_shape_vec((digits.len(), 8, 8), pixels).expect("64 pixels a row");
    Ok(Digits { pictures, digits })
}

/// A CSV file, read line by line. A row is a line: no value spans two.
struct Table<'a> {
    file: String,
    columns: Vec<String>,
    lines: Box<dyn BufRead + 'a>,
    /// The line that was read last; the header is line 1.
    line: u64,
}

impl<'a> Table<'a> {
    fn open(source: Source<'a>) -> Result<Table<'a>, Error> {
        let (file, lines): (&str, Box<dyn BufRead + 'a>) = match source {
            Source::Bundled { name, text } => (name, Box::new(text.as_bytes())),
            Source::File(path) => {
                let opened = File::open(path).map_err(|error| {
                    Error::file(path, format!("cannot be read ({error}); check the path"))
                })?;
                (path, Box::new(BufReader::new(opened)))
            }
        };
        let mut table = Table { file: file.to_string(), columns: Vec::new(), lines, line: 0 };
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
                Err(error) => return Err(Error::file(&self.file, format!("cannot be read ({error})"))),
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
                    return record.map(Some).map_err(|error| self.row(error.to_string()));
                }
            }
        }
    }

    fn column(&self, name: &str) -> Result<usize, Error> {
        self.columns.iter().position(|column| column == name.trim()).ok_or_else(|| {
            let (shown, more) = (self.columns.len().min(6), self.columns.len().saturating_sub(6));
            let mut names = self.columns[..shown].join(", ");
            if more > 0 {
                names += &format!(" and {more} more");
            }
            Error::file(&self.file, format!("no column {}; the columns are {names}", quote(name)))
        })
    }

    fn next_row(&mut self) -> Result<Option<StringRecord>, Error> {
        let Some(row) = self.next_record()? else { return Ok(None) };
        if row.len() != self.columns.len() {
            let found = counted(row.len(), "value");
            return Err(self.row(format!("found {found}, expected {} as in the header", self.columns.len())));
        }
        Ok(Some(row))
    }

    fn number(&self, row: &StringRecord, column: usize) -> Result<f64, Error> {
        match row[column].parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(self.cell(row, column, "a finite number")),
        }
    }

    fn label(&self, row: &StringRecord, column: usize) -> Result<f64, Error> {
        match row[column].parse::<f64>() {
            Ok(label) if label == 0.0 || label == 1.0 => Ok(label),
            _ => Err(self.cell(row, column, "a label, 0 or 1 (--positive names the value that counts as 1)")),
        }
    }

    /// What is wrong with the line that was read last.
    fn row(&self, problem: impl Into<String>) -> Error {
        Error::Row { file: self.file.clone(), line: self.line, problem: problem.into() }
    }

    fn cell(&self, row: &StringRecord, column: usize, expected: &str) -> Error {
        Error::Cell {
            file: self.file.clone(),
            line: self.line,
            column: self.columns[column].clone(),
            value: row[column].to_string(),
            expected: expected.to_string(),
        }
    }
}
