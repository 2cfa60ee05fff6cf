//! Examples picked from a table.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

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

impl Source<'_> {
    /// Whether it gives the same text twice, as a pipe does not.
    pub fn can_be_read_again(self) -> bool {
        match self {
            Source::File(path) => std::fs::metadata(path).is_ok_and(|found| found.is_file()),
            Source::Bundled { .. } => true,
        }
    }
}

/// Which columns of a table are the features and the label.
#[derive(Clone, Debug, Default)]
pub struct Selection<'a> {
    /// The label's column; the last one by default.
    pub label: Option<&'a str>,
    /// The value that counts as 1, every other as 0. By default labels must be 0 or 1 already.
    pub positive: Option<&'a str>,
    /// The features in this order, each a column or one value of a column (`Sex=female`); by default all columns but
    /// the label.
    pub features: Option<Vec<&'a str>>,
    /// Columns that are no features.
    pub without: Vec<&'a str>,
    /// Columns that become a feature for each of their values.
    pub one_hot: Vec<&'a str>,
    /// Whether the first line is a row; the columns are then called x1, x2, ...
    pub no_header: bool,
    /// Leaves out rows in which a feature or the label is missing.
    pub drop_missing: bool,
    /// Whether the features are those of a model, so that there is nothing to choose.
    pub of_a_model: bool,
    /// The columns of the table without names that the model was trained with.
    pub headerless: Option<Headerless>,
    /// The labels that training held; others are refused.
    pub known_labels: Option<&'a [String]>,
    /// Reads the features alone, which must be named; Y is then empty, (1, 0).
    pub without_labels: bool,
}

/// The columns of a table without names, which are known by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headerless {
    /// How many columns there are.
    pub columns: usize,
    /// The place of the label among them, counted from 0.
    pub label: Option<usize>,
}

/// A data set: one example per column.
pub struct Examples {
    /// The file's name, for messages.
    pub file: String,
    /// The names of the n_x features.
    pub features: Vec<String>,
    /// The name of the label's column, if it has one.
    pub label: Option<String>,
    /// The table's words for the labels 0 and 1, if it has words and only two.
    pub label_words: Option<[String; 2]>,
    /// The different labels as the table writes them; none if there are too many to remember.
    pub labels: Vec<String>,
    /// Its columns, if they have no names and so are known by their places.
    pub headerless: Option<Headerless>,
    /// X, (n_x, m), each column contiguous in memory.
    pub x: Array2<f64>,
    /// Y, (1, m), every entry 0 or 1.
    pub y: Array2<f64>,
    /// The line of each example in the file.
    pub lines: RowLines,
    /// What was assumed in reading, a sentence each.
    pub notes: Vec<String>,
}

/// The line of each row in its file. Most rows follow each other, so only jumps are kept.
#[derive(Default, Clone)]
pub struct RowLines {
    /// A row, and its line: up to the next jump, rows and lines go together.
    jumps: Vec<(usize, u64)>,
    rows: usize,
}

impl RowLines {
    /// Adds a row that stands in this line.
    pub fn push(&mut self, line: u64) {
        if self.rows == 0 || self.line(self.rows - 1) + 1 != line {
            self.jumps.push((self.rows, line));
        }
        self.rows += 1;
    }

    /// The line of a row, both counted as in the file: the header is line 1, the first row is row 0.
    pub fn line(&self, row: usize) -> u64 {
        let jump = self.jumps.partition_point(|&(first, _)| first <= row).saturating_sub(1);
        self.jumps.get(jump).map_or(0, |&(first, line)| line + (row - first) as u64)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }
}
