//! The lines of a text, whatever its encoding, from a file, a pipe or the program itself.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use crate::data::csv::encoding::{Encoding, Utf16, encoding};
use crate::data::csv::kinds::{ENOUGH, kind};
use crate::data::{Source, bundled};
use crate::lab::Error;

/// The longest line. A file without line ends, or an endless one, stops here.
const LONGEST: u64 = 64 << 20;

const SAVE_AS_UTF8: &str = "save it as UTF-8: open it in an editor or a spreadsheet, save as CSV UTF-8";

/// Lines, counted from 1.
pub(super) struct Lines<'a> {
    pub file: String,
    /// The number of the line that was read last.
    pub number: u64,
    /// Whether the text is in UTF-16.
    pub utf16: bool,
    reader: Box<dyn BufRead + 'a>,
    buffer: Vec<u8>,
}

impl<'a> Lines<'a> {
    /// Opens the file and looks at its first bytes.
    ///
    /// # Errors
    /// It cannot be read, or is no text.
    pub fn open(source: Source<'a>) -> Result<Lines<'a>, Error> {
        let (file, mut opened): (&str, Box<dyn Read + 'a>) = match source {
            Source::Bundled { name, text } => {
                (name, bundled::opened(name, text).map_err(|error| Error::unreadable(name, error))?)
            }
            Source::File(path) => {
                (path, Box::new(File::open(path).map_err(|error| not_opened(path, error))?))
            }
        };
        let mut start = Vec::new();
        opened
            .by_ref()
            .take(ENOUGH as u64)
            .read_to_end(&mut start)
            .map_err(|error| Error::unreadable(file, error))?;
        if let Some((what, todo)) = kind(&start) {
            return Err(Error::file(file, format!("is {what}; {todo}")));
        }
        let encoding = encoding(&start);
        let reader: Box<dyn BufRead + 'a> = match encoding {
            Encoding::Other(what) => return Err(Error::file(file, format!("is {what}; {SAVE_AS_UTF8}"))),
            Encoding::Utf16 { big_endian } => {
                let units = BufReader::new(io::Cursor::new(start.split_off(2)).chain(opened));
                Box::new(BufReader::new(Utf16::new(units, big_endian)))
            }
            Encoding::Utf8 => {
                Box::new(BufReader::with_capacity(1 << 16, io::Cursor::new(start).chain(opened)))
            }
        };
        Ok(Lines {
            file: file.to_string(),
            number: 0,
            utf16: encoding != Encoding::Utf8,
            reader,
            buffer: Vec::new(),
        })
    }

    /// The next line that is not blank, without its end; None at the end of the text.
    ///
    /// # Errors
    /// It cannot be read, is too long, or is no UTF-8.
    pub fn next(&mut self) -> Result<Option<&str>, Error> {
        loop {
            self.buffer.clear();
            self.number += 1;
            let read = self.reader.by_ref().take(LONGEST).read_until(b'\n', &mut self.buffer);
            match read {
                Ok(0) => return Ok(None),
                Ok(read) if read as u64 == LONGEST => {
                    let problem = format!("is longer than {} MiB; expected rows of values", LONGEST >> 20);
                    return Err(self.problem(problem));
                }
                Ok(_) if is_blank(&self.buffer) => {}
                Ok(_) => break,
                Err(error) => {
                    let problem = format!("cannot be read ({error})");
                    return Err(Error::file(&self.file, problem).because(error));
                }
            }
        }
        if self.buffer.contains(&0) {
            return Err(self.problem(format!("has a byte of 0 in it; {SAVE_AS_UTF8}")));
        }
        let Ok(text) = str::from_utf8(&self.buffer) else {
            return Err(self.problem(format!("is no text in UTF-8; {SAVE_AS_UTF8}")));
        };
        let text = without_ends(text);
        if text.contains('\r') {
            return Err(self.problem("lines end in CR alone; save the file with ordinary line ends"));
        }
        Ok(Some(text))
    }

    /// The line that was read last.
    pub fn last(&self) -> &str {
        without_ends(str::from_utf8(&self.buffer).unwrap_or_default())
    }

    /// What is wrong with the line that was read last.
    pub fn problem(&self, problem: impl Into<String>) -> Error {
        Error::line(&self.file, self.number, problem)
    }
}

fn not_opened(path: &str, error: io::Error) -> Error {
    match path {
        "-" => Error::file(path, "names no file; --data /dev/stdin reads a pipe"),
        _ => Error::unreadable(path, error),
    }
}

/// Some programs begin a file with a byte-order mark.
fn without_ends(line: &str) -> &str {
    line.trim_start_matches([' ', '\u{feff}']).trim_end_matches(['\n', '\r'])
}

/// Whether a line holds nothing but blanks and byte-order marks.
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| byte.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(byte))
}
