//! The table as it was, with the chance and the answer behind each row.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read, Write};

use lesson09::arrays::holds_arrays;
use lesson09::whole_file::{check_writable, true_place, write_whole};
use shared::data::{DECIMAL_COMMAS, Examples};
use shared::lab::{Error, quote};
use shared::page::short;

use super::appended::{Appended, HEADS};
use super::photo::is_photo;
use super::predictions::Predictions;

const FLAG: &str = "--output";

/// A table to write.
pub struct Output {
    path: String,
    no_header: bool,
}

impl Output {
    /// Makes sure that nothing else is overwritten.
    ///
    /// # Errors
    /// The data is no table in a file of its own; the place is that of the data or the model, or of a file that
    /// `predict` did not write, or cannot be written.
    pub fn new(path: String, data: &str, model: &str, no_header: bool) -> Result<Output, Error> {
        if holds_arrays(data) || is_photo(data) {
            return Err(Error::flag(FLAG, format!("belongs to a table; {data} has no rows of text")));
        }
        if fs::metadata(data).is_ok_and(|found| !found.is_file()) {
            return Err(Error::file(data, format!("is no ordinary file; {FLAG} reads the table twice")));
        }
        for (file, flag) in [(data, "--data"), (model, "--model")] {
            if true_place(&path).is_some_and(|target| true_place(file) == Some(target)) {
                return Err(Error::flag(FLAG, format!("names the file of {flag}; name another one")));
            }
        }
        if fs::metadata(&path).is_ok_and(|found| found.is_file()) && !was_written_by_predict(&path) {
            let heads = HEADS.join(",");
            let problem =
                format!("is there already, and its columns do not end in {heads}; name another file");
            return Err(Error::file(path, problem));
        }
        check_writable(&path, FLAG)?;
        Ok(Output { path, no_header })
    }

    /// Where it is written.
    pub fn path(&self) -> String {
        self.path.clone()
    }

    /// Writes the table.
    ///
    /// # Errors
    /// It has such columns already, has changed, or the file cannot be written.
    pub fn write(&self, examples: &Examples, predictions: &Predictions) -> Result<(), Error> {
        let data = &examples.file;
        let (text, utf16) = opened(data).map_err(|error| Error::unreadable(data, error))?;
        let comma = examples.notes.iter().any(|note| note.contains(DECIMAL_COMMAS));
        let mut appended = Appended::new(!self.no_header);
        let mut next = 0;
        let mut problem = None;
        write_whole(&self.path, FLAG, |file| {
            // A program that opens it as a table takes text without a mark for something else than UTF-8.
            file.write_all(if utf16 { "\u{feff}".as_bytes() } else { b"" })?;
            for (index, line) in lines(text).enumerate() {
                let is_next = next < examples.lines.len() && examples.lines.line(next) == index as u64 + 1;
                let values = is_next.then(|| {
                    let chance = short(predictions.probabilities[next]);
                    let chance = if comma { chance.replace('.', ",") } else { chance };
                    [chance, predictions.answer(next).to_string()]
                });
                next += usize::from(is_next);
                let line = appended.line(&line?, values).map_err(|name| {
                    problem = Some(name);
                    io::Error::other("a column is there already")
                })?;
                file.write_all(line.as_bytes())?;
            }
            if next == examples.lines.len() { Ok(()) } else { Err(io::Error::other("the data has changed")) }
        })
        .map_err(|error| match problem {
            Some(name) => {
                let remedy = "rename it, or give the table without it";
                Error::line(data, 1, format!("has a column {} already; {remedy}", quote(name)))
            }
            None => error,
        })
    }
}

/// Whether the columns of a file end as those that `predict` appends.
fn was_written_by_predict(path: &str) -> bool {
    let Ok((text, _)) = opened(path) else { return false };
    let ends = |line: String| {
        [',', ';', '\t'].iter().any(|mark| line.trim_end().ends_with(&HEADS.join(&mark.to_string())))
    };
    // Excel's first line may say what separates.
    lines(Read::take(text, 1 << 20)).take(2).any(|line| line.is_ok_and(ends))
}

/// The text of a table, and whether it is in UTF-16.
fn opened(path: &str) -> io::Result<(Box<dyn BufRead>, bool)> {
    let mut file = BufReader::new(File::open(path)?);
    let start = file.fill_buf()?;
    let big_endian = match start {
        [0xff, 0xfe, ..] => false,
        [0xfe, 0xff, ..] => true,
        _ => return Ok((Box::new(file), false)),
    };
    let bytes = fs::read(path)?;
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    };
    let units: Vec<u16> = bytes[2..].chunks_exact(2).map(unit).collect();
    Ok((Box::new(Cursor::new(String::from_utf16_lossy(&units))), true))
}

/// Lines with their ends.
fn lines(mut text: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    std::iter::from_fn(move || {
        let mut line = String::new();
        match text.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(Ok(line)),
            Err(error) => Some(Err(error)),
        }
    })
}
