//! Colours, each by the name of its variable.

use std::fmt::Write;

use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::BackendColor;

use crate::layout::UNIT;

/// The variables with their colours on a light page and on a dark one. The numbered ones are those of Okabe and Ito, which
/// colour-blind readers tell apart, made darker and lighter until each has a contrast of 3 to its page.
pub const COLOURS: [(&str, &str, &str); 10] = [
    ("ink", "#1f2328", "#e6edf3"),
    ("quiet", "#59636e", "#9198a1"),
    ("1", "#0072b2", "#56b4e9"),
    ("2", "#d55e00", "#f0833a"),
    ("3", "#007f5c", "#2fc79b"),
    ("4", "#b3588c", "#d98cb8"),
    ("5", "#9a6a00", "#e6b84d"),
    ("6", "#4b4b9f", "#a9a9f5"),
    ("dark", "#000000", "#000000"),
    ("bright", "#ffffff", "#ffffff"),
];

/// How many series have a colour of their own.
const SERIES: usize = 6;

/// Dashes and gaps of a line; the first has none.
const DASHES: [&str; 4] = ["", "7 4", "2 3", "9 3 2 3"];

/// A colour by its place in [`COLOURS`], and the dashes of a line. Plotters knows only red, green and blue; this hands
/// both through it.
#[derive(Clone, Copy)]
pub struct Paint {
    colour: u8,
    dash: u8,
    opacity: f64,
}

pub const INK: Paint = Paint { colour: 0, dash: 0, opacity: 1.0 };
pub const QUIET: Paint = Paint { colour: 1, dash: 0, opacity: 1.0 };
pub const DARK: Paint = Paint { colour: 8, dash: 0, opacity: 1.0 };
pub const BRIGHT: Paint = Paint { colour: 9, dash: 0, opacity: 1.0 };

impl Paint {
    /// The colour of a series by its place in a plot.
    pub fn series(place: usize) -> Paint {
        Paint { colour: 2 + (place % SERIES) as u8, ..INK }
    }

    /// The same paint for the line of this number.
    pub fn dashed(self, line: usize) -> Paint {
        Paint { dash: (line % DASHES.len()) as u8, ..self }
    }

    pub fn pale(self, opacity: f64) -> Paint {
        Paint { opacity, ..self }
    }

    pub fn filled(self) -> ShapeStyle {
        ShapeStyle { color: self.into(), filled: true, stroke_width: 0 }
    }

    /// For a line of so many pixels.
    pub fn line(self, pixels: f64) -> ShapeStyle {
        ShapeStyle { color: self.into(), filled: false, stroke_width: (pixels * UNIT).round() as u32 }
    }
}

impl From<Paint> for RGBAColor {
    fn from(paint: Paint) -> RGBAColor {
        RGBAColor(paint.dash, 0, paint.colour, paint.opacity)
    }
}

impl From<Paint> for BackendColor {
    fn from(paint: Paint) -> BackendColor {
        BackendColor { alpha: paint.opacity, rgb: (paint.dash, 0, paint.colour) }
    }
}

/// CSS for what is filled.
pub fn fill(color: BackendColor) -> String {
    let mut css = format!("fill:var(--figure-{})", name(color));
    if color.alpha < 1.0 {
        let _ = write!(css, ";fill-opacity:{}", rounded(color.alpha));
    }
    css
}

/// CSS for a line of this width in units.
pub fn stroke(color: BackendColor, width: u32) -> String {
    let mut css =
        format!("fill:none;stroke:var(--figure-{});stroke-width:{}", name(color), f64::from(width) / UNIT);
    if color.alpha < 1.0 {
        let _ = write!(css, ";stroke-opacity:{}", rounded(color.alpha));
    }
    let dashes = DASHES[usize::from(color.rgb.0)];
    if !dashes.is_empty() {
        let _ = write!(css, ";stroke-dasharray:{dashes}");
    }
    css
}

fn name(color: BackendColor) -> &'static str {
    COLOURS[usize::from(color.rgb.2)].0
}

fn rounded(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// The `<style>` that sets the variables for light and for dark pages.
pub fn style() -> String {
    let set = |colour: fn(&(&str, &str, &str)) -> String| {
        let set: Vec<String> =
            COLOURS.iter().map(|entry| format!("--figure-{}:{}", entry.0, colour(entry))).collect();
        format!("svg{{{}}}", set.join(";"))
    };
    let (light, dark) = (set(|entry| entry.1.to_string()), set(|entry| entry.2.to_string()));
    format!("<style>\n{light}\n@media (prefers-color-scheme: dark){{{dark}}}\n</style>\n")
}
