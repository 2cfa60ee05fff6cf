//! What is wrong with a table, in one line that says what to type.

use crate::data::csv::cell::{self, Decimal};
use crate::data::csv::columns::{Column, Kind};
use crate::data::csv::facts::Facts;
use crate::data::csv::gather::Gathered;
use crate::data::csv::marks::remedy;
use crate::data::csv::offered::typed_names;
use crate::data::csv::rows::Rows;
use crate::data::examples::Selection;
use crate::lab::{Error, quote};
use crate::page::counted;

/// How many columns are told.
const SHOWN: usize = 10;

pub(super) struct Problems<'a> {
    pub gathered: &'a Gathered<'a>,
    pub selection: &'a Selection<'a>,
    pub rows: &'a Rows<'a>,
}

/// A feature's column and what it holds.
pub(super) type Found<'a> = (&'a Column, &'a Facts);

impl Problems<'_> {
    /// # Errors
    /// The first problem: with the label, with columns that hold text or lack values, with one value.
    pub fn check(&self) -> Result<(), Error> {
        if self.gathered.examples() == 0 && self.gathered.dropped == 0 {
            return self.refuse("only a header; expected at least one row of values below it".to_string());
        }
        if self.gathered.examples() == 0 {
            return self.refuse(self.nothing_left());
        }
        self.check_header()?;
        self.check_label()?;
        self.check_marks()?;
        self.check_digits()?;
        let (reasons, flags) = self.features(None);
        if !reasons.is_empty() {
            return self.refuse(format!("{}; {flags}", reasons.join(", and ")));
        }
        self.check_case()?;
        self.check_values()
    }

    /// Each row lacks a value: which column lacks the most of them.
    fn nothing_left(&self) -> String {
        const PROBLEM: &str = "every row lacks a value; nothing is left";
        if self.gathered.labels.as_ref().is_some_and(|labels| labels.missing() == self.gathered.dropped) {
            let name = &self.rows.names[self.gathered.columns.label.unwrap_or_default()];
            return format!("{PROBLEM}: no row has a label in {}; --label names another column", quote(name));
        }
        let emptiest = self.found().max_by_key(|(_, facts)| facts.missing);
        let Some((column, facts)) = emptiest else { return PROBLEM.to_string() };
        let lacks = format!("{PROBLEM}: {} lacks {}", quote(&column.name), counted(facts.missing, "value"));
        match self.selection.of_a_model || self.found().count() < 2 {
            true => lacks,
            false => format!("{lacks}; add {}", self.leave_out(&[&column.name]).join(" ")),
        }
    }

    /// Refuses the first value that is no number.
    fn check_values(&self) -> Result<(), Error> {
        let wrong =
            self.found().filter_map(|(column, facts)| Some((column, facts, facts.first_other.as_ref()?)));
        let Some((column, facts, (line, text))) = wrong.min_by_key(|(_, _, (line, _))| *line) else {
            return Ok(());
        };
        let number = match self.gathered.decimal {
            Decimal::Comma => "a finite number with a comma before its decimals, as in the rows above",
            _ => "a finite number",
        };
        let is_word = !text.contains(|letter: char| letter.is_ascii_digit());
        let line_of = |(_, facts): &Found| facts.first_other.as_ref().map(|(line, _)| *line);
        let all_here = self.found().count() > 1 && self.found().all(|found| line_of(&found) == Some(*line));
        let remedy = match remedy(text) {
            _ if self.gathered.decimal == Decimal::Comma && cell::number(text).is_some() => String::new(),
            None if all_here && facts.others == 1 => {
                "; the line has no number: if it is no row, delete it".to_string()
            }
            Some(remedy) => format!("; {remedy}"),
            None if is_word && facts.numbers > 2 => {
                "; if it stands for a value that is not known, make it blank, then \
                                                     --drop-missing"
                    .to_string()
            }
            None => String::new(),
        };
        Err(Error::cell(self.rows.file(), *line, &column.name, text, &format!("{number}{remedy}")))
    }

    /// What is wrong with the features, and the flags that mend it. If a column is to be the label, it is no feature,
    /// and the column that was taken for the label is one.
    pub(super) fn features(&self, label: Option<&Column>) -> (Vec<String>, String) {
        let is_feature = |(column, _): &Found| label.is_none_or(|label| label.index != column.index);
        let holds_text = |(column, facts): &Found| {
            column.kind == Kind::Number && facts.holds_text() && !self.selection.of_a_model
        };
        let (texts, others): (Vec<Found>, Vec<Found>) = self.found().filter(is_feature).partition(holds_text);
        let mut words: Vec<Words> = texts.iter().map(Words::of).collect();
        words.extend(label.and(self.former_label()));
        let drops = !self.selection.drop_missing;
        let missing: Vec<Found> =
            others.into_iter().filter(|(_, facts)| drops && facts.missing > 0).collect();
        let reasons = text_reason(&words).into_iter().chain(missing_reason(&missing)).collect();

        let sparse: Vec<Words> = self.too_sparse(&missing).iter().map(Words::of).collect();
        let lacks = sparse.len() < missing.len();
        let (split, mut rest): (Vec<&Words>, Vec<&Words>) = words.iter().partition(|words| words.few);
        rest.extend(&sparse);
        let split_lacks = drops && split.iter().any(|words| words.missing);
        let features = self.found().filter(is_feature).count() + usize::from(label.is_some());
        // What leaves no feature is no remedy.
        let leaves_one = |left_out: usize| left_out < features;
        let mut ways = Vec::new();
        if leaves_one(rest.len()) {
            ways.push(self.flags(&split, &rest, split_lacks || lacks));
        }
        if !split.is_empty() && leaves_one(words.len() + sparse.len()) {
            let all: Vec<&Words> = words.iter().chain(&sparse).collect();
            ways.push(self.flags(&[], &all, lacks));
        }
        let flags = match &ways[..] {
            [] => {
                "no column is left for a feature: too many values for --one-hot, or too few rows with a value"
                    .to_string()
            }
            ways if ways[0].is_empty() => String::new(),
            ways => format!("add {}", ways.join(", or ")),
        };
        (reasons, flags)
    }

    /// The column that was taken for the label, if it holds text.
    fn former_label(&self) -> Option<Words> {
        let labels = self.gathered.labels.as_ref().filter(|labels| !labels.are_numbers())?;
        let name = self.rows.names[self.gathered.columns.label?].clone();
        Some(Words { name, few: labels.are_few(), missing: labels.missing() > 0 })
    }

    /// Splits some columns, leaves out the rest, and drops rows that lack a value.
    fn flags(&self, split: &[&Words], rest: &[&Words], drop: bool) -> String {
        let split =
            self.selection.one_hot.iter().copied().chain(split.iter().map(|words| words.name.as_str()));
        let split: Vec<&str> = split.collect();
        let rest: Vec<&str> = rest.iter().map(|words| words.name.as_str()).collect();
        let mut flags = self.leave_out(&rest);
        if !split.is_empty() {
            flags.push(format!("--one-hot {}", typed_names(&split)));
        }
        flags.extend(drop.then(|| "--drop-missing".to_string()));
        flags.join(" ")
    }

    /// The flag that leaves out these columns, beside those that are left out already.
    fn leave_out(&self, columns: &[&str]) -> Vec<String> {
        if self.selection.of_a_model {
            return Vec::new();
        }
        if let Some(features) = &self.selection.features {
            let kept: Vec<&str> = features.iter().filter(|name| !columns.contains(name)).copied().collect();
            return vec![format!("--features {}", typed_names(&kept))];
        }
        let all = [&self.selection.without[..], columns].concat();
        if all.is_empty() { Vec::new() } else { vec![format!("--without {}", typed_names(&all))] }
    }

    pub(super) fn found(&self) -> impl Iterator<Item = Found<'_>> {
        self.gathered.columns.features.iter().zip(&self.gathered.facts)
    }

    pub(super) fn refuse(&self, problem: String) -> Result<(), Error> {
        Err(Error::file(self.rows.file(), problem))
    }
}

