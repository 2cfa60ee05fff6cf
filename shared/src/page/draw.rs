//! A plot drawn with characters.

use std::fmt;

use crate::page::plot::{Axis, Plot, Series, Shape};
use crate::page::width;

impl fmt::Display for Plot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut canvas = Canvas::new(self);
        self.series.iter().for_each(|series| canvas.draw(series));
        let names = self.y.ticks.iter().map(|tick| width(&tick.name));
        let margin = names.max().unwrap_or(0);
        let mut lines = vec![format!("{:margin$}  {}", "", self.title)];
        for (row, cells) in canvas.cells.iter().enumerate() {
            let tick = self.y.ticks.iter().find(|tick| canvas.row(tick.at) == Some(row));
            let name = tick.map_or("", |tick| &tick.name);
            let axis = if name.is_empty() { '│' } else { '┤' };
            lines.push(format!("{name:>margin$} {axis}{}", cells.iter().collect::<String>()));
        }
        let (axis, names) = canvas.x_axis();
        lines.push(format!("{:margin$} └{axis}", ""));
        if !self.x.ticks.is_empty() {
            lines.push(format!("{:margin$}  {names}", ""));
        }
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        f.write_str(&lines.join("\n"))
    }
}

/// The cells inside the axes, row by row from the top.
struct Canvas<'a> {
    plot: &'a Plot,
    cells: Vec<Vec<char>>,
}

impl Canvas<'_> {
    fn new(plot: &Plot) -> Canvas<'_> {
        let (columns, rows) = plot.size;
        Canvas { plot, cells: vec![vec![' '; columns]; rows] }
    }

    fn draw(&mut self, series: &Series) {
        match series.shape {
            Shape::Points | Shape::Area => {
                series.points.iter().for_each(|&point| self.point(point, series.mark))
            }
            Shape::Line => {
                series.points.windows(2).for_each(|pair| self.segment(pair[0], pair[1], series.mark));
            }
            // Ten digits number the first steps. Backward, so that an earlier one stays visible where a later one falls
            // on it.
            Shape::Steps => {
                let steps = series.points.iter().zip('0'..='9').collect::<Vec<_>>();
                steps.into_iter().rev().for_each(|(&point, digit)| self.point(point, digit));
            }
        }
    }

    /// A point of a series. Outside the ranges, or at NaN, nothing is drawn.
    fn point(&mut self, point: (f64, f64), mark: char) {
        let both = self.plot.both;
        if let Some(cell) = self.cell(point) {
            let free = *cell == ' ' || *cell == mark;
            *cell = both.filter(|_| !free).unwrap_or(mark);
        }
    }

    /// A straight line between two points.
    fn segment(&mut self, from: (f64, f64), to: (f64, f64), mark: char) {
        let (columns, rows) = self.plot.size;
        let steps = 4 * columns.max(rows);
        for step in 0..=steps {
            let t = step as f64 / steps as f64;
            let between = (from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1));
            if let Some(cell) = self.cell(between) {
                *cell = mark;
            }
        }
    }

    fn cell(&mut self, (x, y): (f64, f64)) -> Option<&mut char> {
        let (column, row) = (self.column(x)?, self.row(y)?);
        Some(&mut self.cells[row][column])
    }

    fn column(&self, x: f64) -> Option<usize> {
        place(x, &self.plot.x, self.plot.size.0)
    }

    fn row(&self, y: f64) -> Option<usize> {
        let rows = self.plot.size.1;
        place(y, &self.plot.y, rows).map(|row| rows - 1 - row)
    }

    /// The line of the axis, and the names below it.
    fn x_axis(&self) -> (String, String) {
        let columns = self.plot.size.0;
        let (mut axis, mut names) = (vec!['─'; columns], vec![' '; columns + 32]);
        for tick in &self.plot.x.ticks {
            let Some(column) = self.column(tick.at) else { continue };
            axis[column] = '┬';
            let length = width(&tick.name);
            let middle = (column + 1).saturating_sub(length.div_ceil(2));
            let start = middle.min(columns + 1 - length.min(columns + 1));
            // A name that would touch another is left out.
            let free = names[start.saturating_sub(1)..=start + length].iter().all(|&cell| cell == ' ');
            for (offset, letter) in tick.name.chars().enumerate().filter(|_| free) {
                names[start + offset] = letter;
            }
        }
        (axis.into_iter().collect(), names.into_iter().collect())
    }
}

/// The cell of `count` in which a value of the axis lies; None outside its range and at NaN.
fn place(value: f64, axis: &Axis, count: usize) -> Option<usize> {
    let share = (value - axis.low) / (axis.high - axis.low);
    // The slack keeps the ends of the range inside after rounding.
    (-1e-9..=1.0 + 1e-9)
        .contains(&share)
        .then(|| (share.clamp(0.0, 1.0) * (count - 1) as f64).round() as usize)
}
