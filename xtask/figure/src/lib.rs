//! # Figures
//!
//! The plots, pictures and diagrams of a section as one SVG: what a lesson prints with `--json --plots`, for a page
//! instead of a terminal. No colour stands in it: each is a variable, which a `<style>` sets for light and for dark pages.

mod canvas;
mod diagram;
mod layout;
mod legend;
mod marks;
mod paint;
mod picture;
mod plot;
mod segments;
mod words;

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use serde::Deserialize;
use shared::page::{Diagram, Picture, Plot};

use canvas::Canvas;
pub use paint::{COLOURS, style};

/// One value of a section's `plots`.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub enum Figure {
    /// Series over two axes.
    Plot(Plot),
    /// Grey values.
    Picture(Picture),
    /// Boxes and arrows.
    Diagram(Diagram),
}

/// Where everything is drawn.
type Area<'a> = DrawingArea<Canvas<'a>, Shift>;

/// What drawing may come to: nothing can go wrong in memory.
type Drawn = Result<(), DrawingAreaErrorKind<Infallible>>;

/// The figures below and beside each other as one SVG, without its colours: `style` sets them.
///
/// # Panics
/// If a figure is beyond all bounds, such as a picture without columns.
pub fn svg(figures: &[Figure]) -> String {
    document(figures, "")
}

/// The same with its colours, so that it can stand alone in a file.
///
/// # Panics
/// As [`svg`].
pub fn styled_svg(figures: &[Figure]) -> String {
    document(figures, &style())
}

fn document(figures: &[Figure], style: &str) -> String {
    let cells = layout::cells(figures);
    let (width, height) = layout::size(&cells);
    let drawn = Rc::new(RefCell::new(String::new()));
    let canvas = Canvas::new(&drawn, (width, height));
    let area = canvas.into_drawing_area();
    for (figure, cell) in figures.iter().zip(&cells) {
        let drawn = match figure {
            Figure::Plot(plot) => plot::draw(&area, plot, cell),
            Figure::Picture(picture) => picture::draw(&area, picture, cell),
            Figure::Diagram(diagram) => diagram::draw(&area, diagram, cell),
        };
        drawn.expect("drawing in memory does not fail");
    }
    area.present().expect("drawing in memory does not fail");
    let [titles, shows] = [Figure::title, Figure::shows].map(|of| said_once(figures, of));
    let title = if titles.is_empty() { shows.clone() } else { titles };
    let [title, shows] = [title, shows].map(|text| canvas::escaped(&text));
    let (width, height) = (layout::pixels(width), layout::pixels(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"system-ui, 'Helvetica Neue', Arial, sans-serif\">\n<title>{title}</title>\n\
         <desc>{shows}</desc>\n{style}{}</svg>\n",
        drawn.borrow()
    )
}

/// What the figures have to say, each sentence once.
fn said_once(figures: &[Figure], of: fn(&Figure) -> &str) -> String {
    let mut said: Vec<&str> = Vec::new();
    for text in figures.iter().map(of) {
        if !text.is_empty() && !said.contains(&text) {
            said.push(text);
        }
    }
    said.join(if figures.iter().any(|figure| of(figure).ends_with('.')) { " " } else { "; " })
}

impl Figure {
    fn title(&self) -> &str {
        match self {
            Figure::Plot(Plot { title, .. })
            | Figure::Picture(Picture { title, .. })
            | Figure::Diagram(Diagram { title, .. }) => title,
        }
    }

    fn shows(&self) -> &str {
        match self {
            Figure::Plot(Plot { shows, .. })
            | Figure::Picture(Picture { shows, .. })
            | Figure::Diagram(Diagram { shows, .. }) => shows,
        }
    }
}