/// A column of text.
struct Words {
    name: String,
    /// Whether it has few enough values to have a feature each.
    few: bool,
    missing: bool,
}

impl Words {
    fn of((column, facts): &Found) -> Words {
        Words { name: column.name.clone(), few: facts.are_few(), missing: facts.missing > 0 }
    }
}

/// Which columns hold text.
fn text_reason(words: &[Words]) -> Option<String> {
    let names: Vec<String> = words.iter().map(|words| quote(&words.name)).collect();
    match &names[..] {
        [] => None,
        [one] => Some(format!("column {one} holds text")),
        many => Some(format!("columns {} hold text", first(many))),
    }
}

/// Which columns lack values, in how many rows, and where first.
fn missing_reason(missing: &[Found]) -> Option<String> {
    let (one, others) = missing.split_first()?;
    let (line, text) = missing.iter().filter_map(|(_, facts)| facts.first_missing.as_ref()).min()?;
    let word = if text.is_empty() { String::new() } else { format!(" ({})", quote(text)) };
    let also = others.iter().map(|(column, facts)| format!("{} in {}", quote(&column.name), facts.missing));
    let also =
        if others.is_empty() { String::new() } else { format!(", {}", first(&also.collect::<Vec<_>>())) };
    let (name, rows) = (quote(&one.0.name), counted(one.1.missing, "row"));
    Some(format!("{name} lacks values in {rows}{also}, first at line {line}{word}"))
}

/// The first of many.
fn first(all: &[String]) -> String {
    let more = all.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    all[..all.len().min(SHOWN)].join(", ") + &more
}
