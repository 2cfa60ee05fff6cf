//! Numbers in rows and columns, as a report shows them.

use crate::value::Value;

/// So many rows and columns of a value are shown.
const MOST: usize = 8;

/// An input with its name and shape.
pub fn input(name: &str, value: &Value) -> String {
    match &value.shape[..] {
        [] => format!("  {name} = {}\n", number(value.numbers[0])),
        _ => {
            let head = format!("  {name} {} = ", value.shape_text());
            matrix(value, &|_| false, &" ".repeat(head.len())).replacen(&" ".repeat(head.len()), &head, 1)
        }
    }
}

/// A list or matrix in rows behind an indent, with a star behind each entry that is wrong.
pub fn matrix(value: &Value, is_wrong: &dyn Fn(usize) -> bool, indent: &str) -> String {
    let (rows, columns) = match &value.shape[..] {
        [rows, columns] => (*rows, *columns),
        _ => (1, value.numbers.len()),
    };
    let has_marks = (0..value.numbers.len()).any(is_wrong);
    let mark = |index: usize| {
        if !has_marks {
            ""
        } else if is_wrong(index) {
            "*"
        } else {
            " "
        }
    };
    let shown = |index: usize| number(value.numbers[index]) + mark(index);
    let mut width = 0;
    for row in 0..rows.min(MOST) {
        for column in 0..columns.min(MOST) {
            width = width.max(shown(row * columns + column).chars().count());
        }
    }
    let mut text = String::new();
    for row in 0..rows.min(MOST) {
        let cells = (0..columns.min(MOST)).map(|column| format!("{:>width$}", shown(row * columns + column)));
        let more = if columns > MOST { " ..." } else { "" };
        text += &format!("{indent}[{}{more}]\n", cells.collect::<Vec<_>>().join(" "));
    }
    if rows > MOST {
        text += &format!("{indent}... {rows} rows\n");
    }
    if rows == 0 { format!("{indent}[]\n") } else { text }
}

/// A number in at most ten characters or so: 6 decimals, or powers of ten where those say nothing.
pub fn number(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        "0".to_string()
    } else if value.to_string().len() <= 7 {
        value.to_string()
    } else if (1e-3..1e6).contains(&size) {
        format!("{value:.6}")
    } else {
        format!("{value:.3e}")
    }
}
