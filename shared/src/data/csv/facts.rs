//! What is found in a column while a table is read.

use crate::data::csv::cell::{Cell, Decimal, EXACT, is_cut, may_be_thousands, read};
use crate::data::csv::marks::is_marked;

/// How many different texts of a column are remembered.
pub(super) const MOST_TEXTS: usize = 12;

/// A value and its line.
pub(super) type Place = (u64, String);

/// What a column of features holds.
pub(super) struct Facts {
    name: String,
    /// How often it holds its own name.
    pub named: usize,
    pub numbers: usize,
    /// Texts, and numbers that do not fit an f64.
    pub others: usize,
    pub first_other: Option<Place>,
    /// Whether a row has a value here, kept or not.
    pub filled: bool,
    pub missing: usize,
    pub first_missing: Option<Place>,
    pub texts: Texts,
    /// Whether all numbers are 0 or 1.
    pub binary: bool,
    /// Whether all numbers are whole.
    pub whole: bool,
    /// Whether the numbers are whole, and each is larger than the one before.
    pub rising: bool,
    /// Whether the numbers count the rows, from 0 or 1.
    pub counts_rows: bool,
    pub smallest: f64,
    pub largest: f64,
    /// Numbers with a comma, or a point that may mean something else.
    pub commas: Marked,
    pub points: Marked,
    /// The first whole number with more digits than an f64 keeps.
    pub cut: Option<Place>,
    last: f64,
}

/// Numbers with a mark before their decimals.
#[derive(Default)]
pub(super) struct Marked {
    pub count: usize,
    /// The first of them, if each might be one with thousands.
    pub thousands: Option<Place>,
}

impl Marked {
    fn take(&mut self, text: &str, line: u64, mark: char) {
        if !may_be_thousands(text, mark) {
            self.thousands = None;
        } else if self.count == 0 {
            self.thousands = Some((line, text.to_string()));
        }
        self.count += 1;
    }
}

impl Facts {
    pub fn new(name: &str) -> Facts {
        Facts {
            name: name.to_string(),
            named: 0,
            numbers: 0,
            others: 0,
            first_other: None,
            filled: false,
            missing: 0,
            first_missing: None,
            texts: Texts::default(),
            binary: true,
            whole: true,
            rising: true,
            counts_rows: true,
            smallest: f64::INFINITY,
            largest: f64::NEG_INFINITY,
            commas: Marked::default(),
            points: Marked::default(),
            cut: None,
            last: f64::NEG_INFINITY,
        }
    }

    /// Reads one more cell; NaN if it is no number.
    pub fn read(&mut self, text: &str, line: u64, decimal: &mut Decimal) -> f64 {
        match read(text, decimal) {
            Cell::Number(number) => {
                match *decimal {
                    Decimal::Comma if text.contains(',') => self.commas.take(text, line, ','),
                    Decimal::OpenPoint if text.contains('.') => self.points.take(text, line, '.'),
                    _ => {}
                }
                if number.abs() >= EXACT && self.cut.is_none() && is_cut(text, number) {
                    self.cut = Some((line, text.to_string()));
                }
                self.count(number);
                number
            }
            Cell::Missing => self.lacks(text, line),
            Cell::Other => {
                self.others += 1;
                self.first_other.get_or_insert_with(|| (line, text.to_string()));
                self.take_text(text);
                f64::NAN
            }
        }
    }

    /// Takes a row that lacks a value.
    pub fn lacks(&mut self, text: &str, line: u64) -> f64 {
        self.missing += 1;
        self.first_missing.get_or_insert_with(|| (line, text.to_string()));
        f64::NAN
    }

    /// Takes a value that is read as a text.
    pub fn take_text(&mut self, text: &str) {
        self.named += usize::from(text == self.name);
        self.texts.add(text);
    }

    fn count(&mut self, number: f64) {
        if self.counts_rows {
            let first = self.numbers == 0;
            self.counts_rows = if first { number == 0.0 || number == 1.0 } else { number == self.last + 1.0 };
        }
        self.whole = self.whole && number.fract() == 0.0;
        self.rising = self.rising && self.whole && number > self.last;
        self.binary = self.binary && (number == 0.0 || number == 1.0);
        self.smallest = self.smallest.min(number);
        self.largest = self.largest.max(number);
        self.last = number;
        self.numbers += 1;
    }

    /// Whether no row has a value.
    pub fn is_empty(&self) -> bool {
        self.numbers + self.others == 0 && !self.filled
    }

    /// Whether it is a column of texts, not of numbers with a mistake among them.
    pub fn holds_text(&self) -> bool {
        self.others > self.numbers && !self.is_spoilt()
    }

    /// Whether its texts are numbers but for their marks, or a word or two among numbers.
    fn is_spoilt(&self) -> bool {
        const WORDS: usize = 2;
        let texts = &self.texts.found;
        let is_word = |(text, _): &(String, usize)| !text.contains(|letter: char| letter.is_ascii_digit());
        let words = self.numbers > WORDS && texts.len() <= WORDS && texts.iter().all(is_word);
        words || texts.iter().all(|(text, _)| is_marked(text))
    }

    /// Whether there are few enough values to have a feature each.
    pub fn are_few(&self) -> bool {
        !self.texts.more && self.texts.found.len() + self.numbers < MOST_TEXTS
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
