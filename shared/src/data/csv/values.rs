//! The values of a column that is split: each becomes a feature.

use std::collections::HashMap;

use crate::data::csv::cell::number;

/// A column that is split may have so many values.
pub(super) const MOST_VALUES: usize = 1000;

/// The values of a column, and the code of each.
#[derive(Default)]
pub(super) struct Values {
    codes: HashMap<String, usize>,
    /// The codes of numbers, which are the same however they are written.
    numbers: HashMap<u64, usize>,
    /// Each value as it is written first, by its code.
    names: Vec<String>,
}

impl Values {
    /// The code of a value; None if there are too many.
    pub fn code(&mut self, text: &str) -> Option<usize> {
        if let Some(&code) = self.codes.get(text) {
            return Some(code);
        }
        if self.codes.len() == MOST_VALUES {
            return None;
        }
        let next = self.names.len();
        // 0 is -0, but has other bits.
        let code = match number(text) {
            Some(number) => *self.numbers.entry((number + 0.0).to_bits()).or_insert(next),
            None => next,
        };
        if code == next {
            self.names.push(text.to_string());
        }
        self.codes.insert(text.to_string(), code);
        Some(code)
    }

    /// The values and their codes, in the order of the alphabet.
    pub fn sorted(&self) -> Vec<(&str, usize)> {
        let mut sorted: Vec<_> =
            self.names.iter().enumerate().map(|(code, name)| (name.as_str(), code)).collect();
        sorted.sort_unstable();
        sorted
    }

    /// Two values that differ only in case.
    pub fn differ_in_case(&self) -> Option<[&str; 2]> {
        let mut lower = HashMap::new();
        self.names
            .iter()
            .find_map(|name| lower.insert(name.to_lowercase(), name).map(|other| [other.as_str(), name]))
    }
}
