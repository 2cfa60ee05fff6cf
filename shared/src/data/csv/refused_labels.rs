//! Labels that are refused, and those that are told.

use crate::data::csv::labels::{Labels, SHOWN, Value};
use crate::data::csv::offered::typed;
use crate::lab::{Error, quote};
use crate::page::counted;

impl Labels {
    /// Refuses labels that are not there, differ only in case, or are neither 0 nor 1.
    ///
    /// # Errors
    /// One line about the first of these.
    pub fn check(&self, file: &str, drop_missing: bool) -> Result<(), Error> {
        let about =
            |problem: String| Err(Error::file(file, format!("column {} {problem}", quote(&self.name))));
        let is = |text: &str| self.values.iter().any(|value| value.text == text);
        if self.positive.is_none() && is("+") && is("-") {
            return self.refuse(file);
        }
        if self.are_none() {
            return about(
                "has no value at all, so it cannot be the label; --label names another column".to_string(),
            );
        }
        if let Some((line, text)) = self.first_missing.as_ref().filter(|_| !drop_missing) {
            let rows = counted(self.missing, "row");
            let word = if text.is_empty() { String::new() } else { format!(" ({})", quote(text)) };
            let rename = if text.is_empty() { "" } else { "; if it is a label, write another word for it" };
            let problem = format!(
                "has no label here{word}, and in {rows} in all; --drop-missing leaves them out{rename}"
            );
            return Err(Error::line(file, *line, format!("column {} {problem}", quote(&self.name))));
        }
        if let Some([one, other]) = self.differ_in_case() {
            return about(format!("holds {one} and {other}, which differ only in case; write them alike"));
        }
        if let Some(unknown) = self.unknown() {
            let known: Vec<String> = self.known.iter().take(SHOWN).map(|value| quote(&value.text)).collect();
            let more = if self.known.len() > SHOWN { ", ..." } else { "" };
            let expected = format!(
                "a label that training knows, {}{more}; write it as there, or leave the row out",
                known.join(", ")
            );
            return Err(Error::cell(file, unknown.line, &self.name, &unknown.text, &expected));
        }
        match &self.positive {
            Some(positive) if !self.hold_positive() => {
                about(format!("never holds {}; it holds {}", quote(&positive.text), self.told()))
            }
            Some(_) => Ok(()),
            None => self.refuse(file),
        }
    }

    /// A label that training did not know.
    fn unknown(&self) -> Option<&Value> {
        let is_known = |value: &&Value| self.known.iter().any(|known| known.is(&value.text, self.comma));
        self.values.iter().find(|value| !self.known.is_empty() && !is_known(value))
    }

    /// One line about the first label that is neither 0 nor 1, if there is one.
    fn refuse(&self, file: &str) -> Result<(), Error> {
        let unknown = |value: &&Value| !matches!(value.number, Some(0.0 | 1.0));
        let Some(first) = self.values.iter().find(unknown) else { return Ok(()) };
        let remedy = match &self.values[..] {
            [one, other] => format!("--positive {} or --positive {}", typed(&one.text), typed(&other.text)),
            _ if self.values.len() > SHOWN => {
                "--label names another column, or --positive the value that counts as 1".to_string()
            }
            _ => "--positive names the value that counts as 1".to_string(),
        };
        let is_word = !first.text.contains(|letter: char| letter.is_ascii_digit())
            && self.values.iter().any(|value| value.number.is_some());
        let blank = "; if it stands for no label, make it blank, then --drop-missing";
        let remedy = format!("{remedy}{}", if is_word { blank } else { "" });
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
        let zeros: Vec<String> = self
            .values
            .iter()
            .filter(|value| !positive.is(&value.text, self.comma))
            .map(Value::told)
            .collect();
        if zeros.len() < 2 {
            return None;
        }
        let others = if self.others > 0 { " and others" } else { "" };
        Some(format!("{}{others} count as 0", zeros.join(", ")))
    }
}
