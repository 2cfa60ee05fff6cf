//! Which column can be the label, where the last one cannot.

use crate::data::csv::columns::Kind;
use crate::data::csv::offered::typed;
use crate::data::csv::problems::{Found, Problems};
use crate::lab::{Error, quote};

impl Problems<'_> {
    /// Checks the labels. Where the last column was taken for the label and cannot be it, other columns are named.
    pub(super) fn check_label(&self) -> Result<(), Error> {
        let Some(labels) = &self.gathered.labels else { return Ok(()) };
        let checked = labels.check(self.rows.file(), self.selection.drop_missing);
        if checked.is_ok() || self.selection.label.is_some() || self.selection.of_a_model {
            return checked;
        }
        let name = quote(&self.rows.names[self.gathered.columns.label.unwrap_or_default()]);
        if let Some(positive) = self.selection.positive {
            let holds = |(_, facts): &Found| facts.texts.found.iter().any(|(text, _)| text == positive);
            return match self.found().find(holds) {
                Some((column, _)) if !labels.hold_positive() => self.refuse(format!(
                    "the last column, {name}, does not hold {}, but {} does: add --label {}",
                    quote(positive),
                    quote(&column.name),
                    typed(&column.name)
                )),
                _ => checked,
            };
        }
        if labels.are_two() {
            return checked;
        }
        let (numbers, words): (Vec<Found>, Vec<Found>) =
            self.found().filter(could_be_label).partition(|(_, facts)| facts.texts.found.is_empty());
        let two = |(_, facts): &&Found| facts.texts.found.len() == 2;
        let likeliest = numbers.first().or_else(|| words.iter().find(two)).or_else(|| words.first());
        let Some(first) = likeliest else { return checked };
        let (_, flags) = self.features(Some(first.0));
        let also = flags.strip_prefix("add ").map_or(String::new(), |flags| format!(" {flags}"));
        let could: Vec<String> =
            numbers.iter().chain(&words).map(|(column, _)| quote(&column.name)).collect();
        let positive = match &first.1.texts.found[..] {
            [(word, _), ..] => format!(" --positive {}", typed(word)),
            [] => String::new(),
        };
        let why = if labels.are_none() {
            "it has no value".to_string()
        } else {
            format!("it holds {}", labels.told())
        };
        self.refuse(format!(
            "the last column, {name}, cannot be the label, for {why}; {} can: add --label {}{positive}{also}",
            could.join(" or "),
            typed(&first.0.name)
        ))
    }
}

/// Whether a column of features has labels in it: 0 and 1 alone, or a few words alone, two or such as are there often.
fn could_be_label((column, facts): &Found) -> bool {
    const MOST_CLASSES: usize = 5;
    let numbers = facts.binary && facts.numbers > 1 && facts.others == 0;
    let classes = facts.texts.found.len();
    let few = classes == 2 || (2..=MOST_CLASSES).contains(&classes) && 2 * classes <= facts.others;
    let words = facts.numbers == 0 && few && !facts.texts.more;
    column.kind == Kind::Number && facts.missing == 0 && (numbers || words)
}
