//! The lines of a table, two values appended to each.

use shared::data::separator;

/// The names of the columns that are appended.
pub const HEADS: [&str; 2] = ["chance", "answer"];

/// Where in the table the next line stands.
pub struct Appended {
    /// Known from the first line on.
    separator: Option<char>,
    /// Whether a line of names is still to come.
    names_ahead: bool,
    /// How many columns the table has. Cells behind them are blank, and left out.
    columns: Option<usize>,
}

impl Appended {
    pub fn new(header: bool) -> Appended {
        Appended { separator: None, names_ahead: header, columns: None }
    }

    /// The line with two values more: `values`, the names of their columns, or blanks where the row has no values.
    ///
    /// # Errors
    /// A column of that name is there already.
    pub fn line(&mut self, line: &str, values: Option<[String; 2]>) -> Result<String, &'static str> {
        let content = line.trim_end_matches(['\n', '\r']);
        let end = &line[content.len()..];
        let first = content.trim_start_matches('\u{feff}');
        if first.trim().is_empty() {
            return Ok(line.to_string());
        }
        let Some(separator) = self.separator else {
            // Excel writes and reads a line that says what separates.
            if let Some(mark) = first.trim_matches('"').strip_prefix("sep=") {
                self.separator = Some(separator(mark));
                return Ok(line.to_string());
            }
            self.separator = Some(separator(first));
            return self.line(line, values);
        };
        let cells = cells(content, separator);
        let values = if std::mem::take(&mut self.names_ahead) {
            let is_there =
                |head: &&&str| cells.iter().any(|cell| cell.trim_matches(['"', ' ', '\u{feff}']) == **head);
            if let Some(head) = HEADS.iter().find(is_there) {
                return Err(head);
            }
            let last = cells.iter().rposition(|cell| !cell.trim().is_empty());
            self.columns = last.map(|last| last + 1);
            HEADS.map(String::from)
        } else {
            values.unwrap_or_default()
        };
        let columns = *self.columns.get_or_insert(cells.len());
        let behind: usize = cells.iter().skip(columns).map(|cell| cell.len() + separator.len_utf8()).sum();
        let kept = &content[..content.len() - behind];
        let [chance, answer] = values.map(|value| quoted(value, separator));
        Ok(format!("{kept}{separator}{chance}{separator}{answer}{end}"))
    }
}

/// The values of a line as they are written; a separator in quotes separates nothing.
fn cells(line: &str, separator: char) -> Vec<&str> {
    if separator == ' ' {
        return line.split_ascii_whitespace().collect();
    }
    let mut quoted = false;
    line.split(|letter| {
        quoted ^= letter == '"';
        letter == separator && !quoted
    })
    .collect()
}

/// A value in quotes, if it needs them.
fn quoted(value: String, separator: char) -> String {
    if value.contains([separator, '"']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

#[cfg(test)]
mod tests {
    use super::Appended;

    /// The lines of a table with `0.5` and `yes` behind each row that has values.
    fn appended(header: bool, text: &str) -> String {
        let mut table = Appended::new(header);
        let line = |line: &str| {
            let values = line.trim_matches([',', ';', '\r', '\n']).len() > 1;
            table.line(line, values.then(|| ["0.5".to_string(), "yes".to_string()])).unwrap()
        };
        text.split_inclusive('\n').map(line).collect()
    }

    #[test]
    fn ends_of_lines_marks_and_blanks_stay() {
        let found = appended(true, "\u{feff}x,y\r\n\r\n1,2\r\n,\r\n\"a,b\",3");
        assert_eq!(found, "\u{feff}x,y,chance,answer\r\n\r\n1,2,0.5,yes\r\n,,,\r\n\"a,b\",3,0.5,yes");
    }

    #[test]
    fn the_separator_is_that_of_the_table() {
        assert_eq!(appended(true, "sep=;\nx;y\n1,5;2\n"), "sep=;\nx;y;chance;answer\n1,5;2;0.5;yes\n");
        assert_eq!(appended(false, "1\t2\n"), "1\t2\t0.5\tyes\n");
    }

    #[test]
    fn a_last_column_without_a_name_is_left_out() {
        assert_eq!(appended(true, "x,y,\n1,2,\n3,4\n"), "x,y,chance,answer\n1,2,0.5,yes\n3,4,0.5,yes\n");
    }

    #[test]
    fn blank_cells_behind_the_last_column_are_left_out() {
        assert_eq!(appended(true, "x,y\n1,2,,\n3,4\n"), "x,y,chance,answer\n1,2,0.5,yes\n3,4,0.5,yes\n");
        assert_eq!(appended(true, "x y\n1   2\n"), "x y chance answer\n1   2 0.5 yes\n");
        assert_eq!(appended(true, "x|y\n1|2\n"), "x|y|chance|answer\n1|2|0.5|yes\n");
    }

    #[test]
    fn values_that_hold_a_separator_are_quoted() {
        let mut table = Appended::new(false);
        let values = ["0,5".to_string(), "a \"b\"".to_string()];
        assert_eq!(table.line("1,2\n", Some(values)).unwrap(), "1,2,\"0,5\",\"a \"\"b\"\"\"\n");
    }

    #[test]
    fn a_column_that_is_there_already_is_refused() {
        assert_eq!(Appended::new(true).line("x, \"chance\"\n", None), Err("chance"));
    }
}
