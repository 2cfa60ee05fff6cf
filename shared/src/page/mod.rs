//! A lesson's printed page: headings, paragraphs, tables, numbers, plots. At most 80 columns wide.

mod diagram;
mod draw;
mod numbers;
mod picture;
mod plot;
mod text;

pub use diagram::{Arrow, Diagram, Look, TextBox};
pub use numbers::{
    counted, decimals, factor, milestones, names, number, percent, shape, short, thousands, time, vector,
    weighted_sum,
};
pub use picture::Picture;
pub use plot::{Axis, Plot, Series, Shape, Tick, tick};
pub(crate) use text::is_control;
pub use text::{beside, flush_left, flush_right, shortened, width, wrap};

/// The widest line of a paragraph.
pub const WIDTH: usize = 78;

/// The text of a lesson, written from top to bottom.
pub struct Page {
    text: String,
}

impl Page {
    /// A page that begins with a numbered heading: `== 3. One gradient step ==`.
    pub fn headed(number: usize, title: &str) -> Page {
        Page { text: format!("== {number}. {title} ==\n") }
    }

    /// A paragraph, wrapped.
    pub fn say(&mut self, paragraph: &str) {
        self.text += &format!("\n{}\n", wrap(paragraph, WIDTH).join("\n"));
    }

    /// Lines that keep their layout, indented by two.
    pub fn lines(&mut self, lines: &str) {
        self.text.push('\n');
        for line in lines.lines() {
            self.text += format!("  {line}").trim_end();
            self.text.push('\n');
        }
    }

    /// One plot.
    pub fn plot(&mut self, plot: &Plot) {
        self.lines(&plot.to_string());
    }

    /// Two plots beside each other, with a gap of so many cells.
    pub fn plots(&mut self, [left, right]: [&Plot; 2], gap: usize) {
        self.lines(&beside(&left.to_string(), &right.to_string(), gap));
    }

    /// Says that numbers are too large for an f64, and what to do.
    pub fn too_large(&mut self, remedy: &str) {
        let what = "Some of these numbers are too large for an f64; they print as infinity or NaN.";
        self.say(&format!("{what} {remedy}"));
    }

    /// Says that a check of the lesson's own code did not pass, on lines that nobody overlooks.
    pub fn not_passed(&mut self, what: &str) {
        let marked = |line: String| format!("!! {line}\n");
        let lines = wrap(&format!("NOT PASSED: {what}"), WIDTH - 3).into_iter().map(marked);
        self.text += &format!("\n{}", lines.collect::<String>());
    }

    /// A table of numbers: the first column to the left, the others to the right.
    pub fn table(&mut self, header: &[&str], rows: &[Vec<String>]) {
        self.aligned(header, rows, 1);
    }

    /// A table of texts: every column to the left.
    pub fn texts(&mut self, header: &[&str], rows: &[Vec<String>]) {
        self.aligned(header, rows, header.len());
    }

    /// A table whose first columns are aligned to the left, the others to the right.
    fn aligned(&mut self, header: &[&str], rows: &[Vec<String>], left: usize) {
        let widest = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell));
            cells.chain([width(header[column])]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..header.len()).map(widest).collect();
        let line = |cells: Vec<&str>| {
            let aligned = cells.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                if column < left { flush_left(cell, *width) } else { flush_right(cell, *width) }
            });
            aligned.collect::<Vec<_>>().join("   ")
        };
        let mut block = vec![line(header.to_vec())];
        block.extend(rows.iter().map(|row| line(row.iter().map(String::as_str).collect())));
        self.lines(&block.join("\n"));
    }

    /// The finished text.
    pub fn finish(self) -> String {
        self.text.replace(|letter| letter != '\n' && is_control(letter), " ")
    }
}
