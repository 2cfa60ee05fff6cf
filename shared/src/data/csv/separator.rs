//! What stands between two values.

use crate::data::csv::cell;

/// What stands between two values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Separator {
    Comma,
    Semicolon,
    Tab,
    Bar,
    /// One blank or several.
    Blanks,
}

/// What separates the values of a table, by its first line.
pub fn separator(first_line: &str) -> char {
    char::from(Separator::of(first_line).byte())
}

impl Separator {
    pub(super) const ALL: [Separator; 5] =
        [Separator::Tab, Separator::Semicolon, Separator::Comma, Separator::Bar, Separator::Blanks];

    pub(super) fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
            Separator::Bar => b'|',
            Separator::Blanks => b' ',
        }
    }

    /// Its name, of many.
    pub(super) fn name(self) -> &'static str {
        match self {
            Separator::Comma => "commas",
            Separator::Semicolon => "semicolons",
            Separator::Tab => "tabs",
            Separator::Bar => "bars |",
            Separator::Blanks => "blanks",
        }
    }

    /// A tab or a semicolon in the first line separates; a comma may then stand in numbers. Blanks separate where there
    /// is nothing else.
    pub(super) fn of(line: &str) -> Separator {
        let found = Separator::ALL.into_iter().find(|one| one.count(line) > 1).unwrap_or(Separator::Comma);
        // Some tables have blanks between their numbers, and a tab before the last value.
        let are_numbers = |cell: &str| {
            cell.split_ascii_whitespace().count() > 1
                && cell.split_ascii_whitespace().all(|word| cell::number(word).is_some())
        };
        let blanks = found == Separator::Tab && line.split('\t').any(are_numbers);
        if blanks { Separator::Blanks } else { found }
    }

    /// How many values a line has, if this separates them. What stands in quotes separates nothing.
    pub(super) fn count(self, line: &str) -> usize {
        let mut quoted = false;
        let outside = |byte: &u8| {
            quoted ^= *byte == b'"';
            !quoted
        };
        let outside: Vec<u8> = line.trim_matches([' ', '\n', '\r']).bytes().filter(outside).collect();
        match self {
            Separator::Blanks => {
                outside.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).count().max(1)
            }
            _ => 1 + outside.iter().filter(|&&byte| byte == self.byte()).count(),
        }
    }
}
