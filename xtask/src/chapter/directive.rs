//! What a block of a page is to be filled with.
//!
//! A block begins with one of these in a comment, `<!-- output 3,4 -->`, and goes to `<!-- end -->`:
//!
//! | directive | content |
//! |---|---|
//! | `output` | all that the lesson prints |
//! | `output 3,4` | these sections of it |
//! | `output 2 of --z 37 --y 1` | the same with flags |
//! | `output lesson06 4,5` | sections of another lesson |
//! | `output 3,4 with blas` | sections of the accepted snapshot of the build with BLAS |
//! | `code src/lib.rs sigmoid` | the lines from `ANCHOR: sigmoid` to `ANCHOR_END: sigmoid` |
//! | `measured 5,6 of FLAGS` | sections as they were timed once, with BLAS where it is set up |
//! | `measured 4 without blas` | the same without BLAS |
//! | `measured 1 of lesson.py FLAGS` | sections as the NumPy twin timed them once |
//! | `refused wrong/NAME.rs` | what the compiler said once of code that must not compile |
//! | `head` | a chapter's first lines, from the lesson's manifest |
//! | `lessons` | the table of lessons, from all manifests |

use std::fmt;
use std::str::FromStr;

use crate::chapter::sections::Sections;

#[derive(Clone, Debug, PartialEq)]
pub enum Directive {
    Output {
        /// Another lesson than that of the chapter.
        lesson: Option<String>,
        /// None for all.
        sections: Option<Sections>,
        flags: Vec<String>,
    },
    OutputWithBlas(Sections),
    Code {
        file: String,
        anchor: String,
    },
    Measured {
        sections: Sections,
        without_blas: bool,
        flags: Vec<String>,
    },
    Refused {
        file: String,
    },
    Head,
    Lessons,
}

impl Directive {
    /// The directive of a line, if it is a comment that begins with a directive's word.
    pub fn in_line(line: &str) -> Option<Result<Directive, String>> {
        let inside = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
        let word = inside.split(' ').next()?;
        let known = ["output", "code", "measured", "refused", "head", "lessons"].contains(&word);
        known.then(|| inside.parse())
    }
}

impl FromStr for Directive {
    type Err = String;

    fn from_str(text: &str) -> Result<Directive, String> {
        let words: Vec<&str> = text.split(' ').collect();
        let (words, flags) = match words.iter().position(|word| *word == "of") {
            Some(place) => (&words[..place], flags(&words[place + 1..])?),
            None => (&words[..], Vec::new()),
        };
        let not_a_block =
            || Err(format!("`{text}` is not a block; xtask/src/chapter/directive.rs lists them"));
        if words.contains(&"") {
            return not_a_block();
        }
        match words {
            ["output"] => Ok(Directive::Output { lesson: None, sections: None, flags }),
            ["output", sections] => {
                Ok(Directive::Output { lesson: None, sections: Some(sections.parse()?), flags })
            }
            ["output", lesson, sections] => Ok(Directive::Output {
                lesson: Some(lesson.to_string()),
                sections: Some(sections.parse()?),
                flags,
            }),
            ["measured", sections] => {
                Ok(Directive::Measured { sections: sections.parse()?, without_blas: false, flags })
            }
            ["measured", sections, "without", "blas"] => {
                Ok(Directive::Measured { sections: sections.parse()?, without_blas: true, flags })
            }
            // What follows takes no flags.
            _ if !flags.is_empty() => not_a_block(),
            ["output", sections, "with", "blas"] => Ok(Directive::OutputWithBlas(sections.parse()?)),
            ["code", file, anchor] => {
                Ok(Directive::Code { file: file.to_string(), anchor: anchor.to_string() })
            }
            ["refused", file] => Ok(Directive::Refused { file: file.to_string() }),
            ["head"] => Ok(Directive::Head),
            ["lessons"] => Ok(Directive::Lessons),
            _ => not_a_block(),
        }
    }
}

fn flags(words: &[&str]) -> Result<Vec<String>, String> {
    if words.is_empty() || words.contains(&"") {
        return Err("no flags, or two blanks, behind `of`".to_string());
    }
    Ok(words.iter().map(|word| word.to_string()).collect())
}

impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |flags: &[String]| {
            if flags.is_empty() { String::new() } else { format!(" of {}", flags.join(" ")) }
        };
        match self {
            Directive::Output { lesson, sections, flags } => {
                let lesson = lesson.iter().map(|lesson| format!(" {lesson}")).collect::<String>();
                let sections = sections.iter().map(|sections| format!(" {sections}")).collect::<String>();
                write!(f, "output{lesson}{sections}{}", of(flags))
            }
            Directive::OutputWithBlas(sections) => write!(f, "output {sections} with blas"),
            Directive::Code { file, anchor } => write!(f, "code {file} {anchor}"),
            Directive::Measured { sections, without_blas, flags } => {
                let without = if *without_blas { " without blas" } else { "" };
                write!(f, "measured {sections}{without}{}", of(flags))
            }
            Directive::Refused { file } => write!(f, "refused {file}"),
            Directive::Head => write!(f, "head"),
            Directive::Lessons => write!(f, "lessons"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Directive, Sections};

    fn sections(numbers: &[u32]) -> Sections {
        Sections(numbers.to_vec())
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| word.to_string()).collect()
    }

    /// Every form, with what it means.
    fn table() -> Vec<(&'static str, Directive)> {
        let output = |lesson: Option<&str>, numbers: Option<&[u32]>, flags: &[&str]| Directive::Output {
            lesson: lesson.map(String::from),
            sections: numbers.map(sections),
            flags: words(flags),
        };
        let measured = |numbers: &[u32], without_blas, flags: &[&str]| Directive::Measured {
            sections: sections(numbers),
            without_blas,
            flags: words(flags),
        };
        vec![
            ("output", output(None, None, &[])),
            ("output of --z 37", output(None, None, &["--z", "37"])),
            ("output 3,4", output(None, Some(&[3, 4]), &[])),
            ("output 2 of --z 37 --y 1", output(None, Some(&[2]), &["--z", "37", "--y", "1"])),
            ("output lesson06 4,5", output(Some("lesson06"), Some(&[4, 5]), &[])),
            ("output lesson06 4 of --w=1", output(Some("lesson06"), Some(&[4]), &["--w=1"])),
            ("output 3,4 with blas", Directive::OutputWithBlas(sections(&[3, 4]))),
            ("code src/lib.rs loss", Directive::Code { file: "src/lib.rs".into(), anchor: "loss".into() }),
            ("measured 5,6 of --python", measured(&[5, 6], false, &["--python"])),
            ("measured 4 without blas", measured(&[4], true, &[])),
            (
                "measured 1 of lesson.py bench --dask",
                measured(&[1], false, &["lesson.py", "bench", "--dask"]),
            ),
            ("measured 4 without blas of --m 9", measured(&[4], true, &["--m", "9"])),
            ("refused wrong/a.rs", Directive::Refused { file: "wrong/a.rs".into() }),
            ("head", Directive::Head),
            ("lessons", Directive::Lessons),
        ]
    }

    #[test]
    fn each_form_is_read_and_written_the_same() {
        for (text, directive) in table() {
            assert_eq!(text.parse(), Ok(directive.clone()), "{text}");
            assert_eq!(directive.to_string(), text);
            assert_eq!(Directive::in_line(&format!("<!-- {text} -->")), Some(Ok(directive)));
        }
    }

    #[test]
    fn other_texts_are_refused_or_left_alone() {
        let wrong = [
            "output a b c",
            "output 3;4",
            "output +3",
            "output 3,",
            "output 3 of",
            "output 3 of  --z",
            "output 3 with blas of --z 1",
            "code src/lib.rs",
            "code  loss",
            "measured",
            "measured 4 with blas",
            "refused",
            "head 1",
            "lessons of --z",
            "output 99999999999",
        ];
        for text in wrong {
            assert!(text.parse::<Directive>().is_err(), "{text}");
            assert!(Directive::in_line(&format!("<!-- {text} -->")).is_some_and(|found| found.is_err()));
        }
        for line in ["<!-- end -->", "<!-- a note -->", "output 3", "<!--output 3-->", ""] {
            assert_eq!(Directive::in_line(line), None, "{line}");
        }
    }

    #[test]
    fn no_text_makes_it_panic_and_what_is_read_is_written_the_same() {
        let pieces = [
            "output", "code", "measured", "of", "with", "blas", "without", "head", " ", "  ", ",", "3",
            "lesson06", "--z", "\u{e9}", "\t", "-->", "<!-- ",
        ];
        let mut state = 7u64;
        let mut read = 0;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..state % 9 {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                text += pieces[(state >> 33) as usize % pieces.len()];
                text += if state >> 62 == 0 { "" } else { " " };
            }
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407) >> 1;
            let text = text.trim_end_matches(' ');
            let _ = Directive::in_line(text);
            if let Ok(directive) = text.parse::<Directive>() {
                read += 1;
                assert_eq!(directive.to_string(), text);
            }
        }
        assert!(read > 50, "only {read} texts were directives");
    }
}
