//! The picture of the rule: three grids, with the numbers that are there and those that are read again.

use lesson10::{size_at, tuple};
use shared::page::beside;

/// The largest grid that is drawn.
const MOST_ROWS: usize = 8;
const MOST_COLUMNS: usize = 7;

/// The left operand, the right one and the result, each in the shape of the result. None if the result has more than
/// two axes, or is too large.
pub fn draw(left: &[usize], right: &[usize], result: &[usize]) -> Option<String> {
    let (rows, columns) = match result[..] {
        [] => (1, 1),
        [columns] => (1, columns),
        [rows, columns] => (rows, columns),
        _ => return None,
    };
    if rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns == 0 {
        return None;
    }
    let grid = |operand: &[usize]| {
        // Along a stretched axis only the first cell is stored.
        let stored = |row: usize, column: usize| row < size_at(operand, 2) && column < size_at(operand, 1);
        let cell = |row: usize, column: usize| if stored(row, column) { "██" } else { "░░" };
        let line = |row: usize| (0..columns).map(|column| cell(row, column)).collect::<Vec<_>>().join(" ");
        format!("{}\n{}", tuple(operand), (0..rows).map(line).collect::<Vec<_>>().join("\n"))
    };
    // The sign stands beside the first row of cells.
    let joined = |one: &str, sign: &str, other: &str| beside(&beside(one, &format!("\n{sign}"), 3), other, 3);
    Some(joined(&joined(&grid(left), "+", &grid(right)), "=", &grid(result)))
}
