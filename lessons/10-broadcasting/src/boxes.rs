//! The picture of the rule: three grids, with the numbers that are there and those that are read again.

use std::fmt;

use lesson10::{size_at, tuple};
use serde::Serialize;
use shared::page::{Diagram, Look, TextBox, beside, width};

/// The largest grid that is drawn.
const MOST_ROWS: usize = 8;
const MOST_COLUMNS: usize = 7;

/// The left operand, the right one and the result, each in the shape of the result. As data it is a diagram.
#[derive(Clone, Serialize)]
#[serde(into = "Diagram")]
pub struct Boxes {
    left: Vec<usize>,
    right: Vec<usize>,
    result: Vec<usize>,
    rows: usize,
    columns: usize,
}

impl Boxes {
    /// None if the result has more than two axes, or is too large.
    pub fn of(left: &[usize], right: &[usize], result: &[usize]) -> Option<Boxes> {
        let (rows, columns) = match result[..] {
            [] => (1, 1),
            [columns] => (1, columns),
            [rows, columns] => (rows, columns),
            _ => return None,
        };
        let fits = rows <= MOST_ROWS && columns <= MOST_COLUMNS && rows * columns > 0;
        let [left, right, result] = [left, right, result].map(<[usize]>::to_vec);
        fits.then_some(Boxes { left, right, result, rows, columns })
    }

    /// Whether an operand has a number of its own in this cell. Along a stretched axis only the first cell is stored.
    fn is_stored(operand: &[usize], row: usize, column: usize) -> bool {
        row < size_at(operand, 2) && column < size_at(operand, 1)
    }
}

impl fmt::Display for Boxes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grid = |operand: &[usize]| {
            let cell = |row: usize, column: usize| {
                if Boxes::is_stored(operand, row, column) { "██" } else { "░░" }
            };
            let line =
                |row: usize| (0..self.columns).map(|column| cell(row, column)).collect::<Vec<_>>().join(" ");
            format!("{}\n{}", tuple(operand), (0..self.rows).map(line).collect::<Vec<_>>().join("\n"))
        };
        // The sign stands beside the first row of cells.
        let joined =
            |one: &str, sign: &str, other: &str| beside(&beside(one, &format!("\n{sign}"), 3), other, 3);
        let both = joined(&grid(&self.left), "+", &grid(&self.right));
        f.write_str(&joined(&both, "=", &grid(&self.result)))
    }
}

/// A cell's width in characters and its height in lines, and the gaps beside a sign.
const CELL: (f64, f64) = (3.6, 1.5);
const GAP: f64 = 3.0;

impl From<Boxes> for Diagram {
    /// Solid cells are stored; hollow ones are read again.
    fn from(boxes: Boxes) -> Diagram {
        let Boxes { left, right, result, rows, columns } = &boxes;
        let mut diagram = Diagram::new(format!(
            "{} plus {} is {}: what is stored is solid; a hollow cell is the stored number beside or above it, read again.",
            tuple(left),
            tuple(right),
            tuple(result)
        ));
        let grid = (*columns as f64 * CELL.0).max(tuple(result).len() as f64);
        let mut x = 0.0;
        for (operand, sign) in [(left, Some("+")), (right, Some("=")), (result, None)] {
            let words = tuple(operand);
            diagram.text_box((x + width(&words) as f64 / 2.0, 0.5), Look::Bare, vec![words]);
            for (row, column) in (0..*rows).flat_map(|row| (0..*columns).map(move |column| (row, column))) {
                let look = if Boxes::is_stored(operand, row, column) { Look::Strong } else { Look::Faint };
                let (x, y) = (x + column as f64 * CELL.0, 1.5 + row as f64 * CELL.1);
                let (width, height) = (CELL.0 - 0.5, CELL.1 - 0.2);
                diagram.boxes.push(TextBox { x, y, width, height, lines: Vec::new(), look });
            }
            x += grid + GAP;
            if let Some(sign) = sign {
                diagram.text_box((x - 0.5, 1.5 + CELL.1 / 2.0), Look::Bare, vec![sign.to_string()]);
            }
            x += GAP;
        }
        diagram
    }
}
