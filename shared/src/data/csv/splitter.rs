//! A line cut into its cells.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::data::csv::separator::Separator;

/// A line cut into its cells.
pub(super) struct Splitter {
    separator: Separator,
    /// For lines with quotes.
    reader: Reader,
    text: String,
    /// Where each cell begins and ends.
    cells: Vec<(usize, usize)>,
}

impl Splitter {
    pub fn new(separator: Separator) -> Splitter {
        let reader = ReaderBuilder::new().delimiter(separator.byte()).build();
        Splitter { separator, reader, text: String::new(), cells: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.cells.len()
    }

    pub fn cell(&self, k: usize) -> &str {
        let (start, end) = self.cells[k];
        let cell = &self.text[start..end];
        // Most cells begin and end with a letter or a digit: there is nothing to take off.
        let is_bare = |byte: &u8| byte.is_ascii_alphanumeric();
        if let [first, .., last] = cell.as_bytes()
            && is_bare(first)
            && is_bare(last)
        {
            return cell;
        }
        let cell = cell.trim();
        // Some programs write single quotes around a value.
        let bare = cell.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
        bare.map_or(cell, str::trim)
    }

    pub fn split(&mut self, line: &str) -> Result<(), String> {
        self.text.clear();
        self.cells.clear();
        if line.contains('"') {
            return self.split_quoted(line);
        }
        self.text.push_str(line);
        let mut start = 0;
        if self.separator == Separator::Blanks {
            self.cells.extend(line.split_ascii_whitespace().map(|word| {
                start += line[start..].find(word).unwrap_or_default() + word.len();
                (start - word.len(), start)
            }));
            return Ok(());
        }
        let separator = self.separator.byte();
        for (end, byte) in line.bytes().enumerate() {
            if byte == separator {
                self.cells.push((start, end));
                start = end + 1;
            }
        }
        self.cells.push((start, line.len()));
        Ok(())
    }

    /// A blank before a quoted value would make the quotes part of it, and of several blanks one separates.
    fn without_blanks_before_quotes(&self, line: &str) -> String {
        let (mut kept, mut quoted) = (String::new(), false);
        for letter in line.chars() {
            quoted ^= letter == '"';
            let is_blank = letter == ' ' || (letter == '\t' && self.separator == Separator::Blanks);
            let letter = if is_blank && !quoted { ' ' } else { letter };
            let at_start = kept.is_empty() || kept.ends_with(char::from(self.separator.byte()));
            if quoted || letter != ' ' || !at_start {
                kept.push(letter);
            }
        }
        kept
    }

    fn split_quoted(&mut self, line: &str) -> Result<(), String> {
        if line.matches('"').count() % 2 == 1 {
            return Err("a quote is not closed on this line; a value may not span two lines".to_string());
        }
        let line = self.without_blanks_before_quotes(line.trim_end_matches(' '));
        let (mut text, mut ends) = (vec![0; line.len() + 1], vec![0; line.len() + 2]);
        self.reader.reset();
        let input = format!("{line}\n");
        let (result, _, written, count) = self.reader.read_record(input.as_bytes(), &mut text, &mut ends);
        if result != ReadRecordResult::Record {
            return Err("cannot be split into values".to_string());
        }
        text.truncate(written);
        self.text = String::from_utf8(text).map_err(|error| error.to_string())?;
        let starts = [0].into_iter().chain(ends[..count].iter().copied());
        self.cells.extend(starts.zip(ends[..count].iter().copied()));
        Ok(())
    }
}
