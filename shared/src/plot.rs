//! Pictures made of characters: curves, paths and scatter plots with axes, and small grey pictures.

use ndarray::{Array2, s};

/// A plot of so many columns and rows over a range of x and y.
///
/// Marks drawn later cover earlier ones.
pub struct Plot {
    x: (f64, f64),
    y: (f64, f64),
    x_ticks: Vec<(f64, String)>,
    y_ticks: Vec<(f64, String)>,
    cells: Vec<Vec<char>>,
    title: String,
}

impl Plot {
    /// An empty plot; both ranges run from low to high.
    pub fn new(title: &str, (columns, rows): (usize, usize), x: (f64, f64), y: (f64, f64)) -> Plot {
        let cells = vec![vec![' '; columns]; rows];
        Plot { x, y, x_ticks: Vec::new(), y_ticks: Vec::new(), cells, title: title.to_string() }
    }

    /// Names a value on the x axis.
    pub fn x_tick(&mut self, x: f64, name: impl Into<String>) {
        self.x_ticks.push((x, name.into()));
    }

    /// Names a value on the y axis.
    pub fn y_tick(&mut self, y: f64, name: impl Into<String>) {
        self.y_ticks.push((y, name.into()));
    }

    /// One mark. Outside the ranges, or at NaN, nothing is drawn.
    pub fn point(&mut self, x: f64, y: f64, mark: char) {
        if let (Some(column), Some(row)) = (self.column(x), self.row(y)) {
            self.cells[row][column] = mark;
        }
    }

    /// The mark where a point would be drawn.
    pub fn mark_at(&self, x: f64, y: f64) -> Option<char> {
        Some(self.cells[self.row(y)?][self.column(x)?])
    }

    /// A curve y = f(x), one mark a column; steep parts are filled.
    pub fn curve(&mut self, f: impl Fn(f64) -> f64, mark: char) {
        let columns = self.cells[0].len();
        let x_at = |column: usize| self.x.0 + (self.x.1 - self.x.0) * column as f64 / (columns - 1) as f64;
        let points: Vec<(f64, f64)> = (0..columns).map(|column| (x_at(column), f(x_at(column)))).collect();
        for pair in points.windows(2) {
            self.segment(pair[0], pair[1], mark);
        }
    }

    /// A straight line between two points.
    pub fn segment(&mut self, from: (f64, f64), to: (f64, f64), mark: char) {
        let steps = 4 * self.cells.len().max(self.cells[0].len());
        for step in 0..=steps {
            let t = step as f64 / steps as f64;
            self.point(from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1), mark);
        }
    }

    fn column(&self, x: f64) -> Option<usize> {
        place(x, self.x, self.cells[0].len())
    }

    fn row(&self, y: f64) -> Option<usize> {
        place(y, self.y, self.cells.len()).map(|row| self.cells.len() - 1 - row)
    }

    /// The picture, with its title above, a left and a lower axis.
    pub fn draw(&self) -> String {
        let margin = self.y_ticks.iter().map(|(_, name)| name.chars().count()).max().unwrap_or(0);
        let mut lines = vec![format!("{:margin$}  {}", "", self.title)];
        for (row, cells) in self.cells.iter().enumerate() {
            let tick = self.y_ticks.iter().find(|(y, _)| self.row(*y) == Some(row));
            let name = tick.map_or("", |(_, name)| name);
            let axis = if name.is_empty() { '│' } else { '┤' };
            lines.push(format!("{name:>margin$} {axis}{}", cells.iter().collect::<String>()));
        }
        let columns = self.cells[0].len();
        let (mut axis, mut names) = (vec!['─'; columns], vec![' '; columns + 32]);
        for (x, name) in &self.x_ticks {
            let Some(column) = self.column(*x) else { continue };
            axis[column] = '┬';
            let length = name.chars().count();
            let start =
                (column + 1).saturating_sub(length.div_ceil(2)).min(columns + 1 - length.min(columns + 1));
            // A name that would touch another is left out.
            let free = names[start.saturating_sub(1)..=start + length].iter().all(|&cell| cell == ' ');
            for (offset, letter) in name.chars().enumerate().filter(|_| free) {
                names[start + offset] = letter;
            }
        }
        lines.push(format!("{:margin$} └{}", "", axis.into_iter().collect::<String>()));
        if !self.x_ticks.is_empty() {
            lines.push(format!("{:margin$}  {}", "", names.into_iter().collect::<String>()));
        }
        lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
    }
}

/// The cell of `count` in which a value of the range lies; None outside the range and at NaN.
fn place(value: f64, (low, high): (f64, f64), count: usize) -> Option<usize> {
    let share = (value - low) / (high - low);
    // The slack keeps the ends of the range inside after rounding.
    (-1e-9..=1.0 + 1e-9)
        .contains(&share)
        .then(|| (share.clamp(0.0, 1.0) * (count - 1) as f64).round() as usize)
}

/// A value on an axis, with as many decimals as tell it apart in a range of this length.
pub fn tick(value: f64, span: f64) -> String {
    let places = 1.0 - span.abs().log10().floor();
    if !(-4.0..=7.0).contains(&places) {
        return format!("{value:.1e}");
    }
    let text = format!("{value:.0$}", places.max(0.0) as usize);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_string() } else { text.to_string() }
}

/// Two blocks of lines beside each other.
pub fn beside(left: &str, right: &str, gap: usize) -> String {
    let width = left.lines().map(|line| line.chars().count()).max().unwrap_or(0) + gap;
    let rows = left.lines().count().max(right.lines().count());
    let line = |block: &str, row: usize| block.lines().nth(row).unwrap_or("").to_string();
    let joined = (0..rows).map(|row| {
        let left = line(left, row);
        let padding = " ".repeat(width - left.chars().count());
        format!("{left}{padding}{}", line(right, row)).trim_end().to_string()
    });
    joined.collect::<Vec<_>>().join("\n")
}

/// A grey value from 0 (dark) to 1 (bright) as one character.
pub fn shade(grey: f64) -> char {
    const SHADES: [char; 5] = [' ', '░', '▒', '▓', '█'];
    SHADES[(grey.clamp(0.0, 1.0) * (SHADES.len() - 1) as f64).round() as usize]
}

/// A square picture of grey values, its darkest as a blank and its brightest as `@`, at most 48 columns wide.
pub fn photo(grey: &Array2<f64>) -> String {
    const SHADES: &[u8] = b" .:-=+*#%@";
    let size = grey.nrows();
    // Characters are about twice as high as wide.
    let rows = size.min(24);
    let range = |cell: usize, cells: usize| {
        cell * size / cells..((cell + 1) * size / cells).max(cell * size / cells + 1)
    };
    let mean = |row: usize, column: usize| {
        let block = grey.slice(s![range(row, rows), range(column, 2 * rows)]);
        block.sum() / block.len() as f64
    };
    let means = Array2::from_shape_fn((rows, 2 * rows), |(row, column)| mean(row, column));
    let darkest = means.iter().copied().fold(f64::INFINITY, f64::min);
    let brightest = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // In a picture of one grey there is no contrast to show.
    let span = if brightest - darkest > 1e-9 { brightest - darkest } else { f64::INFINITY };
    let shade = |&grey: &f64| {
        let level = (grey - darkest) / span * (SHADES.len() - 1) as f64;
        char::from(SHADES[level.round() as usize])
    };
    let line = |row: ndarray::ArrayView1<f64>| row.iter().map(shade).collect::<String>();
    means.rows().into_iter().map(line).collect::<Vec<_>>().join("\n")
}
