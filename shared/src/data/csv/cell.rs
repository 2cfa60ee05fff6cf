//! What one cell of a table holds.

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
    /// Commas separate values, so points mark decimals.
    Point,
    /// Not known yet: commas do not separate, so they may mark decimals.
    Open,
    /// Commas mark decimals.
    Comma,
}

/// The words for a value that is not there.
const MISSING: [&str; 10] = ["", "?", "NA", "N/A", "NaN", "nan", "NULL", "null", "#N/A", "<NA>"];

pub(super) fn is_missing(text: &str) -> bool {
    MISSING.contains(&text)
}

/// Reads a trimmed cell. The decimal mark is kept from the first number that shows one.
pub(super) fn read(text: &str, decimal: &mut Decimal) -> Cell {
    if let Ok(number) = text.parse::<f64>()
        && number.is_finite()
        && (*decimal != Decimal::Comma || !text.contains('.'))
    {
        if *decimal == Decimal::Open && text.contains('.') {
            *decimal = Decimal::Point;
        }
        return Cell::Number(number);
    }
    if is_missing(text) {
        return Cell::Missing;
    }
    if *decimal != Decimal::Point && text.matches(',').count() == 1 && !text.contains('.') {
        let number = text.replace(',', ".").parse::<f64>();
        if let Some(number) = number.ok().filter(|number| number.is_finite()) {
            *decimal = Decimal::Comma;
            return Cell::Number(number);
        }
    }
    Cell::Other
}

/// Whether the comma in a number may stand between thousands, as in `1,234`: one to three digits before it, not a 0
/// first, and three behind it.
pub(super) fn may_be_thousands(text: &str) -> bool {
    let Some((before, behind)) = text.trim_start_matches(['+', '-']).split_once(',') else { return false };
    (1..=3).contains(&before.len()) && !before.starts_with('0') && behind.len() == 3
}

/// Whether a name in the first line is rather a value.
pub(super) fn looks_like_a_number(name: &str) -> bool {
    name.parse::<f64>().is_ok_and(f64::is_finite)
        || (name.contains(',') && name.replacen(',', ".", 1).parse::<f64>().is_ok_and(f64::is_finite))
}

#[cfg(test)]
mod tests {
    use super::{Cell, Decimal, read};

    #[test]
    fn the_first_decimal_mark_decides() {
        let mut decimal = Decimal::Open;
        assert_eq!(read("12", &mut decimal), Cell::Number(12.0));
        assert_eq!(read("1,5", &mut decimal), Cell::Number(1.5));
        assert_eq!(read("1.5", &mut decimal), Cell::Other, "1.5 might be 15 in this table");
        let mut decimal = Decimal::Open;
        assert_eq!(read("1.5", &mut decimal), Cell::Number(1.5));
        assert_eq!(read("1,234", &mut decimal), Cell::Other, "1,234 might be 1.234 or 1234");
    }

    #[test]
    fn what_is_no_finite_number_is_missing_or_other() {
        for text in ["", "?", "NA", "NaN", "nan", "N/A", "NULL", "null", "#N/A", "<NA>"] {
            assert_eq!(read(text, &mut Decimal::Point), Cell::Missing, "{text}");
        }
        for text in ["x", "inf", "1e400", "1,5", "--", "0x10", "1 2"] {
            assert_eq!(read(text, &mut Decimal::Point), Cell::Other, "{text}");
        }
        assert_eq!(read("+1", &mut Decimal::Point), Cell::Number(1.0));
    }
}
