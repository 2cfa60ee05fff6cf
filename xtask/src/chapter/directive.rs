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
//! | `figure boundary` | the plots of this section, as `cargo xtask figures` drew them |
//! | `figure cache_to_memory of FLAGS` | the same of a timed section, with flags for its times |
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
    Figure {
        section: String,
        /// For a section that is timed.
        flags: Vec<String>,
    },
    Head,
    Lessons,
}

impl Directive {
    /// The directive of a line, if it is a comment that begins with a directive's word.
    pub fn in_line(line: &str) -> Option<Result<Directive, String>> {
        let inside = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
        let word = inside.split(' ').next()?;
        let known = ["output", "code", "measured", "refused", "figure", "head", "lessons"].contains(&word);
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
            ["figure", section] => Ok(Directive::Figure { section: section.to_string(), flags }),
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
            Directive::Figure { section, flags } => write!(f, "figure {section}{}", of(flags)),
            Directive::Head => write!(f, "head"),
            Directive::Lessons => write!(f, "lessons"),
        }
    }
}

#[cfg(test)]
mod tests;
