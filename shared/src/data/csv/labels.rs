//! The labels of a table, and which of their values counts as 1.

use crate::data::csv::cell::is_missing;
use crate::data::csv::facts::MOST_TEXTS;
use crate::data::csv::rows::Rows;
use crate::lab::{Error, quote};
use crate::page::counted;

/// How many different labels are told.
const SHOWN: usize = 5;

/// How many different labels are remembered.
const MOST: usize = 64;

/// The column of labels.
pub(super) struct Labels {
    column: usize,
    name: String,
    positive: Option<String>,
    /// One for each row that is kept: 0 or 1, NaN where it is neither.
    pub y: Vec<f64>,
    values: Vec<Value>,
    /// Rows with a label beyond those that are remembered.
    others: usize,
    missing: usize,
    first_missing: Option<u64>,
}

/// A label as it is written first; numbers are the same however they are written.
struct Value {
    text: String,
    number: Option<f64>,
    count: usize,
    line: u64,
}

impl Value {
    fn is(&self, text: &str) -> bool {
        self.text == text || (self.number.is_some() && self.number == number(text))
    }

    fn told(&self) -> String {
        format!("{} ({})", quote(&self.text), self.count)
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

fn same(text: &str, other: &str) -> bool {
    text == other || (number(text).is_some() && number(text) == number(other))
}

impl Labels {
    pub fn new(column: usize, name: &str, positive: Option<&str>) -> Labels {
        let positive = positive.map(|value| value.trim().to_string());
        let name = name.to_string();
        Labels {
            column,
            name,
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
        let missing = is_missing(text) && self.positive.as_deref() != Some(text);
        if missing {
            self.missing += 1;
            self.first_missing.get_or_insert(rows.line());
        }
        !missing
    }

    /// Takes the label of the row that was read last: 0, 1, or NaN where it is neither.
    pub fn take(&mut self, rows: &Rows) {
        let text = rows.cell(self.column);
        self.y.push(match &self.positive {
            Some(positive) => f64::from(same(text, positive)),
            None => number(text).filter(|&label| label == 0.0 || label == 1.0).unwrap_or(f64::NAN),
        });
        if !is_missing(text) {
            self.count(text, rows.line());
        }
    }

    fn count(&mut self, text: &str, line: u64) {
        if let Some(value) = self.values.iter_mut().find(|value| value.is(text)) {
            value.count += 1;
        } else if self.values.len() < MOST {
            self.values.push(Value { text: text.to_string(), number: number(text), count: 1, line });
        } else {
            self.others += 1;
        }
    }

    /// Whether labels are missing.
    pub fn missing(&self) -> usize {
        self.missing
    }

    /// Whether every label is 0 or 1 by itself or by the value that counts as 1.
    pub fn are_known(&self) -> bool {
        !self.y.iter().any(|label| label.is_nan())
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

    /// The words for 0 and 1, if the table has words and two of them.
    pub fn words(&self) -> Option<[String; 2]> {
        let positive = self.positive.as_ref()?;
        let [one, other] = &self.values[..] else { return None };
        let negative = if same(&one.text, positive) { other } else { one };
        Some([negative.text.clone(), positive.clone()])
    }

    /// The labels and how often each is found.
    pub fn told(&self) -> String {
        let mut told: Vec<String> = self.values.iter().take(SHOWN).map(Value::told).collect();
        if self.values.len() > SHOWN || self.others > 0 {
            told.push("...".to_string());
        }
        told.join(", ")
    }

    /// Refuses labels that are not there, differ only in case, or are neither 0 nor 1.
    ///
    /// # Errors
    /// One line about the first of these.
    pub fn check(&self, file: &str, drop_missing: bool) -> Result<(), Error> {
        let about =
            |problem: String| Err(Error::file(file, format!("column {} {problem}", quote(&self.name))));
        if let Some(line) = self.first_missing.filter(|_| !drop_missing) {
            let rows = counted(self.missing, "row");
            let problem = format!("has no label here, and in {rows} in all; --drop-missing leaves them out");
            return Err(Error::line(file, line, format!("column {} {problem}", quote(&self.name))));
        }
        if let Some([one, other]) = self.differ_in_case() {
            return about(format!("holds {one} and {other}, which differ only in case; write them alike"));
        }
        match &self.positive {
            Some(positive) if !self.y.contains(&1.0) => {
                about(format!("never holds {}; it holds {}", quote(positive), self.told()))
            }
            None if !self.are_known() => self.refuse(file),
            _ => Ok(()),
        }
    }

    /// One line about the first label that is neither 0 nor 1.
    fn refuse(&self, file: &str) -> Result<(), Error> {
        let unknown = |value: &&Value| !matches!(value.number, Some(0.0 | 1.0));
        let Some(first) = self.values.iter().find(unknown) else { return Ok(()) };
        let remedy = match &self.values[..] {
            [one, other] => format!("--positive {} or --positive {}", typed(&one.text), typed(&other.text)),
            _ => "--positive names the value that counts as 1".to_string(),
        };
        let expected = format!("a label, 0 or 1; the column holds {}: {remedy}", self.told());
        Err(Error::cell(file, first.line, &self.name, &first.text, &expected))
    }

    fn differ_in_case(&self) -> Option<[String; 2]> {
        let lower = |value: &Value| value.text.to_lowercase();
        self.values.iter().enumerate().find_map(|(index, value)| {
            let alike = |other: &&Value| other.number.is_none() && lower(other) == lower(value);
            let other = self.values[..index].iter().find(alike)?;
            Some([other.told(), value.told()])
        })
    }

    /// Which labels count as 0, where there are more than two.
    pub fn note(&self) -> Option<String> {
        let positive = self.positive.as_ref()?;
        let zeros: Vec<String> =
            self.values.iter().filter(|value| !same(&value.text, positive)).map(Value::told).collect();
        if zeros.len() < 2 {
            return None;
        }
        let others = if self.others > 0 { " and others" } else { "" };
        Some(format!("{}{others} count as 0", zeros.join(", ")))
    }
}

/// A value as it is typed behind a flag.
pub(super) fn typed(value: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "_.,=-+/:@%".contains(letter);
    if !value.is_empty() && value.chars().all(plain) { value.to_string() } else { format!("\"{value}\"") }
}
