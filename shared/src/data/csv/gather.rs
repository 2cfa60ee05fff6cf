//! The numbers of a table, gathered row by row.

use std::collections::HashMap;

use ndarray::{Array2, ShapeBuilder};

use crate::data::csv::cell::{Decimal, is_missing};
use crate::data::csv::columns::{Column, Columns, Kind};
use crate::data::csv::facts::Facts;
use crate::data::csv::labels::Labels;
use crate::data::csv::rows::{Rows, Separator};
use crate::data::examples::{Examples, RowLines, Selection};
use crate::lab::{Error, quote};

/// The most numbers that a table may have, 4 GiB of them. An endless one stops here.
const MOST_NUMBERS: usize = 1 << 29;

/// A column that is split may have so many values.
const MOST_VALUES: usize = 1000;

pub(crate) struct Gathered<'a> {
    pub(super) selection: &'a Selection<'a>,
    pub(super) columns: Columns,
    /// What each feature's column holds.
    pub(super) facts: Vec<Facts>,
    pub(super) labels: Option<Labels>,
    /// The values of each column that is split, by the code that stands for them in `x`.
    values: Vec<HashMap<String, usize>>,
    /// One number for each feature's column, row after row.
    x: Vec<f64>,
    lines: RowLines,
    pub(super) decimal: Decimal,
    /// Rows that were left out because a value is missing.
    pub dropped: usize,
    /// Columns that were left out because they count the rows.
    pub row_numbers: Vec<usize>,
}

