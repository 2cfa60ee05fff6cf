//! Text by the cell: widths, wrapping, blocks beside each other.

/// How many cells a text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.chars().count()
}

/// The words of a paragraph in lines of at most `most` cells.
pub fn wrap(paragraph: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let line = lines.last_mut().expect("there is always a last line");
        if line.is_empty() {
            line.push_str(word);
        } else if width(line) + 1 + width(word) <= most {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_string());
        }
    }
    lines
}

/// Whether a letter moves the cursor, ends a line, or does something else than stand there. A table or a file's name may
/// hold one; on a page it is a blank.
pub(crate) fn is_control(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Two blocks of lines beside each other, with a gap of so many cells.
pub fn beside(left: &str, right: &str, gap: usize) -> String {
    let column = left.lines().map(width).max().unwrap_or(0) + gap;
    let rows = left.lines().count().max(right.lines().count());
    let line = |block: &str, row: usize| block.lines().nth(row).unwrap_or("").to_string();
    let joined = (0..rows).map(|row| {
        let left = line(left, row);
        let padding = " ".repeat(column - width(&left));
        format!("{left}{padding}{}", line(right, row)).trim_end().to_string()
    });
    joined.collect::<Vec<_>>().join("\n")
}
