//! A picture: its pixels as squares, white over black, on a light page as on a dark one.

use plotters::element::Rectangle;
use shared::page::Picture;

use crate::layout::{Cell, at};
use crate::paint::{BRIGHT, DARK};
use crate::{Area, Drawn, plot};

/// So many greys differ to the eye.
const LEVELS: f64 = 32.0;

/// The height of a title.
const TITLE: f64 = 26.0;

/// The width of a pixel: smaller where there are many.
fn pixel(picture: &Picture, width: f64) -> f64 {
    let most = if picture.columns > 16 { width.min(384.0) } else { 192.0 };
    (most / picture.columns as f64).max(1.0)
}

fn rows(picture: &Picture) -> usize {
    picture.grey.len().div_ceil(picture.columns)
}

pub fn height(picture: &Picture, width: f64) -> f64 {
    let title = if picture.title.is_empty() { 0.0 } else { TITLE };
    title + rows(picture) as f64 * pixel(picture, width) + 8.0
}

pub fn draw(area: &Area, picture: &Picture, cell: &Cell) -> Drawn {
    let (columns, pixel) = (picture.columns, pixel(picture, cell.width));
    let left = cell.x + (cell.width - columns as f64 * pixel) / 2.0;
    let mut top = cell.y;
    if !picture.title.is_empty() {
        plot::heading(area, &picture.title, &Cell { x: left - 4.0, ..*cell })?;
        top += TITLE;
    }
    let place = |column: usize, row: usize| at(left + column as f64 * pixel, top + row as f64 * pixel);
    area.draw(&Rectangle::new([place(0, 0), place(columns, rows(picture))], DARK.filled()))?;
    let mut runs = runs(picture);
    runs.sort_by_key(|run| run.level);
    for Run { level, row, columns } in runs {
        let bright = BRIGHT.pale(f64::from(level) / LEVELS).filled();
        area.draw(&Rectangle::new([place(columns.start, row), place(columns.end, row + 1)], bright))?;
    }
    Ok(())
}

/// Neighbours of one grey in a row.
struct Run {
    level: u8,
    row: usize,
    columns: std::ops::Range<usize>,
}

/// All that is not dark.
fn runs(picture: &Picture) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (row, greys) in picture.grey.chunks(picture.columns).enumerate() {
        for (column, grey) in greys.iter().enumerate() {
            let level = (grey.clamp(0.0, 1.0) * LEVELS).round() as u8;
            match runs.last_mut() {
                Some(run) if run.row == row && run.level == level => run.columns.end += 1,
                _ => runs.push(Run { level, row, columns: column..column + 1 }),
            }
        }
    }
    runs.retain(|run| run.level > 0);
    runs
}

#[cfg(test)]
mod tests {
    use shared::page::Picture;

    use super::runs;

    #[test]
    fn neighbours_of_one_grey_become_one_square() {
        let grey = vec![0.0, 1.0, 1.0, 1.0, 0.5, f64::NAN];
        let picture = Picture { title: String::new(), shows: String::new(), columns: 3, grey };
        let found: Vec<_> = runs(&picture).into_iter().map(|run| (run.level, run.row, run.columns)).collect();
        assert_eq!(found, [(32, 0, 1..3), (32, 1, 0..1), (16, 1, 1..2)]);
    }
}