impl<'a> Gathered<'a> {
    /// # Errors
    /// A column that is asked for is not there.
    pub fn new(rows: &Rows, selection: &'a Selection<'a>) -> Result<Gathered<'a>, Error> {
        let columns = Columns::chosen(rows, selection)?;
        let comma = rows.separator == Separator::Comma;
        Ok(Gathered {
            selection,
            facts: columns.features.iter().map(|_| Facts::new()).collect(),
            values: columns.features.iter().map(|_| HashMap::new()).collect(),
            labels: columns.label.map(|label| Labels::new(label, &rows.names[label], selection.positive)),
            columns,
            x: Vec::new(),
            lines: RowLines::default(),
            decimal: if comma { Decimal::Point } else { Decimal::Open },
            dropped: 0,
            row_numbers: Vec::new(),
        })
    }

    /// Takes the row that was read last.
    ///
    /// # Errors
    /// There is no memory for it, or a column that is split has too many values.
    pub fn take(&mut self, rows: &Rows) -> Result<(), Error> {
        self.make_room(rows)?;
        let labelled = self.labels.as_mut().is_none_or(|labels| labels.is_there(rows));
        let keep = !self.selection.drop_missing || (labelled && self.is_complete(rows));
        for slot in 0..self.columns.features.len() {
            let number = self.number(slot, rows, keep)?;
            if keep {
                self.x.push(number);
            }
        }
        if keep {
            self.lines.push(rows.line());
            self.labels.iter_mut().for_each(|labels| labels.take(rows));
        } else {
            self.dropped += 1;
        }
        Ok(())
    }

    /// Whether no feature of the row is missing.
    fn is_complete(&self, rows: &Rows) -> bool {
        !self.columns.features.iter().any(|feature| is_missing(rows.cell(feature.index)))
    }

    fn make_room(&mut self, rows: &Rows) -> Result<(), Error> {
        let (wanted, most) = (self.columns.features.len(), MOST_NUMBERS);
        let refuse = |problem: String| Err(Error::file(rows.file(), problem));
        if self.x.len() + self.lines.len() + wanted > most {
            return refuse(format!("holds more than {most} numbers; cut it into several files"));
        }
        if self.x.capacity() - self.x.len() < wanted && self.x.try_reserve(wanted.max(self.x.len())).is_err()
        {
            return refuse("does not fit into memory; leave out columns or rows".to_string());
        }
        Ok(())
    }

    /// The number that stands for a cell: NaN where it is missing or is none. The values of a row that is not kept
    /// become no features.
    fn number(&mut self, slot: usize, rows: &Rows, keep: bool) -> Result<f64, Error> {
        let Column { index, name, kind } = &self.columns.features[slot];
        let text = rows.cell(*index);
        if *kind == Kind::Number {
            return Ok(self.facts[slot].read(text, rows.line(), &mut self.decimal));
        }
        let facts = &mut self.facts[slot];
        if !keep {
            return Ok(f64::NAN);
        }
        if is_missing(text) {
            facts.missing += 1;
            facts.first_missing.get_or_insert(rows.line());
            return Ok(f64::NAN);
        }
        facts.texts.add(text);
        if let Kind::Indicator(value) = kind {
            return Ok(f64::from(text == value));
        }
        let values = &mut self.values[slot];
        if let Some(&code) = values.get(text) {
            return Ok(code as f64);
        }
        if values.len() == MOST_VALUES {
            let problem =
                format!("column {} has more than {MOST_VALUES} values, too many to split", quote(name));
            return Err(Error::file(rows.file(), problem));
        }
        values.insert(text.to_string(), values.len());
        Ok((values.len() - 1) as f64)
    }

    /// How many examples there are.
    pub fn examples(&self) -> usize {
        self.lines.len()
    }

    /// Whether the numbers of a column are whole and none is there twice.
    pub fn all_differ(&self, slot: usize) -> bool {
        let column = self.x.iter().skip(slot).step_by(self.columns.features.len());
        let mut numbers: Vec<f64> = column.copied().collect();
        numbers.sort_by(f64::total_cmp);
        numbers.iter().all(|number| number.fract() == 0.0) && numbers.windows(2).all(|pair| pair[0] < pair[1])
    }

    /// The examples, if there was nothing wrong with them.
    pub fn finish(mut self, rows: &Rows, notes: Vec<String>) -> Examples {
        let (features, x) = self.split_columns();
        let mut labels = self.labels;
        let y = labels.as_mut().map_or(Vec::new(), |labels| std::mem::take(&mut labels.y));
        let m = self.lines.len();
        Examples {
            file: rows.file().to_string(),
            x: Array2::from_shape_vec((features.len(), m).f(), x)
                .expect("each row has a number for each feature"),
            y: Array2::from_shape_vec((1, y.len()), y).expect("one label was taken for each row"),
            features,
            label: self.columns.label.map(|label| rows.names[label].clone()),
            label_words: labels.and_then(|labels| labels.words()),
            lines: self.lines,
            notes,
        }
    }

    /// Leaves out nameless columns that count the rows, as spreadsheets and pandas write them. A column that was asked
    /// for stays.
    pub fn leave_out_row_numbers(&mut self, rows: &Rows) {
        if self.selection.features.is_some() {
            return;
        }
        let is_index = |(feature, facts): (&Column, &Facts)| {
            let nameless = rows.names[feature.index] == format!("unnamed_{}", feature.index + 1);
            nameless && feature.kind == Kind::Number && facts.counts_rows && facts.others + facts.missing == 0
        };
        let keep: Vec<bool> =
            self.columns.features.iter().zip(&self.facts).map(|pair| !is_index(pair)).collect();
        if keep.iter().all(|&keep| keep) || !keep.contains(&true) {
            return;
        }
        let mut cell = 0;
        self.x.retain(|_| {
            cell += 1;
            keep[(cell - 1) % keep.len()]
        });
        let left_out = self.columns.features.iter().zip(&keep).filter(|(_, keep)| !**keep);
        self.row_numbers = left_out.map(|(feature, _)| feature.index).collect();
        let kept = |slot: usize| keep[slot];
        retain_slots(&mut self.columns.features, kept);
        retain_slots(&mut self.facts, kept);
        retain_slots(&mut self.values, kept);
    }

    /// The names of the features, and X column after column: a column that is split becomes one feature for each value.
    fn split_columns(&mut self) -> (Vec<String>, Vec<f64>) {
        let x = std::mem::take(&mut self.x);
        if self.columns.features.iter().all(|feature| feature.kind != Kind::OneHot) {
            return (self.columns.features.iter().map(|feature| feature.name.clone()).collect(), x);
        }
        let (mut names, mut codes) = (Vec::new(), Vec::new());
        for (feature, values) in self.columns.features.iter().zip(&self.values) {
            let mut values: Vec<(&String, &usize)> = values.iter().collect();
            values.sort();
            codes.push(values.iter().map(|(_, code)| **code as f64).collect::<Vec<f64>>());
            match feature.kind {
                Kind::OneHot => {
                    names.extend(values.iter().map(|(value, _)| format!("{}={value}", feature.name)))
                }
                _ => names.push(feature.name.clone()),
            }
        }
        let mut split = Vec::new();
        for row in x.chunks(self.columns.features.len()) {
            for ((feature, codes), &number) in self.columns.features.iter().zip(&codes).zip(row) {
                match feature.kind {
                    Kind::OneHot => split.extend(codes.iter().map(|&code| f64::from(number == code))),
                    _ => split.push(number),
                }
            }
        }
        (names, split)
    }
}

fn retain_slots<T>(slots: &mut Vec<T>, keep: impl Fn(usize) -> bool) {
    let mut slot = 0;
    slots.retain(|_| {
        slot += 1;
        keep(slot - 1)
    });
}
