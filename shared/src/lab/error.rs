//! What can be wrong with a learner's flags and files.

use std::error::Error as Source;
use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::page::is_control;

/// Bad input. Shown as one line that names the place and says what was expected.
#[derive(Debug)]
pub struct Error {
    place: Place,
    problem: String,
    source: Option<Box<dyn Source + Send + Sync>>,
}

/// Where the problem is.
#[derive(Debug)]
enum Place {
    /// A flag that makes no sense, whatever any file holds. Exit status 2.
    Flag(String),
    /// A file that cannot be read, or a flag that does not fit it. Exit status 1.
    File(String),
    /// A line of a file; the header is line 1. Exit status 1.
    Line(String, u64),
    /// One value of a table, by file, line and column. Exit status 1.
    Cell(String, u64, String),
}

impl Error {
    /// A bad flag: `Error::flag("--steps", "'x' is not a whole number")`.
    pub fn flag(flag: impl Into<String>, problem: impl Into<String>) -> Error {
        Error::at(Place::Flag(flag.into()), problem)
    }

    /// A file, or a flag that does not fit it.
    pub fn file(file: impl Into<String>, problem: impl Into<String>) -> Error {
        Error::at(Place::File(file.into()), problem)
    }

    /// A file that cannot be opened or read. If it is not there, it is said where it was looked for.
    pub fn unreadable(file: impl Into<String>, source: io::Error) -> Error {
        let file = file.into();
        let is_missing = source.kind() == io::ErrorKind::NotFound && Path::new(&file).is_relative();
        let folder = std::env::current_dir().ok().filter(|_| is_missing);
        let remedy = folder.map_or("check the path".to_string(), |folder| {
            format!("it was looked for in {}", folder.display())
        });
        Error::file(file, format!("cannot be read ({source}); {remedy}")).because(source)
    }

    /// A line of a file; the header is line 1.
    pub fn line(file: impl Into<String>, line: u64, problem: impl Into<String>) -> Error {
        Error::at(Place::Line(file.into(), line), problem)
    }

    /// One value of a table, and what should have stood there.
    pub fn cell(file: impl Into<String>, line: u64, column: &str, found: &str, expected: &str) -> Error {
        let problem = format!("found {}, expected {expected}", quote(found));
        Error::at(Place::Cell(file.into(), line, column.to_string()), problem)
    }

    /// The same error with the one that led to it.
    pub fn because(self, source: impl Into<Box<dyn Source + Send + Sync>>) -> Error {
        Error { source: Some(source.into()), ..self }
    }

    /// 2 for a bad flag, 1 for everything about a file.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if matches!(self.place, Place::Flag(_)) { 2 } else { 1 })
    }

    fn at(place: Place, problem: impl Into<String>) -> Error {
        Error { place, problem: problem.into(), source: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match &self.place {
            Place::Flag(name) | Place::File(name) => readable(name, NAME),
            Place::Line(file, line) => format!("{}, line {line}", readable(file, NAME)),
            Place::Cell(file, line, column) => {
                format!("{}, line {line}, column {}", readable(file, NAME), quote(column))
            }
        };
        // A file name or a value may hold a line break; the error stays on one line.
        f.write_str(&format!("{place}: {}", readable(&self.problem, PROBLEM)).replace(is_control, " "))
    }
}

impl Source for Error {
    fn source(&self) -> Option<&(dyn Source + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// So many letters at each end are shown of a file's or a flag's name, and of what is wrong with it: a library may repeat
/// what it read, and flags that are offered name each column.
const NAME: usize = 120;
const PROBLEM: usize = 2400;

/// A text without its middle where it is too long to read.
fn readable(text: &str, half: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= 2 * half {
        return text.to_string();
    }
    let (start, end) = (&letters[..half], &letters[letters.len() - half..]);
    format!("{}...{}", String::from_iter(start), String::from_iter(end))
}

/// The value, cut where it is too long to read.
pub fn cut(value: &str) -> String {
    const LONGEST: usize = 40;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &value[..end]),
        None => value.to_string(),
    }
}

/// The value in quotes, cut where it is too long to read.
pub fn quote(value: &str) -> String {
    format!("'{}'", cut(value))
}
