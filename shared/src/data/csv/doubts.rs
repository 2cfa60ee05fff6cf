//! Tables that can be read in two ways.

use crate::data::csv::cell::{Decimal, with_decimal_comma};
use crate::data::csv::columns::{Column, Kind};
use crate::data::csv::facts::{Facts, Place};
use crate::data::csv::gather::Gathered;
use crate::data::csv::header::nameless;
use crate::data::csv::labels::Labels;
use crate::data::csv::offered::typed_names;
use crate::data::csv::problems::Problems;
use crate::data::csv::rows::Rows;
use crate::lab::{Error, quote};

/// Where a number is as large and has no mark, none has.
const THOUSAND: f64 = 1000.0;

/// How many columns of a table of texts hold their own name, and how many there are. Line 1 of a table with numbers is
/// sure to hold names, for a number stands there nowhere.
fn named_columns(gathered: &Gathered, rows: &Rows) -> Option<(Vec<String>, usize)> {
    let found = || gathered.columns.features.iter().zip(&gathered.facts);
    let has_name = |column: &Column| rows.names[column.index] != nameless(column.index);
    let numbers = found().any(|(column, facts)| {
        column.kind == Kind::Number && has_name(column) && facts.numbers > facts.others
    });
    let number_labels = gathered.labels.as_ref().is_some_and(Labels::are_numbers);
    if !rows.header || numbers || number_labels || gathered.selection.of_a_model {
        return None;
    }
    let label = gathered.labels.as_ref().filter(|labels| labels.named() > 0).and(gathered.columns.label);
    let features = found().filter(|(_, facts)| facts.named > 0).map(|(column, _)| column.index);
    let named: Vec<String> = features.chain(label).map(|index| quote(&rows.names[index])).collect();
    let columns = gathered.columns.features.len() + gathered.labels.iter().len();
    (!named.is_empty()).then_some((named, columns))
}

/// A note on names that are values of their columns, too.
pub(super) fn names_among_values(gathered: &Gathered, rows: &Rows) -> Option<String> {
    let (named, _) = named_columns(gathered, rows)?;
    Some(format!("{} is a name in line 1 and a value below it; --no-header if line 1 is a row", named[0]))
}

/// A note on points that are read as decimals, where each may stand between thousands.
pub(super) fn open_points(gathered: &Gathered) -> Option<String> {
    let mut found = gathered.columns.features.iter().zip(&gathered.facts);
    let place = |facts: &Facts| facts.points.thousands.clone().filter(|_| facts.largest < THOUSAND);
    let (column, (_, text)) = found.find_map(|(column, facts)| Some((column, place(facts)?)))?;
    let is_open = gathered.decimal == Decimal::OpenPoint;
    is_open.then(|| {
        format!(
            "the points in {}, such as {}, are read as decimals; if they stand between thousands, take them out",
            quote(&column.name),
            quote(&text)
        )
    })
}

impl Problems<'_> {
    /// Refuses a first line that is rather a row.
    pub(super) fn check_header(&self) -> Result<(), Error> {
        let Some((named, columns)) = named_columns(self.gathered, self.rows) else { return Ok(()) };
        if 2 * named.len() < columns {
            return Ok(());
        }
        let (one, shown) = (named.len() == 1, named[..named.len().min(3)].join(", "));
        let are = if one { "is a value of its column" } else { "are values of their columns" };
        let more = if named.len() > 3 { ", ..." } else { "" };
        let remedy = "add --no-header if it is a row, else name the columns otherwise";
        Err(Error::line(
            self.rows.file(),
            1,
            format!("looks like data: {shown}{more} {are}, {} of {columns}; {remedy}", named.len()),
        ))
    }

    /// Refuses marks that may stand before decimals or between thousands, where no number of the table tells which.
    pub(super) fn check_marks(&self) -> Result<(), Error> {
        let commas = |facts: &Facts| facts.commas.thousands.is_some();
        let settled = self.found().any(|(_, facts)| facts.commas.count > 0 && !commas(facts));
        let comma = self.found().find(|(_, facts)| !settled && commas(facts));
        if let Some((column, facts)) = comma {
            return self.unclear(column, facts.commas.thousands.as_ref(), "comma");
        }
        // Beside 97, 1.295 is rather 1295: decimals seldom end in three digits or none.
        let beside_whole = |facts: &Facts| facts.numbers > facts.points.count && facts.largest < THOUSAND;
        let has_comma =
            |facts: &Facts| facts.texts.found.iter().any(|(text, _)| with_decimal_comma(text).is_some());
        let any_comma = self.found().any(|(_, facts)| has_comma(facts));
        let doubtful = |facts: &Facts| facts.points.thousands.is_some() && (any_comma || beside_whole(facts));
        let open = self.gathered.decimal == Decimal::OpenPoint;
        match self.found().find(|(_, facts)| open && doubtful(facts)) {
            Some((column, facts)) => self.unclear(column, facts.points.thousands.as_ref(), "point"),
            None => Ok(()),
        }
    }

    fn unclear(&self, column: &Column, place: Option<&Place>, mark: &str) -> Result<(), Error> {
        let Some((line, text)) = place else { return Ok(()) };
        let expected = format!(
            "a number whose {mark} can mean one thing; before decimals write {text}0, between thousands take it out"
        );
        Err(Error::cell(self.rows.file(), *line, &column.name, text, &expected))
    }

    /// Refuses whole numbers that would lose digits.
    pub(super) fn check_digits(&self) -> Result<(), Error> {
        let cut = self.found().filter_map(|(column, facts)| Some((column, facts.cut.as_ref()?)));
        let Some((column, (line, text))) = cut.min_by_key(|(_, (line, _))| *line) else { return Ok(()) };
        let remedy = match self.selection.of_a_model {
            true => "write fewer digits".to_string(),
            false => format!("--without {}, or write fewer digits", typed_names(&[&column.name])),
        };
        let expected = format!("a number of no more digits than an f64 keeps; {remedy}");
        Err(Error::cell(self.rows.file(), *line, &column.name, text, &expected))
    }

    /// Refuses values of a column that is split which differ only in case.
    pub(super) fn check_case(&self) -> Result<(), Error> {
        let pairs = self.gathered.columns.features.iter().zip(&self.gathered.values);
        let mut pairs = pairs.filter_map(|(column, values)| Some((column, values.differ_in_case()?)));
        let Some((column, [one, other])) = pairs.next() else { return Ok(()) };
        let (one, other) = (quote(one), quote(other));
        let problem = format!("holds {one} and {other}, which differ only in case; write them alike");
        Err(Error::file(self.rows.file(), format!("column {} {problem}", quote(&column.name))))
    }
}
