//! The numbers in a text, to compare a chapter's sentences with what the code printed.

use std::collections::BTreeSet;

/// Every number of the text in one spelling, with the line (from 0) on which it stands.
///
/// A number starts with a digit or a point, and not inside a name such as `x1` or `f64`. Thousands may be
/// marked by commas. The sign does not belong to it. Trailing zeros do not count: 0.50 is 0.5.
pub fn find(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, words) in text.lines().enumerate() {
        let letters: Vec<char> = words.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let digit = |index: usize| letters.get(index).is_some_and(char::is_ascii_digit);
            let starts = digit(at) || (letters[at] == '.' && digit(at + 1));
            let inside = at > 0 && (letters[at - 1].is_alphanumeric() || letters[at - 1] == '_');
            if !starts {
                at += 1;
                continue;
            }
            let end = end_of_number(&letters, at);
            if !inside {
                found.push((line, normal(&letters[at..end].iter().collect::<String>())));
            }
            at = end;
        }
    }
    found
}

/// The numbers of a text, to look others up in.
pub fn all(text: &str) -> BTreeSet<String> {
    find(text).into_iter().map(|(_, number)| number).collect()
}

fn end_of_number(letters: &[char], start: usize) -> usize {
    let digit = |index: usize| letters.get(index).is_some_and(char::is_ascii_digit);
    let letter = |index: usize| letters.get(index).copied();
    let mut end = start;
    while digit(end) {
        end += 1;
    }
    // Thousands: a comma and exactly three digits.
    while letter(end) == Some(',')
        && (1..=3).all(|place| digit(end + place))
        && !digit(end + 4)
        && end - start <= 7
    {
        end += 4;
    }
    if letter(end) == Some('.') && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    let sign = usize::from(matches!(letter(end + 1), Some('-' | '+')));
    if letter(end) == Some('e') && digit(end + 1 + sign) {
        end += 1 + sign;
        while digit(end) {
            end += 1;
        }
    }
    end
}

fn normal(number: &str) -> String {
    let number = number.replace(',', "");
    let (digits, power) = number.split_once('e').unwrap_or((&number, ""));
    let digits =
        if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
    let digits = digits.trim_start_matches('0');
    let digits =
        if digits.is_empty() || digits.starts_with('.') { format!("0{digits}") } else { digits.to_string() };
    if power.is_empty() { digits } else { format!("{digits}e{power}") }
}

#[cfg(test)]
mod tests {
    use super::find;

    fn numbers(text: &str) -> Vec<String> {
        find(text).into_iter().map(|(_, number)| number).collect()
    }

    #[test]
    fn spellings_of_one_number_are_one() {
        assert_eq!(numbers("0.50, .5 and 0.5"), ["0.5", "0.5", "0.5"]);
        assert_eq!(numbers("12,288 is 12288"), ["12288", "12288"]);
        assert_eq!(numbers("1e-7 of -4.248e-18"), ["1e-7", "4.248e-18"]);
    }

    #[test]
    fn names_are_not_numbers() {
        assert_eq!(numbers("w1 x_2 f64 lesson06"), [""; 0]);
    }

    #[test]
    fn sentences_end_and_lists_go_on() {
        assert_eq!(numbers("It is 0.4. Then 1, 2 and (3,4)."), ["0.4", "1", "2", "3", "4"]);
    }
}
