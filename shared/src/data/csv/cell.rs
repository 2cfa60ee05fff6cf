//! What one cell of a table holds.

use crate::data::csv::missing::is_missing;

/// A cell of a column of numbers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Cell {
    Number(f64),
    /// Blank, or one of the words for it.
    Missing,
    /// Text, or a number that does not fit an f64.
    Other,
}

/// The mark before the decimals. It is found with the first number that has one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Decimal {
    /// Points mark decimals: commas separate values, or a number was found whose point can mean nothing else.
    Point,
    /// Not known yet: commas do not separate, so they may mark decimals.
    Open,
    /// There are points, but each of them may stand between thousands, as in `1.234`.
    OpenPoint,
    /// Commas mark decimals.
    Comma,
}

impl Decimal {
    /// Whether a number as programs write it is one in this table, too.
    fn admits(&mut self, text: &str) -> bool {
        if *self == Decimal::Point || !text.contains('.') {
            return true;
        }
        if *self != Decimal::Comma {
            *self = if may_be_thousands(text, '.') { Decimal::OpenPoint } else { Decimal::Point };
        }
        *self != Decimal::Comma
    }
}

/// Reads a trimmed cell. The decimal mark is kept from the first number that shows one.
pub(super) fn read(text: &str, decimal: &mut Decimal) -> Cell {
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
        && decimal.admits(text)
    {
        return Cell::Number(number);
    }
    if is_missing(text) {
        return Cell::Missing;
    }
    if matches!(decimal, Decimal::Open | Decimal::Comma)
        && let Some(number) = with_decimal_comma(text)
    {
        *decimal = Decimal::Comma;
        return Cell::Number(number);
    }
    Cell::Other
}

/// A finite number as programs write it.
pub(super) fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// A number with one comma, before its decimals.
pub(super) fn with_decimal_comma(text: &str) -> Option<f64> {
    let (before, behind) = text.split_once(',')?;
    let one_mark = !before.contains('.') && behind.starts_with(|letter: char| letter.is_ascii_digit());
    one_mark.then(|| number(&format!("{before}.{behind}"))).flatten()
}

/// Whether two values are one: numbers are the same however they are written.
pub(super) fn same(text: &str, other: &str) -> bool {
    text == other || (number(text).is_some() && number(text) == number(other))
}

/// Whether the mark in a number may stand between thousands, as in `1,234`: one to three digits before it, not a 0
/// first, and three behind it.
pub(super) fn may_be_thousands(text: &str, mark: char) -> bool {
    let Some((before, behind)) = text.trim_start_matches(['+', '-']).split_once(mark) else { return false };
    let digits = behind.len() == 3 && behind.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&before.len()) && !before.starts_with('0') && digits
}

/// Up to here an f64 keeps every whole number.
pub(super) const EXACT: f64 = (1_u64 << 53) as f64;

/// Whether a whole number has more digits than an f64 keeps.
pub(super) fn is_cut(text: &str, number: f64) -> bool {
    let is_whole = || text.trim_start_matches(['+', '-']).bytes().all(|byte| byte.is_ascii_digit());
    number.abs() >= EXACT && is_whole() && text.parse::<i128>().ok() != Some(number as i128)
}

/// Whether a name in the first line is rather a value.
pub(super) fn looks_like_a_number(name: &str) -> bool {
    number(name).is_some() || with_decimal_comma(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Decimal, is_cut, read};

    #[test]
    fn the_first_decimal_mark_decides() {
        let mut decimal = Decimal::Open;
        assert_eq!(read("12", &mut decimal), Cell::Number(12.0));
        assert_eq!(read("1,5", &mut decimal), Cell::Number(1.5));
        assert_eq!(read("1.5", &mut decimal), Cell::Other, "1.5 might be 15 in this table");
        let mut decimal = Decimal::Open;
        assert_eq!(read("1.5", &mut decimal), Cell::Number(1.5));
        assert_eq!(read("1,234", &mut decimal), Cell::Other, "1,234 might be 1.234 or 1234");
        let mut decimal = Decimal::Open;
        assert_eq!(read("1.295", &mut decimal), Cell::Number(1.295));
        assert_eq!(decimal, Decimal::OpenPoint);
        assert_eq!(read("0.5", &mut decimal), Cell::Number(0.5));
        assert_eq!(decimal, Decimal::Point);
    }

    #[test]
    fn what_is_no_finite_number_is_missing_or_other() {
        for text in
            ["", "?", "NA", "NaN", "nan", "N/A", "NULL", "null", "None", "n/a", "-", ".", "#N/A", "<NA>"]
        {
            assert_eq!(read(text, &mut Decimal::Point), Cell::Missing, "{text}");
        }
        for text in ["x", "inf", "1e400", "1,5", "--", "0x10", "1 2"] {
            assert_eq!(read(text, &mut Decimal::Point), Cell::Other, "{text}");
        }
        assert_eq!(read("1,", &mut Decimal::Open), Cell::Other, "nothing stands behind the comma");
        assert_eq!(read("+1", &mut Decimal::Point), Cell::Number(1.0));
    }

    #[test]
    fn whole_numbers_are_exact_or_cut() {
        for (text, cut) in [
            ("9007199254740993", true),
            ("9007199254740994", false),
            ("-12345678901234567890", true),
            ("100000000000000000000", false),
            ("1e300", false),
        ] {
            assert_eq!(is_cut(text, text.parse().unwrap()), cut, "{text}");
        }
    }
}
