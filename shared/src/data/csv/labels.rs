//! The labels of a table, and which of their values counts as 1.

use crate::data::csv::cell::{self, with_decimal_comma};
use crate::data::csv::facts::MOST_TEXTS;
use crate::data::csv::missing::is_missing;
use crate::data::csv::rows::Rows;
use crate::data::examples::Selection;
use crate::lab::quote;

/// How many different labels are told.
pub(super) const SHOWN: usize = 5;

/// How many different labels are remembered.
const MOST: usize = 64;

/// The column of labels.
pub(super) struct Labels {
    column: usize,
    pub(super) name: String,
    pub(super) comma: bool,
    pub(super) positive: Option<Value>,
    /// The labels that there may be, if that is known.
    pub(super) known: Vec<Value>,
    /// One for each row that is kept: 0 or 1, NaN where it is neither.
    pub y: Vec<f64>,
    pub(super) values: Vec<Value>,
    /// Rows with a label beyond those that are remembered.
    pub(super) others: usize,
    pub(super) missing: usize,
    pub(super) first_missing: Option<(u64, String)>,
}

/// A label as it is written first; numbers are the same however they are written.
pub(super) struct Value {
    pub text: String,
    pub number: Option<f64>,
    pub count: usize,
    pub line: u64,
}

impl Value {
    fn new(text: &str, comma: bool, line: u64) -> Value {
        Value { text: text.to_string(), number: number(text, comma), count: 0, line }
    }

    pub fn is(&self, text: &str, comma: bool) -> bool {
        self.text == text || (self.number.is_some() && self.number == number(text, comma))
    }

    pub fn told(&self) -> String {
        format!("{} ({})", quote(&self.text), self.count)
    }
}

/// A label that is a number. Where commas do not separate, one may mark decimals.
fn number(text: &str, comma: bool) -> Option<f64> {
    cell::number(text).or_else(|| if comma { None } else { with_decimal_comma(text) })
}

impl Labels {
    /// `comma` says whether commas separate the values; else they may mark decimals.
    pub fn new(column: usize, name: &str, selection: &Selection, comma: bool) -> Labels {
        let positive = selection.positive.map(|text| Value::new(text.trim(), comma, 0));
        let known = selection.known_labels.filter(|_| positive.is_some()).unwrap_or_default();
        Labels {
            column,
            name: name.to_string(),
            comma,
            known: known.iter().map(|text| Value::new(text, comma, 0)).collect(),
            positive,
            y: Vec::new(),
            values: Vec::new(),
            others: 0,
            missing: 0,
            first_missing: None,
        }
    }

    /// Whether the row that was read last has a label.
    pub fn is_there(&mut self, rows: &Rows) -> bool {
        let text = rows.cell(self.column);
        let missing = is_missing(text) && !self.is_minus(text) && !self.is_positive(text);
        if missing {
            self.missing += 1;
            self.first_missing.get_or_insert_with(|| (rows.line(), text.to_string()));
        }
        !missing
    }

    /// Where + is a label, - is one too.
    fn is_minus(&self, text: &str) -> bool {
        text == "-"
            && self.positive.as_ref().is_some_and(|positive| ["+", "-"].contains(&positive.text.as_str()))
    }

    fn is_positive(&self, text: &str) -> bool {
        self.positive.as_ref().is_some_and(|positive| positive.is(text, self.comma))
    }

    /// Takes the label of the row that was read last: 0, 1, or NaN where it is neither.
    pub fn take(&mut self, rows: &Rows) {
        let text = rows.cell(self.column);
        self.y.push(match &self.positive {
            Some(positive) => f64::from(positive.is(text, self.comma)),
            None => {
                number(text, self.comma).filter(|&label| label == 0.0 || label == 1.0).unwrap_or(f64::NAN)
            }
        });
        if !is_missing(text) || text == "-" {
            self.count(text, rows.line());
        }
    }

    fn count(&mut self, text: &str, line: u64) {
        let comma = self.comma;
        if let Some(value) = self.values.iter_mut().find(|value| value.is(text, comma)) {
            value.count += 1;
        } else if self.values.len() < MOST {
            self.values.push(Value { count: 1, ..Value::new(text, comma, line) });
        } else {
            self.others += 1;
        }
    }

    /// Whether labels are missing.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Whether there are two different labels.
    pub fn are_two(&self) -> bool {
        self.values.len() == 2
    }

    /// Whether every label is a number.
    pub fn are_numbers(&self) -> bool {
        self.values.iter().all(|value| value.number.is_some())
    }

    /// Whether there are few enough different labels to have a feature each.
    pub fn are_few(&self) -> bool {
        self.values.len() < MOST_TEXTS
    }

    /// Whether no row has a label.
    pub fn are_none(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether the value that counts as 1 is found.
    pub fn hold_positive(&self) -> bool {
        self.y.contains(&1.0)
    }

    /// How often the column holds its own name.
    pub fn named(&self) -> usize {
        self.values.iter().find(|value| value.text == self.name).map_or(0, |value| value.count)
    }

    /// The different labels, if all of them are remembered.
    pub fn different(&self) -> Vec<String> {
        let values = if self.others == 0 { &self.values[..] } else { &[] };
        values.iter().map(|value| value.text.clone()).collect()
    }

    /// The words for 0 and 1, if the table has words and two of them.
    pub fn words(&self) -> Option<[String; 2]> {
        let positive = self.positive.as_ref()?;
        let [one, other] = &self.values[..] else { return None };
        let negative = if positive.is(&one.text, self.comma) { other } else { one };
        Some([negative.text.clone(), positive.text.clone()])
    }

    /// The labels and how often each is found.
    pub fn told(&self) -> String {
        let mut told: Vec<String> = self.values.iter().take(SHOWN).map(Value::told).collect();
        if self.values.len() > SHOWN {
            told.push("...".to_string());
        }
        told.join(", ")
    }
}
