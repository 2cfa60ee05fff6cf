//! What is found in a column while a table is read.

use crate::data::csv::cell::{Cell, Decimal, may_be_thousands, read};

/// How many different texts of a column are remembered.
pub(super) const MOST_TEXTS: usize = 12;

/// What a column of features holds.
pub(super) struct Facts {
    pub numbers: usize,
    /// Texts, and numbers that do not fit an f64.
    pub others: usize,
    /// The first of them, and its line.
    pub first_other: Option<(u64, String)>,
    pub missing: usize,
    pub first_missing: Option<u64>,
    pub texts: Texts,
    /// Whether all numbers are 0 or 1.
    pub binary: bool,
    /// Whether the numbers are whole, and each is larger than the one before.
    pub rising: bool,
    /// Whether the numbers count the rows, from 0 or 1.
    pub counts_rows: bool,
    /// Numbers with a comma, and the first of them if each might be one with thousands.
    pub commas: usize,
    pub thousands: Option<(u64, String)>,
    last: f64,
}

impl Facts {
    pub fn new() -> Facts {
        Facts {
            numbers: 0,
            others: 0,
            first_other: None,
            missing: 0,
            first_missing: None,
            texts: Texts::default(),
            binary: true,
            rising: true,
            counts_rows: true,
            commas: 0,
            thousands: None,
            last: f64::NEG_INFINITY,
        }
    }

    /// Reads one more cell; NaN if it is no number.
    pub fn read(&mut self, text: &str, line: u64, decimal: &mut Decimal) -> f64 {
        match read(text, decimal) {
            Cell::Number(number) => {
                if *decimal == Decimal::Comma && text.contains(',') {
                    self.take_comma(text, line);
                }
                self.count(number);
                number
            }
            Cell::Missing => {
                self.missing += 1;
                self.first_missing.get_or_insert(line);
                f64::NAN
            }
            Cell::Other => {
                self.others += 1;
                self.first_other.get_or_insert_with(|| (line, text.to_string()));
                self.texts.add(text);
                f64::NAN
            }
        }
    }

    fn take_comma(&mut self, text: &str, line: u64) {
        if !may_be_thousands(text) {
            self.thousands = None;
        } else if self.commas == 0 {
            self.thousands = Some((line, text.to_string()));
        }
        self.commas += 1;
    }

    fn count(&mut self, number: f64) {
        let follows =
            if self.numbers == 0 { number == 0.0 || number == 1.0 } else { number == self.last + 1.0 };
        self.counts_rows &= follows;
        self.rising &= number > self.last && number.fract() == 0.0;
        self.binary &= number == 0.0 || number == 1.0;
        self.last = number;
        self.numbers += 1;
    }

    /// Whether it is a column of texts, not of numbers with a mistake among them.
    pub fn holds_text(&self) -> bool {
        self.others > self.numbers
    }
}

/// Different texts and how often each was found, in the order in which they were found.
#[derive(Default)]
pub(super) struct Texts {
    pub found: Vec<(String, usize)>,
    /// Whether there are more than are remembered.
    pub more: bool,
}

impl Texts {
    pub fn add(&mut self, text: &str) {
        if let Some((_, count)) = self.found.iter_mut().find(|(known, _)| known == text) {
            *count += 1;
        } else if self.found.len() < MOST_TEXTS {
            self.found.push((text.to_string(), 1));
        } else {
            self.more = true;
        }
    }
}
