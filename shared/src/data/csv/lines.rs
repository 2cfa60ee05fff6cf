//! The lines of a text, whatever its encoding, from a file, a pipe or the program itself.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use crate::data::Source;
use crate::data::csv::kinds::{ENOUGH, kind};
use crate::lab::Error;

/// The longest line. A file without line ends, or an endless one, stops here.
const LONGEST: u64 = 64 << 20;

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
            Source::Bundled { name, text } => (name, Box::new(text.as_bytes())),
            Source::File(path) => {
                (path, Box::new(File::open(path).map_err(|error| Error::unreadable(path, error))?))
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
        let (mark, rest) = start.split_at(start.len().min(2));
        let big_endian = [(b"\xff\xfe", false), (b"\xfe\xff", true)].iter().find(|(bytes, _)| mark == *bytes);
        let reader: Box<dyn BufRead + 'a> = match big_endian {
            Some(&(_, big_endian)) => {
                let units = BufReader::new(io::Cursor::new(rest.to_vec()).chain(opened));
                Box::new(BufReader::new(Utf16 { units, big_endian, pending: Vec::new() }))
            }
            None => Box::new(BufReader::with_capacity(1 << 16, io::Cursor::new(start).chain(opened))),
        };
        Ok(Lines {
            file: file.to_string(),
            number: 0,
            utf16: big_endian.is_some(),
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
        let Ok(text) = str::from_utf8(&self.buffer) else {
            return Err(self.problem("is no text in UTF-8; save the file as CSV in UTF-8"));
        };
        // Some programs begin a file with a byte-order mark.
        let text = text.trim_start_matches([' ', '\u{feff}']).trim_end_matches(['\n', '\r']);
        if text.contains('\r') {
            return Err(self.problem("lines end in CR alone; save the file with ordinary line ends"));
        }
        Ok(Some(text))
    }

    /// What is wrong with the line that was read last.
    pub fn problem(&self, problem: impl Into<String>) -> Error {
        Error::line(&self.file, self.number, problem)
    }
}

/// Whether a line holds nothing but blanks and byte-order marks.
fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| byte.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(byte))
}

/// UTF-16 as UTF-8.
struct Utf16<R> {
    units: R,
    big_endian: bool,
    /// UTF-8 that was not asked for yet.
    pending: Vec<u8>,
}

impl<R: Read> Utf16<R> {
    fn unit(&mut self) -> io::Result<Option<u16>> {
        let mut bytes = [0; 2];
        match self.units.read_exact(&mut bytes) {
            Ok(()) if self.big_endian => Ok(Some(u16::from_be_bytes(bytes))),
            Ok(()) => Ok(Some(u16::from_le_bytes(bytes))),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.pending.len() < out.len() {
            let Some(unit) = self.unit()? else { break };
            let mut units = vec![unit];
            if (0xd800..0xdc00).contains(&unit) {
                units.extend(self.unit()?);
            }
            let letters: String =
                char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
            self.pending.extend(letters.bytes());
        }
        let count = self.pending.len().min(out.len());
        out[..count].copy_from_slice(&self.pending[..count]);
        self.pending.drain(..count);
        Ok(count)
    }
}
