//! Text by the cell: widths, wrapping, blocks beside each other.

/// How many cells a text takes on a terminal.
pub fn width(text: &str) -> usize {
    text.chars().map(cells).sum()
}

/// Two for the letters of Chinese, Japanese and Korean and for small pictures, none for an accent behind its letter.
fn cells(letter: char) -> usize {
    match letter {
        '\u{300}'..='\u{36f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' => 2,
        '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' => 2,
        '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// A text with blanks behind it, up to so many cells.
pub fn flush_left(text: &str, most: usize) -> String {
    format!("{text}{}", blanks(text, most))
}

/// A text with blanks in front of it, up to so many cells.
pub fn flush_right(text: &str, most: usize) -> String {
    format!("{}{text}", blanks(text, most))
}

fn blanks(text: &str, most: usize) -> String {
    " ".repeat(most.saturating_sub(width(text)))
}

/// A text that takes at most so many cells; where it is longer, its end is left out.
pub fn shortened(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_string();
    }
    let mut taken = "...".len();
    let fits = |letter: &char| {
        taken += cells(*letter);
        taken <= most
    };
    text.chars().take_while(fits).chain("...".chars()).collect()
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
