//! What is wrong with a table, in one line that says what to type.

use crate::data::csv::cell::Decimal;
use crate::data::csv::columns::{Column, Kind};
use crate::data::csv::facts::{Facts, MOST_TEXTS};
use crate::data::csv::gather::Gathered;
use crate::data::csv::labels::typed;
use crate::data::csv::rows::Rows;
use crate::data::examples::Selection;
use crate::lab::{Error, quote};
use crate::page::counted;

pub(super) struct Problems<'a> {
    pub gathered: &'a Gathered<'a>,
    pub selection: &'a Selection<'a>,
    pub rows: &'a Rows<'a>,
}

/// A feature's column and what it holds.
type Found<'a> = (&'a Column, &'a Facts);

impl Problems<'_> {
    /// # Errors
    /// The first problem: with the label, with columns that hold text or lack values, with one value.
    pub fn check(&self) -> Result<(), Error> {
        if self.gathered.examples() == 0 && self.gathered.dropped == 0 {
            return self.refuse("only a header; expected at least one row of values below it".to_string());
        }
        if self.gathered.examples() == 0 {
            return self.refuse("every row lacks a value; nothing is left".to_string());
        }
        self.check_label()?;
        self.check_commas()?;
        let (reasons, flags) = self.features(None);
        if !reasons.is_empty() {
            return self.refuse(format!("{}; add {flags}", reasons.join(", and ")));
        }
        let wrong = self.found().filter(|(_, facts)| facts.others > 0);
        let first = wrong.filter_map(|(column, facts)| Some((column, facts.first_other.as_ref()?)));
        if let Some((column, (line, text))) = first.min_by_key(|(_, (line, _))| *line) {
            return Err(Error::cell(self.rows.file(), *line, &column.name, text, self.expected_number()));
        }
        Ok(())
    }

    /// Refuses commas that may mark decimals or thousands, where no number of the table tells which.
    fn check_commas(&self) -> Result<(), Error> {
        if self.found().any(|(_, facts)| facts.commas > 0 && facts.thousands.is_none()) {
            return Ok(());
        }
        let unclear = self.found().find_map(|(column, facts)| Some((column, facts.thousands.as_ref()?)));
        let Some((column, (line, text))) = unclear else { return Ok(()) };
        let expected =
            "a number whose comma can mean one thing; write decimals with a point, thousands without a mark";
        Err(Error::cell(self.rows.file(), *line, &column.name, text, expected))
    }

    /// Checks the labels. Where the last column was taken for the label and cannot be it, other columns are named.
    fn check_label(&self) -> Result<(), Error> {
        let Some(labels) = &self.gathered.labels else { return Ok(()) };
        let checked = labels.check(self.rows.file(), self.selection.drop_missing);
        let assumed = self.selection.label.is_none() && self.selection.positive.is_none();
        if checked.is_ok() || !assumed || labels.are_known() || labels.are_two() {
            return checked;
        }
        let (numbers, words): (Vec<Found>, Vec<Found>) =
            self.found().filter(could_be_label).partition(|(_, facts)| facts.texts.found.is_empty());
        let [first, ..] = [&numbers[..], &words].concat()[..] else { return checked };
        let name = quote(&self.rows.names[self.gathered.columns.label.unwrap_or_default()]);
        let (_, flags) = self.features(Some(first.0));
        let also = if flags.is_empty() { String::new() } else { format!(" {flags}") };
        let could: Vec<String> =
            numbers.iter().chain(&words).map(|(column, _)| quote(&column.name)).collect();
        let positive = match &first.1.texts.found[..] {
            [(word, _), ..] => format!(" --positive {}", typed(word)),
            [] => String::new(),
        };
        self.refuse(format!(
            "the last column, {name}, cannot be the label, for it holds {}; {} can: add --label {}{positive}{also}",
            labels.told(),
            could.join(" or "),
            typed(&first.0.name)
        ))
    }

    /// What is wrong with the features, and the flags that mend it. If a column is to be the label, it is no feature,
    /// and the column that was taken for the label is one.
    fn features(&self, label: Option<&Column>) -> (Vec<String>, String) {
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

        let (split, rest): (Vec<&Words>, Vec<&Words>) = words.iter().partition(|words| words.few);
        let split_lacks = drops && split.iter().any(|words| words.missing);
        let mut flags = self.flags(&split, &rest, split_lacks || !missing.is_empty());
        if !split.is_empty() {
            let all: Vec<&Words> = words.iter().collect();
            flags += &format!(", or {}", self.flags(&[], &all, !missing.is_empty()));
        }
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
        let mut flags = self.leave_out(rest);
        if !split.is_empty() {
            flags.push(format!("--one-hot {}", typed(&split.join(","))));
        }
        flags.extend(drop.then(|| "--drop-missing".to_string()));
        flags.join(" ")
    }

    /// The flag that leaves out these columns, beside those that are left out already.
    fn leave_out(&self, columns: &[&Words]) -> Vec<String> {
        if self.selection.of_a_model {
            return Vec::new();
        }
        let names: Vec<&str> = columns.iter().map(|words| words.name.as_str()).collect();
        if let Some(features) = &self.selection.features {
            let kept: Vec<&str> = features.iter().filter(|name| !names.contains(name)).copied().collect();
            return vec![format!("--features {}", typed(&kept.join(",")))];
        }
        let all = [&self.selection.without[..], &names].concat();
        if all.is_empty() { Vec::new() } else { vec![format!("--without {}", typed(&all.join(",")))] }
    }

    fn expected_number(&self) -> &'static str {
        match self.gathered.decimal {
            Decimal::Comma => "a finite number with a comma before its decimals, as in the rows above",
            Decimal::Point | Decimal::Open => "a finite number",
        }
    }

    fn found(&self) -> impl Iterator<Item = Found<'_>> {
        self.gathered.columns.features.iter().zip(&self.gathered.facts)
    }

    fn refuse(&self, problem: String) -> Result<(), Error> {
        Err(Error::file(self.rows.file(), problem))
    }
}

/// Whether a column of features has labels in it: 0 and 1 alone, or two words alone.
fn could_be_label((column, facts): &Found) -> bool {
    let numbers = facts.binary && facts.numbers > 1 && facts.others == 0;
    let words = facts.numbers == 0 && facts.texts.found.len() == 2 && !facts.texts.more;
    column.kind == Kind::Number && facts.missing == 0 && (numbers || words)
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
        let few = !facts.texts.more && facts.texts.found.len() < MOST_TEXTS;
        Words { name: column.name.clone(), few, missing: facts.missing > 0 }
    }
}

/// Which columns hold text.
fn text_reason(words: &[Words]) -> Option<String> {
    let names: Vec<String> = words.iter().map(|words| quote(&words.name)).collect();
    match &names[..] {
        [] => None,
        [one] => Some(format!("column {one} holds text")),
        many => Some(format!("columns {} hold text", many.join(", "))),
    }
}

/// Which columns lack values, in how many rows, and where first.
fn missing_reason(missing: &[Found]) -> Option<String> {
    let (first, others) = missing.split_first()?;
    let line = missing.iter().filter_map(|(_, facts)| facts.first_missing).min()?;
    let also = others.iter().map(|(column, facts)| format!(", {} in {}", quote(&column.name), facts.missing));
    let (name, rows) = (quote(&first.0.name), counted(first.1.missing, "row"));
    Some(format!("{name} lacks values in {rows}{}, first at line {line}", also.collect::<String>()))
}
