//! Boxes and arrows as a value: what is drawn, not how.

use serde::{Deserialize, Serialize};

use crate::page::width;

/// Boxes of text, and arrows between them. A box is placed by characters from the left and by lines from the top.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Diagram {
    /// The words above it; empty for none.
    pub title: String,
    /// What it shows, in one sentence, for a reader who cannot see it.
    pub shows: String,
    /// What is drawn.
    pub boxes: Vec<TextBox>,
    /// What leads from one box to another.
    pub arrows: Vec<Arrow>,
}

/// A box, and the lines of text in its middle.
#[derive(Clone, Serialize, Deserialize)]
pub struct TextBox {
    /// Where its left side is.
    pub x: f64,
    /// Where its top is.
    pub y: f64,
    /// In characters.
    pub width: f64,
    /// In lines.
    pub height: f64,
    /// What stands in it.
    pub lines: Vec<String>,
    /// How it is drawn.
    pub look: Look,
}

/// How a box is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// With a line around it.
    Plain,
    /// Filled: what counts.
    Strong,
    /// With a dashed line around it: what is only thought of.
    Faint,
    /// Its text alone.
    Bare,
}

/// An arrow from one box to another, by their places in the list.
#[derive(Clone, Serialize, Deserialize)]
pub struct Arrow {
    /// Where it begins.
    pub from: usize,
    /// Where it points.
    pub to: usize,
    /// The words beside it.
    pub label: Option<String>,
}

impl Diagram {
    /// A diagram without boxes.
    pub fn new(shows: impl Into<String>) -> Diagram {
        Diagram { shows: shows.into(), ..Diagram::default() }
    }

    /// Adds a box as large as its text, its middle at x and y. Returns its place in the list.
    pub fn text_box(&mut self, (x, y): (f64, f64), look: Look, lines: Vec<String>) -> usize {
        let margin = if look == Look::Bare { 0.0 } else { 2.0 };
        let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        let (width, height) = (longest as f64 + margin, lines.len() as f64 + margin / 4.0);
        self.boxes.push(TextBox { x: x - width / 2.0, y: y - height / 2.0, width, height, lines, look });
        self.boxes.len() - 1
    }

    /// Adds an arrow.
    pub fn arrow(&mut self, from: usize, to: usize, label: impl Into<String>) {
        self.arrows.push(Arrow { from, to, label: Some(label.into()) });
    }
}
