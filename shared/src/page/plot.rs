//! A plot as a value: what is drawn, not how. The terminal draws it in [`super::draw`].

use serde::{Deserialize, Deserializer, Serialize};

/// Series of points and lines over two axes.
#[derive(Clone, Serialize, Deserialize)]
pub struct Plot {
    /// The words above it.
    pub title: String,
    /// What it shows, in one sentence, for a reader who cannot see it.
    pub shows: String,
    /// From left to right.
    pub x: Axis,
    /// From bottom to top.
    pub y: Axis,
    /// What is drawn; later ones cover earlier ones.
    pub series: Vec<Series>,
    /// The mark where points of two series meet. Without it the later one covers the earlier.
    pub both: Option<char>,
    /// Columns and rows inside the axes, where it is drawn with characters.
    pub size: (usize, usize),
}

/// An axis: what it measures, its range, and the values that are named.
#[derive(Clone, Serialize, Deserialize)]
pub struct Axis {
    /// What is measured.
    pub name: String,
    /// The smallest value.
    pub low: f64,
    /// The largest value.
    pub high: f64,
    /// The values that are named.
    pub ticks: Vec<Tick>,
}

/// A named value on an axis.
#[derive(Clone, Serialize, Deserialize)]
pub struct Tick {
    /// The value.
    pub at: f64,
    /// Its name.
    pub name: String,
}

/// Points of one kind.
#[derive(Clone, Serialize, Deserialize)]
pub struct Series {
    /// What they are.
    pub name: String,
    /// The character they are drawn with; of numbered points that of the first, '0'.
    pub mark: char,
    /// Whether they are joined.
    pub shape: Shape,
    /// x and y of each.
    #[serde(deserialize_with = "with_nan")]
    pub points: Vec<(f64, f64)>,
}

/// How a series is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Each point for itself.
    Points,
    /// Each point joined with the next by a straight line.
    Line,
    /// Each point stands for its cell: together they cover an area.
    Area,
    /// The steps of a path: each point has its number, from 0.
    Steps,
}

/// JSON has null for a number that is not finite.
fn with_nan<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(f64, f64)>, D::Error> {
    let points = Vec::<(Option<f64>, Option<f64>)>::deserialize(from)?;
    Ok(points.into_iter().map(|(x, y)| (x.unwrap_or(f64::NAN), y.unwrap_or(f64::NAN))).collect())
}

impl Axis {
    /// An axis without named values.
    pub fn new(name: impl Into<String>, (low, high): (f64, f64)) -> Axis {
        Axis { name: name.into(), low, high, ticks: Vec::new() }
    }

    /// The same axis with one more named value.
    pub fn tick(mut self, at: f64, name: impl Into<String>) -> Axis {
        self.ticks.push(Tick { at, name: name.into() });
        self
    }

    /// The same axis with named values, each named by `name`.
    pub fn ticks(self, values: &[f64], name: impl Fn(f64) -> String) -> Axis {
        values.iter().fold(self, |axis, &value| axis.tick(value, name(value)))
    }
}

impl Plot {
    /// An empty plot of so many columns and rows.
    pub fn new(
        title: impl Into<String>,
        shows: impl Into<String>,
        size: (usize, usize),
        x: Axis,
        y: Axis,
    ) -> Plot {
        Plot { title: title.into(), shows: shows.into(), x, y, series: Vec::new(), both: None, size }
    }

    /// The same plot with points.
    pub fn points(self, name: impl Into<String>, mark: char, points: Vec<(f64, f64)>) -> Plot {
        self.with(Series { name: name.into(), mark, shape: Shape::Points, points })
    }

    /// The same plot with a line through these points.
    pub fn line(self, name: impl Into<String>, mark: char, points: Vec<(f64, f64)>) -> Plot {
        self.with(Series { name: name.into(), mark, shape: Shape::Line, points })
    }

    /// The same plot with a curve y = f(x), four points for each column.
    pub fn curve(self, name: impl Into<String>, mark: char, f: impl Fn(f64) -> f64) -> Plot {
        let columns = self.size.0;
        let Axis { low, high, .. } = self.x;
        let last = 4 * (columns - 1);
        let x_at = |place: usize| low + (high - low) * place as f64 / last as f64;
        let points = (0..=last).map(|place| (x_at(place), f(x_at(place)))).collect();
        self.line(name, mark, points)
    }

    /// The same plot with an area, a point for each of its cells.
    pub fn area(self, name: impl Into<String>, mark: char, points: Vec<(f64, f64)>) -> Plot {
        self.with(Series { name: name.into(), mark, shape: Shape::Area, points })
    }

    /// The same plot with the steps of a path.
    pub fn steps(self, name: impl Into<String>, points: Vec<(f64, f64)>) -> Plot {
        self.with(Series { name: name.into(), mark: '0', shape: Shape::Steps, points })
    }

    /// The same plot with a mark where points of two series meet.
    pub fn both(self, mark: char) -> Plot {
        Plot { both: Some(mark), ..self }
    }

    /// What the characters of the drawing mean: `o = label 0, x = label 1, * = both.`
    pub fn key(&self) -> String {
        let key = |series: &Series| match series.shape {
            Shape::Steps => format!("0 to 9 = {}", series.name),
            _ => format!("{} = {}", series.mark, series.name),
        };
        let both = self.both.iter().map(|mark| format!("{mark} = both"));
        let points = self.series.iter().filter(|series| series.shape != Shape::Line).map(key);
        let lines = self.series.iter().filter(|series| series.shape == Shape::Line).map(key);
        points.chain(both).chain(lines).collect::<Vec<_>>().join(", ") + "."
    }

    fn with(mut self, series: Series) -> Plot {
        self.series.push(series);
        self
    }
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
