//! Examples picked from a table.

use ndarray::{Array2, ShapeBuilder};

use crate::data::csv::Csv;
use crate::lab::{Error, quote};

/// How many different labels a message shows.
const SHOWN_LABELS: usize = 5;

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

/// Reads a table and picks the examples from it.
///
/// # Errors
/// Names the file, the line, the column and the value: a missing or empty file, no rows, a ragged row, a
/// value that is no finite number, a label that is not 0 or 1, a column that is not there.
pub fn read_examples(source: Source, selection: &Selection) -> Result<Examples, Error> {
    let mut table = Csv::open(source)?;
    let label = match selection.label {
        _ if selection.without_labels => None,
        Some(name) => Some(table.column(name)?),
        None => Some(table.columns.len() - 1),
    };
    let features = feature_columns(&table, selection, label)?;
    let (mut x, mut y, mut found) = (Vec::new(), Vec::new(), Vec::new());
    while let Some(row) = table.next_row()? {
        for &column in &features {
            x.push(table.number(&row, column)?);
        }
        let Some(label) = label else { continue };
        y.push(match selection.positive {
            Some(positive) => f64::from(row[label] == *positive.trim()),
            None => table.label(&row, label)?,
        });
        if found.len() <= SHOWN_LABELS && !found.iter().any(|seen| *seen == row[label]) {
            found.push(row[label].to_string());
        }
    }
    let (n_x, m) = (features.len(), x.len() / features.len());
    if m == 0 {
        return Err(Error::file(table.file, "only a header; expected at least one row of values below it"));
    }
    if let (Some(positive), Some(label)) = (selection.positive, label)
        && !y.contains(&1.0)
    {
        if found.len() > SHOWN_LABELS {
            found[SHOWN_LABELS] = "...".to_string();
        }
        let (column, found) = (&table.columns[label], found.join(", "));
        let problem = format!("column '{column}' never holds {}; it holds {found}", quote(positive));
        return Err(Error::file(table.file, problem));
    }
    Ok(Examples {
        features: features.iter().map(|&column| table.columns[column].clone()).collect(),
        label: label.map(|label| table.columns[label].clone()),
        file: table.file,
        x: Array2::from_shape_vec((n_x, m).f(), x).expect("n_x values were pushed for each row"),
        y: Array2::from_shape_vec((1, y.len()), y).expect("one label was pushed for each row"),
    })
}

/// The columns of the features: those that were named, or all but the label.
fn feature_columns(table: &Csv, selection: &Selection, label: Option<usize>) -> Result<Vec<usize>, Error> {
    let features: Vec<usize> = match &selection.features {
        Some(names) => names.iter().map(|name| table.column(name)).collect::<Result<_, _>>()?,
        None => (0..table.columns.len()).filter(|&column| Some(column) != label).collect(),
    };
    let Some(label) = label else { return Ok(features) };
    let name = &table.columns[label];
    if features.is_empty() {
        let expected = "expected at least one feature column beside the label";
        return Err(Error::file(&table.file, format!("{expected} '{name}', separated by a comma")));
    }
    if features.contains(&label) {
        let problem = format!("column '{name}' is the label; it cannot be a feature too");
        return Err(Error::file(&table.file, problem));
    }
    Ok(features)
}
