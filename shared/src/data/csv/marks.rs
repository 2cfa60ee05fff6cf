//! Numbers that programs do not read as numbers, and how to write them.

use crate::data::csv::cell::{may_be_thousands, number, with_decimal_comma};

/// How a number is written otherwise, and the remedy.
struct Mark {
    is: fn(&str) -> bool,
    remedy: &'static str,
}

const MARKS: [Mark; 8] = [
    Mark { is: is_infinite, remedy: "where it is not known make it blank, then --drop-missing" },
    Mark {
        is: is_too_large,
        remedy: "it is too large for an f64: write a smaller one, or make it blank, then --drop-missing",
    },
    Mark { is: has_other_minus, remedy: "write the minus as -" },
    Mark { is: has_percent, remedy: "take out the % marks" },
    Mark { is: has_currency, remedy: "take out the signs of the currency" },
    Mark { is: has_decimal_comma, remedy: "write decimals with a point" },
    Mark {
        is: has_thousands,
        remedy: "take out the marks between thousands, and write decimals with a point",
    },
    Mark { is: has_unit, remedy: "take out the unit" },
];

/// How to write this text as a number, if it is one but for its marks.
pub(super) fn remedy(text: &str) -> Option<&'static str> {
    MARKS.iter().find(|mark| (mark.is)(text)).map(|mark| mark.remedy)
}

/// Whether a text is a number but for its marks.
pub(super) fn is_marked(text: &str) -> bool {
    remedy(text).is_some()
}

/// A number, with or without marks for decimals and thousands.
fn is_number(text: &str) -> bool {
    number(text).is_some() || has_decimal_comma(text) || has_thousands(text)
}

fn is_infinite(text: &str) -> bool {
    text.trim_start_matches(['+', '-']).eq_ignore_ascii_case("inf")
        || text.to_lowercase().ends_with("infinity")
}

fn is_too_large(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-')
        && text.parse::<f64>().is_ok_and(f64::is_infinite)
}

fn has_other_minus(text: &str) -> bool {
    text.strip_prefix(['\u{2212}', '\u{2013}', '\u{2012}', '\u{fe63}', '\u{ff0d}'])
        .is_some_and(|rest| is_number(rest.trim()))
}

fn has_percent(text: &str) -> bool {
    text.strip_suffix('%').is_some_and(|rest| is_number(rest.trim()))
}

fn has_currency(text: &str) -> bool {
    let signs = ['$', '€', '£', '¥', '₹'];
    let bare = text.trim_matches(|letter| signs.contains(&letter) || " +-".contains(letter));
    text.contains(signs) && is_number(bare)
}

fn has_decimal_comma(text: &str) -> bool {
    with_decimal_comma(text).is_some() && !may_be_thousands(text, ',')
}

/// Groups of three digits: `1,100.5`, `1.100,05`, `1 100,0`, `1'100`.
fn has_thousands(text: &str) -> bool {
    let text = text.trim_start_matches(['+', '-']);
    [',', '.', ' ', '\u{a0}', '\u{202f}', '\''].into_iter().any(|mark| {
        let decimal = if mark == '.' {
            [','; 2]
        } else if mark == ',' {
            ['.'; 2]
        } else {
            [',', '.']
        };
        let (whole, decimals) = text.split_once(decimal).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut groups = whole.split(mark);
        let first = groups.next().unwrap_or_default();
        let rest: Vec<&str> = groups.collect();
        (1..=3).contains(&first.len())
            && !rest.is_empty()
            && digits(first)
            && digits(decimals)
            && rest.iter().all(|group| group.len() == 3 && digits(group))
    })
}

/// A number, a blank, and up to three letters.
fn has_unit(text: &str) -> bool {
    let Some((first, unit)) = text.rsplit_once(' ') else { return false };
    let letters = (1..=3).contains(&unit.chars().count())
        && unit.chars().all(|letter| letter.is_alphabetic() || letter == '°');
    letters && is_number(first.trim())
}

#[cfg(test)]
mod tests {
    use super::remedy;

    #[test]
    fn numbers_with_marks_are_told_from_texts() {
        for (text, word) in [
            ("10%", "%"),
            ("12,5 %", "%"),
            ("$3.99", "currency"),
            ("-1.100,05 €", "currency"),
            ("1,100.5", "thousands"),
            ("1,100", "thousands"),
            ("1.100,05", "thousands"),
            ("1.234.567", "thousands"),
            ("1 100,0", "thousands"),
            ("1'100", "thousands"),
            ("0,05", "point"),
            ("59 kg", "unit"),
            ("\u{2212}3", "minus"),
            ("-inf", "blank"),
            ("1e400", "too large"),
            ("-1e400", "too large"),
            ("20 °C", "unit"),
        ] {
            assert!(remedy(text).is_some_and(|remedy| remedy.contains(word)), "{text}: {:?}", remedy(text));
        }
        for text in [
            "",
            "x",
            "A/5 21171",
            "1st",
            "2020-01-05",
            "12:30",
            "$",
            "%",
            "4 doors",
            "1,2,3",
            "info",
            "New York",
        ] {
            assert_eq!(remedy(text), None, "{text}");
        }
    }
}
