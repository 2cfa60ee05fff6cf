//! The rule on two shapes, axis by axis.

use lesson10::{Mismatch, broadcast_shape, size_at, tuple};
use serde::Serialize;
use shared::lab::Section;
use shared::page::Page;

use crate::boxes::Boxes;

/// What the rule makes of two shapes.
#[derive(Serialize)]
pub struct Rule {
    left: Vec<usize>,
    right: Vec<usize>,
    sizes: Vec<Sizes>,
    result: Option<Vec<usize>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// Where the result is small.
    plots: Vec<Boxes>,
}

/// The sizes on one axis. An operand may have no such axis; where its sizes do not fit, there is no result.
#[derive(Serialize)]
struct Sizes {
    /// -1 is the last axis.
    axis: isize,
    left: Option<usize>,
    right: Option<usize>,
    result: Option<usize>,
}

impl Rule {
    pub fn compute(left: &[usize], right: &[usize], result: &Result<Vec<usize>, Mismatch>) -> Rule {
        let axes = left.len().max(right.len());
        Rule {
            left: left.to_vec(),
            right: right.to_vec(),
            sizes: (1..=axes).rev().map(|place| Sizes::compute(left, right, place)).collect(),
            result: result.as_ref().ok().cloned(),
            plots: result.iter().filter_map(|result| Boxes::of(left, right, result)).collect(),
            error: result.as_ref().err().map(Mismatch::to_string),
        }
    }
}

impl Sizes {
    fn compute(left: &[usize], right: &[usize], place: usize) -> Sizes {
        let own = |shape: &[usize]| (place <= shape.len()).then(|| size_at(shape, place));
        let fit = broadcast_shape(&[size_at(left, place)], &[size_at(right, place)]);
        Sizes {
            axis: -(place as isize),
            left: own(left),
            right: own(right),
            result: fit.ok().map(|fit| fit[0]),
        }
    }
}

impl Section for Rule {
    fn title(&self) -> String {
        "The rule".to_string()
    }

    fn tell(&self, page: &mut Page) {
        page.say(&format!("{} with {}:", tuple(&self.left), tuple(&self.right)));
        if self.sizes.is_empty() {
            return page.say("Neither has an axis: the result is a number.");
        }
        page.lines(&self.by_axis());
        if let Some(error) = &self.error {
            return page.say(&format!("{error}."));
        }
        for boxes in &self.plots {
            page.lines(&boxes.to_string());
            page.say("██ is stored; ░░ is the stored number beside or above it, read again.");
        }
    }
}

impl Rule {
    /// Both shapes and the result, aligned at their right ends.
    fn by_axis(&self) -> String {
        let largest = self.left.iter().chain(&self.right).max().map_or(0, |size| size.to_string().len());
        let width = 6.max(largest + 2);
        let line = |name: &str, cell: &dyn Fn(&Sizes) -> String| {
            let cells: String = self.sizes.iter().map(|sizes| format!("{:>width$}", cell(sizes))).collect();
            format!("{name:<12}{cells}")
        };
        let or = |size: Option<usize>, none: &str| size.map_or(none.to_string(), |size| size.to_string());
        [
            line("axis", &|sizes| sizes.axis.to_string()),
            line("left", &|sizes| or(sizes.left, "-")),
            line("right", &|sizes| or(sizes.right, "-")),
            line("result", &|sizes| or(sizes.result, "?")),
        ]
        .join("\n")
    }
}
