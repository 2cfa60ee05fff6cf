//! The names of the series below a plot, each with a sample of what is drawn.

use plotters::element::Text;
use plotters::style::text_anchor::{HPos, VPos};
use shared::page::{Plot, Series};

use crate::layout::{Cell, at, text_width};
use crate::marks::{Kind, kinds, sample};
use crate::paint::INK;
use crate::plot::{SMALL, letters};
use crate::{Area, Drawn, words};

/// Widths and heights in pixels.
const SAMPLE: f64 = 26.0;
const GAP: f64 = 18.0;
const ROW: f64 = 19.0;
const INDENT: f64 = 24.0;

/// How high the legend is. A series alone needs none: the axis says what it is.
pub fn height(plot: &Plot, width: f64) -> f64 {
    entries(plot, width).last().map_or(0.0, |entry| entry.y + ROW + 6.0)
}

/// A series, and where its name begins, from the legend's left top.
struct Entry<'a> {
    series: &'a Series,
    kind: Kind,
    x: f64,
    y: f64,
}

/// The entries in as many rows as they need.
fn entries(plot: &Plot, width: f64) -> Vec<Entry<'_>> {
    if plot.series.len() < 2 {
        return Vec::new();
    }
    let (mut x, mut y) = (INDENT, 0.0);
    let told = plot.series.iter().zip(kinds(plot)).filter(|(series, _)| !words::is_named(plot, series));
    let entry = |(series, kind): (_, Kind)| {
        let series: &Series = series;
        let needed = SAMPLE + 6.0 + text_width(&series.name, SMALL);
        if x > INDENT && x + needed > width {
            (x, y) = (INDENT, y + ROW);
        }
        let entry = Entry { series, kind, x, y };
        x += needed + GAP;
        entry
    };
    told.map(entry).collect()
}

pub fn draw(area: &Area, plot: &Plot, cell: &Cell, top: f64) -> Drawn {
    for Entry { series, kind, x, y } in entries(plot, cell.width) {
        let (x, y) = (cell.x + x, top + y + ROW / 2.0);
        sample(area, kind, at(x, y), at(x + SAMPLE, y))?;
        let style = letters(SMALL, INK, HPos::Left, VPos::Center);
        area.draw(&Text::new(series.name.clone(), at(x + SAMPLE + 6.0, y), style))?;
    }
    Ok(())
}
