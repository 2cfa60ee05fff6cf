//! What can be wrong with a learner's flags and files.

use std::fmt;
use std::process::ExitCode;

/// Bad input. Shown as one line that names the place and says what was expected.
#[derive(Debug)]
pub enum Error {
    /// A flag that makes no sense, whatever any file holds. Exit status 2.
    Flag {
        /// The flag as it is typed, with its dashes.
        flag: String,
        /// What is wrong, and what was expected.
        problem: String,
    },
    /// A file that cannot be read, or a flag that does not fit it. Exit status 1.
    File {
        /// The file's name as it was given.
        file: String,
        /// What is wrong, and what was expected.
        problem: String,
    },
    /// A row of the wrong length. Exit status 1.
    Row {
        /// The file's name as it was given.
        file: String,
        /// The line in the file; the header is line 1.
        line: u64,
        /// What is wrong, and what was expected.
        problem: String,
    },
    /// One value in a table. Exit status 1.
    Cell {
        /// The file's name as it was given.
        file: String,
        /// The line in the file; the header is line 1.
        line: u64,
        /// The column's name in the header.
        column: String,
        /// The value that was found.
        value: String,
        /// What should have stood there.
        expected: String,
    },
}

impl Error {
    /// A bad flag: `Error::flag("--steps", "'x' is not a whole number")`.
    pub fn flag(flag: impl Into<String>, problem: impl Into<String>) -> Error {
        Error::Flag { flag: flag.into(), problem: problem.into() }
    }

    /// A file, or a flag that does not fit it.
    pub fn file(file: impl Into<String>, problem: impl Into<String>) -> Error {
        Error::File { file: file.into(), problem: problem.into() }
    }

    /// 2 for a bad flag, 1 for everything about a file.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Error::Flag { .. } => ExitCode::from(2),
            Error::File { .. } | Error::Row { .. } | Error::Cell { .. } => ExitCode::from(1),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = match self {
            Error::Flag { flag, problem } => format!("{flag}: {problem}"),
            Error::File { file, problem } => format!("{file}: {problem}"),
            Error::Row { file, line, problem } => format!("{file}, line {line}: {problem}"),
            Error::Cell { file, line, column, value, expected } => {
                format!("{file}, line {line}, column '{column}': found {}, expected {expected}", quote(value))
            }
        };
        // A file name or a value may hold a line break; the error stays on one line.
        let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        f.write_str(&line.replace(breaks, " "))
    }
}

impl std::error::Error for Error {}

/// The value in quotes, cut where it is too long to read.
pub fn quote(value: &str) -> String {
    const LONGEST: usize = 40;
    if value.chars().count() > LONGEST {
        format!("'{}...'", value.chars().take(LONGEST).collect::<String>())
    } else {
        format!("'{value}'")
    }
}
