//! The numbers of a table, gathered row by row.

use ndarray::{Array2, ShapeBuilder};

use crate::data::csv::cell::{Decimal, same};
use crate::data::csv::columns::{Column, Columns, Kind};
use crate::data::csv::facts::Facts;
use crate::data::csv::labels::Labels;
use crate::data::csv::left_out::LeftOut;
use crate::data::csv::missing::is_missing;
use crate::data::csv::rows::Rows;
use crate::data::csv::separator::Separator;
use crate::data::csv::values::{MOST_VALUES, Values};
use crate::data::examples::{Examples, Headerless, RowLines, Selection};
use crate::lab::{Error, quote};

/// The most numbers that a table may have, 4 GiB of them. An endless one stops here.
const MOST_NUMBERS: usize = 1 << 29;

pub(crate) struct Gathered<'a> {
    pub(super) selection: &'a Selection<'a>,
    pub(super) columns: Columns,
    /// What each feature's column holds.
    pub(super) facts: Vec<Facts>,
    pub(super) labels: Option<Labels>,
    /// The values of each column that is split, by the code that stands for them in `x`.
    pub(super) values: Vec<Values>,
    /// One number for each feature's column, row after row.
    pub(super) x: Vec<f64>,
    lines: RowLines,
    pub(super) decimal: Decimal,
    /// Rows that were left out because a value is missing.
    pub dropped: usize,
    /// Columns that were left out although they were not named.
    pub(super) left_out: Vec<LeftOut>,
}

impl<'a> Gathered<'a> {
    /// # Errors
    /// A column that is asked for is not there.
    pub fn new(rows: &Rows, selection: &'a Selection<'a>) -> Result<Gathered<'a>, Error> {
        let columns = Columns::chosen(rows, selection)?;
        let comma = rows.separator == Separator::Comma;
        Ok(Gathered {
            selection,
            facts: columns.features.iter().map(|feature| Facts::new(&rows.names[feature.index])).collect(),
            values: columns.features.iter().map(|_| Values::default()).collect(),
            labels: columns.label.map(|label| Labels::new(label, &rows.names[label], selection, comma)),
            columns,
            x: Vec::new(),
            lines: RowLines::default(),
            decimal: if comma { Decimal::Point } else { Decimal::Open },
            dropped: 0,
            left_out: Vec::new(),
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
        let labels = self.labels.as_mut();
        let has_room =
            self.x.try_reserve(wanted).is_ok() && labels.is_none_or(|labels| labels.y.try_reserve(1).is_ok());
        if !has_room {
            return refuse("does not fit into memory; leave out columns or rows".to_string());
        }
        Ok(())
    }

    /// The number that stands for a cell: NaN where it is missing or is none. Of a row that is not kept, only what it
    /// lacks is counted.
    fn number(&mut self, slot: usize, rows: &Rows, keep: bool) -> Result<f64, Error> {
        let Column { index, name, kind } = &self.columns.features[slot];
        let text = rows.cell(*index);
        let facts = &mut self.facts[slot];
        if keep && *kind == Kind::Number {
            return Ok(facts.read(text, rows.line(), &mut self.decimal));
        }
        if is_missing(text) {
            return Ok(facts.lacks(text, rows.line()));
        }
        facts.filled = true;
        if !keep {
            return Ok(f64::NAN);
        }
        facts.take_text(text);
        if let Kind::Indicator(value) = kind {
            return Ok(f64::from(same(text, value)));
        }
        self.values[slot].code(text).map(|code| code as f64).ok_or_else(|| {
            let problem =
                format!("column {} has more than {MOST_VALUES} values, too many to split", quote(name));
            Error::file(rows.file(), problem)
        })
    }

    /// How many examples there are.
    pub fn examples(&self) -> usize {
        self.lines.len()
    }

    /// Whether no number of a column is there twice.
    pub fn all_differ(&self, slot: usize) -> bool {
        let column = self.x.iter().skip(slot).step_by(self.columns.features.len());
        let mut numbers: Vec<f64> = column.copied().collect();
        numbers.sort_by(f64::total_cmp);
        numbers.windows(2).all(|pair| pair[0] < pair[1])
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
            label_words: labels.as_ref().and_then(Labels::words),
            labels: labels.as_ref().map_or(Vec::new(), Labels::different),
            headerless: (!rows.header)
                .then_some(Headerless { columns: rows.names.len(), label: self.columns.label }),
            lines: self.lines,
            notes,
        }
    }

    /// The names of the features, and X column after column: a column that is split becomes one feature for each value.
    fn split_columns(&mut self) -> (Vec<String>, Vec<f64>) {
        let x = std::mem::take(&mut self.x);
        if self.columns.features.iter().all(|feature| feature.kind != Kind::OneHot) {
            return (self.columns.features.iter().map(|feature| feature.name.clone()).collect(), x);
        }
        let (mut names, mut codes) = (Vec::new(), Vec::new());
        for (feature, values) in self.columns.features.iter().zip(&self.values) {
            let values = values.sorted();
            codes.push(values.iter().map(|&(_, code)| code as f64).collect::<Vec<f64>>());
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
