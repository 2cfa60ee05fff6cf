//! The bundled data sets, and CSV files of one's own.
//!
//! Sources and licences: `shared/data/SOURCES.md`.

use std::fs::File;
use std::io::Read;

use csv::{ReaderBuilder, StringRecord, Trim};
use ndarray::{Array2, Array3, ShapeBuilder};

use crate::Error;
use crate::error::quote;

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
}

/// A data set: one example per column.
pub struct Examples {
    /// The file's name, for messages.
    pub file: String,
    /// The names of the n_x features.
    pub features: Vec<String>,
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
        Some(name) => table.column(name)?,
        None => table.columns.len() - 1,
    };
    let features: Vec<usize> = match &selection.features {
        Some(names) => names.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?,
        None => (0..table.columns.len()).filter(|&column| column != label).collect(),
    };
    if features.is_empty() {
        let problem =
            format!("expected at least one feature column beside the label '{}'", table.columns[label]);
        return Err(Error::file(table.file, problem));
    }
    if features.contains(&label) {
        let problem = format!("column '{}' is the label; it cannot be a feature too", table.columns[label]);
        return Err(Error::file(table.file, problem));
    }
    let (mut x, mut y) = (Vec::new(), Vec::new());
    while let Some(row) = table.next_row()? {
        for &column in &features {
            x.push(table.number(&row, column)?);
        }
        y.push(match selection.positive {
            Some(positive) => f64::from(row[label] == *positive),
            None => table.label(&row, label)?,
        });
    }
    let (n_x, m) = (features.len(), y.len());
    if m == 0 {
        return Err(Error::file(table.file, "only a header; expected at least one row of values below it"));
    }
    Ok(Examples {
        features: features.iter().map(|&column| table.columns[column].clone()).collect(),
        file: table.file,
        x: Array2::from_shape_vec((n_x, m).f(), x).expect("n_x values were pushed for each row"),
        y: Array2::from_shape_vec((1, m), y).expect("one label was pushed for each row"),
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

/// A CSV file, read row by row.
struct Table<'a> {
    source: Source<'a>,
    file: String,
    columns: Vec<String>,
    rows: csv::StringRecordsIntoIter<Box<dyn Read + 'a>>,
}

impl<'a> Table<'a> {
    fn open(source: Source<'a>) -> Result<Table<'a>, Error> {
        let (file, reader): (String, Box<dyn Read + 'a>) = match source {
            Source::Bundled { name, text } => (name.to_string(), Box::new(text.as_bytes())),
            Source::File(path) => {
                let opened = File::open(path).map_err(|error| {
                    Error::file(path, format!("cannot be read ({error}); check the path"))
                })?;
                (path.to_string(), Box::new(opened))
            }
        };
        let mut reader = ReaderBuilder::new().trim(Trim::All).flexible(true).from_reader(reader);
        let header = reader.headers().map_err(|error| unreadable(&file, 1, &error))?;
        let columns: Vec<String> = header.iter().map(str::to_string).collect();
        if columns.is_empty() {
            return Err(Error::file(file, "the file is empty; expected a header line and rows of numbers"));
        }
        if columns.iter().all(|name| name.parse::<f64>().is_ok()) {
            let problem = "only numbers; expected the names of the columns".to_string();
            return Err(Error::Row { file, line: 1, problem });
        }
        for (index, name) in columns.iter().enumerate() {
            if columns[..index].contains(name) {
                let problem = format!("column {} is named twice", quote(name));
                return Err(Error::Row { file, line: 1, problem });
            }
        }
        Ok(Table { source, file, columns, rows: reader.into_records() })
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
        let Some(row) = self.rows.next() else { return Ok(None) };
        let row = row.map_err(|error| unreadable(&self.file, 1, &error))?;
        if row.len() != self.columns.len() {
            let problem =
                format!("found {} values, expected {} as in the header", row.len(), self.columns.len());
            return Err(Error::Row { file: self.file.clone(), line: self.line(&row), problem });
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

    /// The line on which a row starts. The csv crate does not count the blank lines before it, so they are
    /// counted here.
    fn line(&self, row: &StringRecord) -> u64 {
        let (start, line) =
            row.position().map_or((0, 1), |position| (position.byte() as usize, position.line()));
        let text = match self.source {
            Source::Bundled { text, .. } => text.as_bytes().to_vec(),
            Source::File(path) => std::fs::read(path).unwrap_or_default(),
        };
        let after = text.iter().skip(start);
        line + after.take_while(|byte| byte.is_ascii_whitespace()).filter(|&&byte| byte == b'\n').count()
            as u64
    }

    fn cell(&self, row: &StringRecord, column: usize, expected: &str) -> Error {
        Error::Cell {
            file: self.file.clone(),
            line: self.line(row),
            column: self.columns[column].clone(),
            value: row[column].to_string(),
            expected: expected.to_string(),
        }
    }
}

fn unreadable(file: &str, line: u64, error: &csv::Error) -> Error {
    let line = error.position().map_or(line, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Io(error) => Error::file(file, format!("cannot be read ({error})")),
        csv::ErrorKind::Utf8 { .. } => {
            let problem = "is no text in UTF-8; expected comma-separated values".to_string();
            Error::Row { file: file.to_string(), line, problem }
        }
        _ => Error::Row { file: file.to_string(), line, problem: error.to_string() },
    }
}
