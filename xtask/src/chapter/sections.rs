//! The sections of an output, each under a heading `== 3. One step ==`.

use std::fmt::{self, Write};
use std::str::FromStr;

use crate::error::{Error, Result};

/// Numbers of sections, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Sections(pub Vec<u32>);

impl FromStr for Sections {
    type Err = String;

    fn from_str(text: &str) -> Result<Sections, String> {
        let number = |number: &str| {
            let number =
                number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok()).flatten();
            number.ok_or_else(|| format!("`{text}` is not a list of sections such as 3,4"))
        };
        text.split(',').map(number).collect::<Result<_, _>>().map(Sections)
    }
}

impl fmt::Display for Sections {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(u32::to_string).collect();
        write!(f, "{}", numbers.join(","))
    }
}

/// The chosen sections of an output, each from its heading to the next.
pub fn of(output: &str, chosen: &Sections) -> Result<String> {
    let mut text = String::new();
    for number in &chosen.0 {
        let heading = format!("== {number}. ");
        let mut lines = output.lines().skip_while(|line| !line.starts_with(&heading));
        let first = lines.next().ok_or_else(|| Error::new(format!("the output has no section {number}")))?;
        let rest = lines.take_while(|line| !line.starts_with("== "));
        for line in [first].into_iter().chain(rest) {
            let _ = writeln!(text, "{line}");
        }
    }
    Ok(text)
}

/// The numbers of all sections, and of those whose headings do not say that they are timed.
pub fn numbers(output: &str) -> (Vec<String>, Vec<String>) {
    let of = |output: &str| {
        let headings = output.lines().filter_map(|line| line.strip_prefix("== "));
        headings.filter_map(|heading| Some(heading.split_once(". ")?.0.to_string())).collect()
    };
    (of(output), of(&untimed(output)))
}

/// The output without the sections whose headings say that they are timed.
pub fn untimed(output: &str) -> String {
    let mut timed = false;
    let keep = |line: &&str| {
        timed = if line.starts_with("== ") { line.ends_with("timed here ==") } else { timed };
        !timed
    };
    output.lines().filter(keep).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Sections, numbers, of, untimed};

    #[test]
    fn a_section_ends_at_the_next_heading() {
        let output = "== 1. A ==\nx\n\n== 2. B ==\ny\n== 10. C ==\n";
        assert_eq!(of(output, &Sections(vec![2])).unwrap(), "== 2. B ==\ny\n");
        assert_eq!(of(output, &Sections(vec![10, 1])).unwrap(), "== 10. C ==\n== 1. A ==\nx\n\n");
        assert!(of(output, &Sections(vec![3])).is_err());
    }

    #[test]
    fn a_list_of_numbers_is_read_and_written_the_same() {
        assert_eq!("10,2".parse(), Ok(Sections(vec![10, 2])));
        assert_eq!(Sections(vec![10, 2]).to_string(), "10,2");
        assert!(["", "1,", "+1", "a", "1 2"].iter().all(|text| text.parse::<Sections>().is_err()));
    }

    #[test]
    fn timed_sections_are_left_out() {
        let output = "== 1. A ==\n1\n== 2. B, timed here ==\n2\n== 3. C ==\n3\n";
        assert_eq!(untimed(output), "== 1. A ==\n1\n== 3. C ==\n3");
        let (all, untimed) = numbers(output);
        assert_eq!((all.join(","), untimed.join(",")), ("1,2,3".to_string(), "1,3".to_string()));
    }
}
