//! Where each figure stands: a grid of one or two columns, for three pictures of three.

use crate::{Figure, diagram, picture, plot};

/// So many units are a pixel of a page on which the figures are 720 pixels wide. Plotters counts in whole units.
pub const UNIT: f64 = 10.0;

/// The width of all figures, and the gap between two.
const WIDTH: f64 = 720.0;
const GAP: f64 = 16.0;

/// The place of a figure, in pixels.
#[derive(Clone, Copy)]
pub struct Cell {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// The places of the figures. A row is as high as its highest figure.
pub fn cells(figures: &[Figure]) -> Vec<Cell> {
    let is_picture = |figure: &Figure| matches!(figure, Figure::Picture(_));
    let is_wide = |figure: &Figure| matches!(figure, Figure::Diagram(_));
    let columns = match figures.len() {
        _ if figures.iter().any(is_wide) => 1,
        // Three small pictures are compared at a glance.
        3 if figures.iter().all(is_picture) => 3,
        count => count.clamp(1, 2),
    };
    let width = (WIDTH - GAP * (columns - 1) as f64) / columns as f64;
    let mut cells = Vec::new();
    let mut y = 0.0;
    for row in figures.chunks(columns) {
        let height = row.iter().map(|figure| height(figure, width)).fold(0.0, f64::max);
        let x = |column: usize| column as f64 * (width + GAP);
        cells.extend((0..row.len()).map(|column| Cell { x: x(column), y, width, height }));
        y += height + GAP;
    }
    cells
}

fn height(figure: &Figure, width: f64) -> f64 {
    match figure {
        Figure::Plot(plot) => plot::height(plot, width),
        Figure::Picture(picture) => picture::height(picture, width),
        Figure::Diagram(diagram) => diagram::height(diagram),
    }
}

/// The size of the whole in units.
pub fn size(cells: &[Cell]) -> (i32, i32) {
    let bottom = cells.iter().map(|cell| cell.y + cell.height).fold(0.0, f64::max);
    (units(WIDTH), units(bottom))
}

/// Pixels in units.
pub fn units(pixels: f64) -> i32 {
    (pixels * UNIT).round() as i32
}

/// A place in units.
pub fn at(x: f64, y: f64) -> (i32, i32) {
    (units(x), units(y))
}

/// Units as pixels, with one decimal at most.
pub fn pixels(units: i32) -> String {
    format!("{}", f64::from(units) / UNIT)
}

/// About how many pixels a text is wide.
pub fn text_width(text: &str, size: f64) -> f64 {
    0.56 * size * text.chars().count() as f64
}
