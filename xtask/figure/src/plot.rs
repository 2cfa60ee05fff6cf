//! A plot: axes and their names by plotters, the series in them.

use std::ops::Range;

use plotters::chart::ChartBuilder;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::element::Text;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, TextStyle};
use shared::page::{Axis, Plot, Tick};

use crate::layout::{Cell, UNIT, at, text_width, units};
use crate::paint::{INK, Paint, QUIET};
use crate::{Area, Drawn, legend, marks};

/// Heights in pixels.
const TITLE: f64 = 26.0;
const BELOW: f64 = 42.0;

/// Room for what stands beyond the ends of the axes.
const EDGE: f64 = 22.0;

/// Sizes of letters in pixels.
pub const SMALL: f64 = 12.0;
const HEADING: f64 = 14.0;

/// How high the plot is in a cell of this width.
pub fn height(plot: &Plot, width: f64) -> f64 {
    let axes = if width > 400.0 { 300.0 } else { 220.0 };
    TITLE + axes + BELOW + legend::height(plot, width)
}

/// Letters of this size and paint, the anchor at this part of them.
pub fn letters(size: f64, paint: Paint, h_pos: HPos, v_pos: VPos) -> TextStyle<'static> {
    let font = ("sans-serif", size * UNIT).into_font();
    TextStyle { font, color: paint.into(), pos: Pos::new(h_pos, v_pos) }
}

/// A heading at the left of a cell's top.
pub fn heading(area: &Area, title: &str, cell: &Cell) -> Drawn {
    let mut style = letters(HEADING, INK, HPos::Left, VPos::Top);
    style.font = style.font.style(FontStyle::Bold);
    area.draw(&Text::new(title.to_string(), at(cell.x + 4.0, cell.y + 2.0), style))
}

pub fn draw(area: &Area, plot: &Plot, cell: &Cell) -> Drawn {
    heading(area, &plot.title, cell)?;
    let legend_height = legend::height(plot, cell.width);
    let (top, bottom) = (cell.y + TITLE, cell.y + height(plot, cell.width) - legend_height);
    let (x, y) = (told(&plot.x), told(&plot.y));
    let widest = y.ticks.iter().map(|tick| text_width(&tick.name, SMALL)).fold(0.0, f64::max);
    let left = widest + SMALL + 18.0;
    let (width, height) = (cell.width - left - EDGE, bottom - top - BELOW);
    let (x, y) = (free(x, width, |name| text_width(name, SMALL) + 6.0), free(y, height, |_| SMALL + 2.0));

    let frame = area.clone().shrink(at(cell.x, top - 8.0), at(cell.width, bottom - top + 8.0));
    let mut chart = ChartBuilder::on(&frame)
        .margin_top(units(8.0))
        .margin_right(units(EDGE))
        .x_label_area_size(units(BELOW))
        .y_label_area_size(units(left))
        .build_cartesian_2d(Scale(x.clone()), Scale(y.clone()))?;
    let small = |h_pos, v_pos| letters(SMALL, INK, h_pos, v_pos);
    chart
        .configure_mesh()
        .x_desc(&x.name)
        .y_desc(&y.name)
        .axis_style(QUIET.line(1.0))
        .bold_line_style(QUIET.pale(0.25).line(0.8))
        .light_line_style(QUIET.pale(0.0).line(0.8))
        .label_style(small(HPos::Left, VPos::Top))
        .axis_desc_style(small(HPos::Left, VPos::Top))
        .set_all_tick_mark_size(units(4.0))
        .draw()?;
    marks::series(area, plot, |point| chart.backend_coord(&point))?;
    legend::draw(area, plot, cell, bottom)
}

/// The axis as a page shows it: its name stands beside it, and not with each value, as in `z=0`.
fn told(axis: &Axis) -> Axis {
    let prefix = format!("{}=", axis.name);
    let name = |tick: &Tick| tick.name.strip_prefix(&prefix).unwrap_or(&tick.name).to_string();
    let ticks = axis.ticks.iter().map(|tick| Tick { at: tick.at, name: name(tick) }).collect();
    Axis { ticks, ..axis.clone() }
}

/// The axis without the names that would touch an earlier one.
fn free(axis: Axis, length: f64, room: impl Fn(&str) -> f64) -> Axis {
    let place = |at: f64| length * (at - axis.low) / (axis.high - axis.low);
    let mut kept: Vec<Tick> = Vec::new();
    for tick in &axis.ticks {
        let touches = |other: &Tick| {
            (place(other.at) - place(tick.at)).abs() < (room(&other.name) + room(&tick.name)) / 2.0
        };
        if !kept.iter().any(touches) {
            kept.push(tick.clone());
        }
    }
    Axis { ticks: kept, ..axis }
}

/// An axis as plotters asks for it.
struct Scale(Axis);

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        let share = (value - self.0.low) / (self.0.high - self.0.low);
        from + (share * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        let is_inside = |value: &f64| (self.0.low..=self.0.high).contains(value);
        self.0.ticks.iter().map(|tick| tick.at).filter(is_inside).collect()
    }

    fn range(&self) -> Range<f64> {
        self.0.low..self.0.high
    }
}

impl ValueFormatter<f64> for Scale {
    fn format_ext(&self, value: &f64) -> String {
        let tick = self.0.ticks.iter().find(|tick| tick.at == *value);
        tick.map_or(String::new(), |tick| tick.name.clone())
    }
}
