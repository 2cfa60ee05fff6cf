//! Boxes of text, and arrows between them.

use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, VPos};
use shared::page::{Arrow, Diagram, Look, TextBox};

use crate::layout::{Cell, at, text_width};
use crate::paint::{INK, Paint, QUIET};
use crate::plot::{self, SMALL, letters};
use crate::{Area, Drawn};

/// A character and a line in pixels, and the size of the letters.
const CHARACTER: f64 = 7.6;
const LINE: f64 = 18.0;
const LETTERS: f64 = 13.0;

const TITLE: f64 = 26.0;
const MARGIN: f64 = 4.0;

/// The right and lower ends of all boxes, in pixels.
fn ends(diagram: &Diagram) -> (f64, f64) {
    let right = diagram.boxes.iter().map(|one| one.x + one.width).fold(0.0, f64::max);
    let bottom = diagram.boxes.iter().map(|one| one.y + one.height).fold(0.0, f64::max);
    (right * CHARACTER, bottom * LINE)
}

pub fn height(diagram: &Diagram) -> f64 {
    let title = if diagram.title.is_empty() { 0.0 } else { TITLE };
    title + ends(diagram).1 + 2.0 * MARGIN
}

pub fn draw(area: &Area, diagram: &Diagram, cell: &Cell) -> Drawn {
    let mut top = cell.y + MARGIN;
    if !diagram.title.is_empty() {
        plot::heading(area, &diagram.title, cell)?;
        top += TITLE;
    }
    let left = cell.x + ((cell.width - ends(diagram).0) / 2.0).max(0.0);
    let place = |one: &TextBox| Frame {
        left: left + one.x * CHARACTER,
        top: top + one.y * LINE,
        width: one.width * CHARACTER,
        height: one.height * LINE,
    };
    for arrow in &diagram.arrows {
        draw_arrow(area, arrow, &place(&diagram.boxes[arrow.from]), &place(&diagram.boxes[arrow.to]))?;
    }
    diagram.boxes.iter().try_for_each(|one| draw_box(area, one, &place(one)))
}

/// A box in pixels.
struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn middle(&self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// Where a line from its middle to a far place leaves it.
    fn edge(&self, to: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.middle();
        let (dx, dy) = (to.0 - x, to.1 - y);
        let share = f64::min(self.width / 2.0 / dx.abs(), self.height / 2.0 / dy.abs()).min(1.0);
        (x + share * dx, y + share * dy)
    }
}

fn draw_box(area: &Area, one: &TextBox, frame: &Frame) -> Drawn {
    let corners = [at(frame.left, frame.top), at(frame.left + frame.width, frame.top + frame.height)];
    let colour = Paint::series(0);
    match one.look {
        Look::Bare => {}
        Look::Plain => area.draw(&Rectangle::new(corners, QUIET.line(1.2)))?,
        Look::Faint => area.draw(&Rectangle::new(corners, QUIET.dashed(2).line(1.2)))?,
        Look::Strong => {
            area.draw(&Rectangle::new(corners, colour.pale(0.3).filled()))?;
            area.draw(&Rectangle::new(corners, colour.line(1.6)))?;
        }
    }
    let (x, y) = frame.middle();
    for (place, line) in one.lines.iter().enumerate() {
        let below = (place as f64 - (one.lines.len() - 1) as f64 / 2.0) * LINE;
        let style = letters(LETTERS, INK, HPos::Center, VPos::Center);
        area.draw(&Text::new(line.clone(), at(x, y + below), style))?;
    }
    Ok(())
}

fn draw_arrow(area: &Area, arrow: &Arrow, from: &Frame, to: &Frame) -> Drawn {
    /// The length of an arrow's head, and half its width.
    const HEAD: (f64, f64) = (9.0, 4.0);
    let (start, end) = (from.edge(to.middle()), to.edge(from.middle()));
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    let length = dx.hypot(dy).max(1.0);
    let (x, y) = (dx / length, dy / length);
    let neck = (end.0 - HEAD.0 * x, end.1 - HEAD.0 * y);
    let side = |sign: f64| at(neck.0 - sign * HEAD.1 * y, neck.1 + sign * HEAD.1 * x);
    area.draw(&PathElement::new(vec![at(start.0, start.1), at(neck.0, neck.1)], QUIET.line(1.2)))?;
    area.draw(&Polygon::new(vec![at(end.0, end.1), side(1.0), side(-1.0)], QUIET.filled()))?;
    let Some(label) = &arrow.label else { return Ok(()) };
    let middle = ((start.0 + neck.0) / 2.0, (start.1 + neck.1) / 2.0);
    // On the outer side of a line that goes down or back, above one that goes forward.
    let slope = (dy / dx).abs();
    let (place, h_pos, v_pos) = if slope > 0.5 || dx < 0.0 {
        let (side, h_pos) = if dx < -1.0 { (-9.0, HPos::Right) } else { (9.0, HPos::Left) };
        let rise = (7.0 - 9.0 * slope).max(0.0);
        ((middle.0 + side, middle.1 - rise), h_pos, VPos::Center)
    } else {
        let rise = 4.0 + slope * text_width(label, SMALL) / 2.0;
        ((middle.0, middle.1 - rise), HPos::Center, VPos::Bottom)
    };
    area.draw(&Text::new(label.clone(), at(place.0, place.1), letters(SMALL, INK, h_pos, v_pos)))
}
