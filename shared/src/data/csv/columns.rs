//! Which columns of a table are read, and how.

use crate::data::csv::rows::Rows;
use crate::data::examples::Selection;
use crate::lab::{Error, quote};

/// A column that becomes one feature, or several.
pub(super) struct Column {
    pub index: usize,
    pub name: String,
    pub kind: Kind,
}

/// How a column becomes features.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Its numbers.
    Number,
    /// A feature for each of its values: 1 where it holds the value.
    OneHot,
    /// 1 where it holds this value.
    Indicator(String),
}

/// The column of the label, and those of the features in their order.
pub(super) struct Columns {
    pub label: Option<usize>,
    pub features: Vec<Column>,
}

impl Columns {
    /// # Errors
    /// A name is not there, or a column is asked for twice.
    pub fn chosen(rows: &Rows, selection: &Selection) -> Result<Columns, Error> {
        let label = match selection.label {
            _ if selection.without_labels => None,
            Some(name) => Some(rows.column(name).map_err(|error| no_label(rows, name, error))?),
            None => Some(rows.names.len() - 1),
        };
        let without: Vec<usize> =
            selection.without.iter().map(|name| rows.column(name)).collect::<Result<_, _>>()?;
        let one_hot: Vec<usize> =
            selection.one_hot.iter().map(|name| rows.column(name)).collect::<Result<_, _>>()?;
        let column = |index: usize| {
            let kind = if one_hot.contains(&index) { Kind::OneHot } else { Kind::Number };
            Column { index, name: rows.names[index].clone(), kind }
        };
        let features: Vec<Column> = match &selection.features {
            Some(names) => names.iter().map(|name| named(rows, name, column)).collect::<Result<_, _>>()?,
            None => {
                let left = (0..rows.names.len()).filter(|k| Some(*k) != label && !without.contains(k));
                left.map(column).collect()
            }
        };
        let columns = Columns { label, features };
        columns.check(rows, &one_hot)?;
        Ok(columns)
    }

    fn check(&self, rows: &Rows, one_hot: &[usize]) -> Result<(), Error> {
        let refuse = |problem: String| Err(Error::file(rows.file(), problem));
        if let Some(label) = self.label {
            let name = &rows.names[label];
            if self.features.is_empty() {
                if rows.names.len() == 1 {
                    let expected = "expected commas, semicolons, tabs, bars or blanks between the values";
                    let title = "if line 1 is a title, delete it";
                    return refuse(format!(
                        "found one column, {}, for a feature and a label; {expected}; {title}",
                        quote(name)
                    ));
                }
                return refuse(format!(
                    "expected at least one feature column beside the label {}",
                    quote(name)
                ));
            }
            if one_hot.contains(&label) || self.features.iter().any(|feature| feature.index == label) {
                return refuse(format!("column {} is the label; it cannot be a feature too", quote(name)));
            }
        }
        let is_read = |index: &usize| self.features.iter().any(|feature| feature.index == *index);
        match one_hot.iter().find(|index| !is_read(index)) {
            Some(&index) => refuse(format!(
                "column {} is no feature, so it has no values to split",
                quote(&rows.names[index])
            )),
            None => Ok(()),
        }
    }
}

/// A feature by its name: a column, or one value of a column, `Sex=female`. Column and value may hold a `=` themselves.
fn named(rows: &Rows, name: &str, column: impl Fn(usize) -> Column) -> Result<Column, Error> {
    let missing = match rows.column(name) {
        Ok(index) => return Ok(column(index)),
        Err(error) => error,
    };
    let mut cuts = name.match_indices('=').map(|(place, _)| (&name[..place], &name[place + 1..]));
    let found = cuts.find_map(|(of, value)| Some((rows.column(of).ok()?, value)));
    let (index, value) = found.ok_or(missing)?;
    Ok(Column { index, name: name.trim().to_string(), kind: Kind::Indicator(value.trim().to_string()) })
}

/// A file without the label is for `predict`.
fn no_label(rows: &Rows, name: &str, error: Error) -> Error {
    let features = rows.names.len();
    if features < 2 {
        return error;
    }
    let problem = format!(
        "no column {} for the label; the columns are {}; a file without labels is for lesson 09's predict",
        quote(name),
        rows.first_names()
    );
    Error::file(rows.file(), problem)
}
