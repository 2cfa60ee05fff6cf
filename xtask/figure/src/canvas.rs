//! What plotters draws, written as SVG. Neighbours of one style stand in one group.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use crate::layout::{UNIT, pixels};
use crate::paint;

/// A drawing of tenths of pixels.
pub struct Canvas<'a> {
    svg: &'a Rc<RefCell<String>>,
    size: (i32, i32),
    /// The style of the group that is open.
    open: Option<String>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Canvas<'_> {
    pub fn new(svg: &Rc<RefCell<String>>, size: (i32, i32)) -> Canvas<'_> {
        Canvas { svg, size, open: None }
    }

    /// Writes an element of this style.
    fn write(&mut self, css: String, element: &str) -> Drawn {
        if self.open.as_ref() != Some(&css) {
            self.close();
            let _ = writeln!(self.svg.borrow_mut(), "<g style=\"{css}\">");
            self.open = Some(css);
        }
        let _ = writeln!(self.svg.borrow_mut(), "{element}");
        Ok(())
    }

    /// Writes a filled rectangle; many of one style are one path.
    fn write_rect(&mut self, css: String, [x, y, width, height]: [String; 4]) -> Drawn {
        let path = format!("M{x},{y}h{width}v{height}h-{width}z");
        let mut svg = self.svg.borrow_mut();
        if self.open.as_ref() == Some(&css) && svg.ends_with(END_OF_PATH) {
            let end = svg.len() - END_OF_PATH.len();
            svg.insert_str(end + 1, &path);
            return Ok(());
        }
        drop(svg);
        self.write(css, &format!("<path d=\"{path}\"/>"))
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.svg.borrow_mut().push_str("</g>\n");
        }
    }
}

/// How a path of rectangles ends.
const END_OF_PATH: &str = "z\"/>\n";

/// Text as it stands in XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn listed(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let point = |(x, y): BackendCoord| format!("{},{}", pixels(x), pixels(y));
    points.into_iter().map(point).collect::<Vec<_>>().join(" ")
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 as u32, self.size.1 as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.close();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        let element = format!("<polyline points=\"{}\"/>", listed(path));
        self.write(paint::stroke(style.color(), style.stroke_width()), &element)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let sides = [left, top, right - left, bottom - top].map(pixels);
        if fill {
            return self.write_rect(paint::fill(style.color()) + ";shape-rendering:crispEdges", sides);
        }
        let [x, y, width, height] = sides;
        let element = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
        self.write(paint::stroke(style.color(), style.stroke_width()), &element)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let [x, y, radius] = [x, y, radius as i32].map(pixels);
        let element = format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
        let css = if fill {
            paint::fill(style.color())
        } else {
            paint::stroke(style.color(), style.stroke_width())
        };
        self.write(css, &element)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        let element = format!("<polygon points=\"{}\"/>", listed(corners));
        self.write(paint::fill(style.color()), &element)
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        // Where the letters stand, below the place that is meant.
        let drop = style.size()
            * match style.anchor().v_pos {
                VPos::Top => 0.85,
                VPos::Center => 0.35,
                VPos::Bottom => -0.2,
            };
        let bold = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        let turned = match style.transform() {
            FontTransform::None => String::new(),
            FontTransform::Rotate90 => format!(" transform=\"rotate(90 {} {})\"", pixels(x), pixels(y)),
            FontTransform::Rotate180 => format!(" transform=\"rotate(180 {} {})\"", pixels(x), pixels(y)),
            FontTransform::Rotate270 => format!(" transform=\"rotate(-90 {} {})\"", pixels(x), pixels(y)),
        };
        let size = style.size() / UNIT;
        let (x, y, text) = (pixels(x), pixels(y + drop.round() as i32), escaped(text));
        let element =
            format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{bold}{turned}>{text}</text>");
        self.write(paint::fill(style.color()), &element)
    }
}
