//! The numbers of each sentence, as they were accepted once, in tests/prose.txt.
//!
//! A 3 stands in nearly every output, so a 3 in the place of a 2 would be proved by accident. Therefore the numbers of
//! the prose are also compared with those that `cargo xtask bless` accepted.

use crate::chapter::prose_numbers;
use crate::error::{Error, Result};

/// The numbers of the prose, a line for each line of the chapter that has any, with that line's number from 1.
fn by_line(prose: &[String]) -> Vec<(usize, String)> {
    let numbers = |line: &String| {
        prose_numbers::find(line).into_iter().map(|(_, number)| number).collect::<Vec<_>>().join(" ")
    };
    let lines = (1..).zip(prose.iter().map(numbers));
    lines.filter(|(_, numbers)| !numbers.is_empty()).collect()
}

/// What is to be accepted.
pub fn text(prose: &[String]) -> String {
    by_line(prose).into_iter().map(|(_, numbers)| numbers + "\n").collect()
}

/// Names the first place where the prose's numbers and the accepted ones differ.
pub fn compare(prose: &[String], accepted: &str) -> Result<()> {
    let mut accepted = accepted.lines();
    for (line, found) in by_line(prose) {
        let expected = accepted.next().unwrap_or("none");
        if found != expected {
            return Err(Error::new(format!(
                "line {line}: the numbers {found}, where {expected} was accepted"
            )));
        }
    }
    match accepted.next() {
        Some(missing) => Err(Error::new(format!("the numbers {missing} were accepted and are gone"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{compare, text};

    fn prose(text: &str) -> Vec<String> {
        text.lines().map(String::from).collect()
    }

    #[test]
    fn each_line_with_numbers_has_a_line() {
        assert_eq!(text(&prose("no number\n\nfrom 1 to 0.50\nw1 is 3\n")), "1 0.5\n3\n");
    }

    #[test]
    fn the_first_difference_is_named() {
        let problem = |text: &str, accepted: &str| compare(&prose(text), accepted).unwrap_err().to_string();
        assert!(compare(&prose("a 1\nb\nc 2 3\n"), "1\n2 3\n").is_ok());
        assert!(problem("a 1\nb\nc 2 4\n", "1\n2 3\n").starts_with("line 3: the numbers 2 4, where 2 3"));
        assert!(problem("a 1\nc 2\n", "1\n").starts_with("line 2: the numbers 2, where none"));
        assert!(problem("a 1\n", "1\n2\n").contains("2 were accepted and are gone"));
    }
}
