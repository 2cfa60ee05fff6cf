//! One error type: what could not be done, and why.

use std::error::Error as StdError;
use std::fmt;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What could not be done. It displays as one text with all its sources.
#[derive(Debug)]
pub struct Error {
    what: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub fn new(what: impl Into<String>) -> Error {
        Error { what: what.into(), source: None }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Some(source) if self.what.is_empty() => write!(f, "{source}"),
            Some(source) => write!(f, "{}: {source}", self.what),
            None => write!(f, "{}", self.what),
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

/// A shell's error already names its operation and its path.
impl From<xshell::Error> for Error {
    fn from(error: xshell::Error) -> Error {
        Error { what: String::new(), source: Some(Box::new(error)) }
    }
}

/// Says what was being done when an error came.
pub trait Context<T> {
    fn context(self, what: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: StdError + Send + Sync + 'static> Context<T> for std::result::Result<T, E> {
    fn context(self, what: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|error| Error { what: what(), source: Some(Box::new(error)) })
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::{Context, Error};

    #[test]
    fn an_error_tells_its_operation_and_keeps_its_source() {
        let broken: std::result::Result<u8, _> = "x".parse::<u8>();
        let error = broken.context(|| "cannot read the number of rows".to_string()).unwrap_err();
        assert_eq!(error.to_string(), "cannot read the number of rows: invalid digit found in string");
        assert!(error.source().is_some_and(|source| source.is::<std::num::ParseIntError>()));
    }

    #[test]
    fn an_error_of_its_own_has_no_source() {
        let error = Error::new("no lesson of this name");
        assert_eq!(error.to_string(), "no lesson of this name");
        assert!(error.source().is_none());
    }
}
