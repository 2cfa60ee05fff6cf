//! The learner's numbers beside the right ones, and what a known mistake makes of them.

use crate::entries::{matrix, number};
use crate::value::Value;
use crate::verdict::{Check, Unsolved};

/// How far two ways to compute one number may be apart, relative to the largest of its list, or to 1. Another order of a
/// sum changes far less; every mistake that the exercises know, far more.
pub const TOLERANCE: f64 = 1e-9;

/// Central differences are off by about 1e-10; a wrong gradient by far more.
const GRADIENT_TOLERANCE: f64 = 1e-6;

/// So many entries of a list are shown.
const MOST_ENTRIES: usize = 12;

/// Whether two values have one shape, and numbers that agree to [`TOLERANCE`]. NaN agrees with NaN alone, and infinity
/// with itself.
pub fn close(one: &Value, other: &Value) -> bool {
    one.shape == other.shape && wrong_entries(one, other, TOLERANCE).is_empty()
}

/// The slope of a cost for each parameter, measured by a nudge to both sides, for parameters of about 1.
///
/// ```
/// let slopes = practice::central_differences(|w| w[0] * w[0] + 3.0 * w[1], &[2.0, 1.0]);
/// assert!((slopes[0] - 4.0).abs() < 1e-8 && (slopes[1] - 3.0).abs() < 1e-8);
/// ```
pub fn central_differences(cost: impl Fn(&[f64]) -> f64, parameters: &[f64]) -> Vec<f64> {
    // The cube root of the precision: there the errors of rounding and of the curve are about equal.
    let h = 6e-6;
    let nudged = |k: usize, by: f64| {
        let mut nudged = parameters.to_vec();
        nudged[k] += by;
        cost(&nudged)
    };
    (0..parameters.len()).map(|k| (nudged(k, h) - nudged(k, -h)) / (2.0 * h)).collect()
}

/// The entries that differ.
fn wrong_entries(got: &Value, expected: &Value, tolerance: f64) -> Vec<usize> {
    let largest = expected.numbers.iter().map(|number| number.abs()).filter(|number| number.is_finite());
    let scale = largest.fold(1.0, f64::max);
    let agree = |one: f64, other: f64| {
        one == other || (one.is_nan() && other.is_nan()) || (one - other).abs() <= tolerance * scale
    };
    let pairs = got.numbers.iter().zip(&expected.numbers);
    pairs.enumerate().filter(|(_, (one, other))| !agree(**one, **other)).map(|(index, _)| index).collect()
}

/// A comparison, to which known mistakes can be added. `check` ends it.
#[must_use = "a comparison says nothing before `check`"]
pub struct Comparison {
    inputs: String,
    rows: Vec<Row>,
    /// Derivatives beside finite differences.
    is_gradient: bool,
    tolerance: f64,
    cause: Option<String>,
}

/// A symbol: the learner's numbers, and the right ones.
struct Row {
    name: String,
    got: Value,
    expected: Value,
}

impl Comparison {
    pub(crate) fn entries(inputs: String, name: &str, got: Value, expected: Value) -> Comparison {
        let rows = vec![Row { name: name.to_string(), got, expected }];
        Comparison { inputs, rows, is_gradient: false, tolerance: TOLERANCE, cause: None }
    }

    pub(crate) fn gradients(inputs: String, rows: Vec<(&str, Value, Value)>) -> Comparison {
        let row = |(name, got, expected): (&str, Value, Value)| Row { name: name.to_string(), got, expected };
        let rows = rows.into_iter().map(row).collect();
        Comparison { inputs, rows, is_gradient: true, tolerance: GRADIENT_TOLERANCE, cause: None }
    }

    /// Another tolerance than [`TOLERANCE`], for numbers that cannot be as exact; relative to the largest, or to 1. It
    /// stands before the mistakes, which are recognised by it too.
    ///
    /// ```
    /// let slope = |got: f64| practice::Case::new("w = 3").compare("dw", got, 6.0);
    /// assert!(slope(6.0000001).check().is_err());
    /// assert!(slope(6.0000001).within(1e-6).check().is_ok());
    /// ```
    pub fn within(self, tolerance: f64) -> Comparison {
        Comparison { tolerance, ..self }
    }

    fn is_right(&self, row: &Row) -> bool {
        row.got.shape == row.expected.shape
            && wrong_entries(&row.got, &row.expected, self.tolerance).is_empty()
    }

    /// Names the cause if the numbers are what this mistake makes of them. The first cause that fits is told.
    ///
    /// A value without a shape of its own, such as the list of all symbols of a gradient, fits by its numbers.
    pub fn mistake(self, wrong: impl Into<Value>, cause: &str) -> Comparison {
        let wrong = wrong.into();
        let got = self.got();
        let same_shape = self.rows.len() > 1 || wrong.shape == got.shape;
        let fits = same_shape
            && wrong.numbers.len() == got.numbers.len()
            && wrong_entries(&got, &wrong, self.tolerance).is_empty();
        self.when(fits, cause)
    }

    /// Names the cause if every number is so many times the right one.
    pub fn scaled(self, factor: f64, cause: &str) -> Comparison {
        let wrong = &self.expected() * factor;
        self.mistake(wrong, cause)
    }

    /// Names the cause if the condition holds.
    pub fn when(mut self, fits: bool, cause: &str) -> Comparison {
        if fits && self.cause.is_none() {
            self.cause = Some(cause.to_string());
        }
        self
    }

    /// What the learner's code returned; several symbols as one list.
    pub fn got(&self) -> Value {
        self.value(|row| &row.got)
    }

    fn expected(&self) -> Value {
        self.value(|row| &row.expected)
    }

    fn value(&self, of: impl Fn(&Row) -> &Value) -> Value {
        match &self.rows[..] {
            [row] => of(row).clone(),
            rows => Value::joined(&rows.iter().map(of).collect::<Vec<_>>()),
        }
    }

    /// Ends the comparison.
    ///
    /// # Errors
    /// If a number or a shape is not right; the report shows both sides, and the cause where one is known.
    pub fn check(self) -> Check {
        let wrong: Vec<&Row> = self.rows.iter().filter(|row| !self.is_right(row)).collect();
        let Some(first) = wrong.first() else { return Ok(()) };
        let names: Vec<&str> = wrong.iter().map(|row| row.name.as_str()).collect();
        let mut report = format!("Not right: {}.\n", names.join(", "));
        if let Some(cause) = self.cause.clone().or_else(|| not_a_number(first)) {
            report += &format!("{cause}\n");
        }
        report += &format!("\n{}", self.inputs);
        report += &if self.is_gradient { self.gradient_table() } else { self.entry_table(first) };
        Err(Unsolved::Wrong(report))
    }

    fn entry_table(&self, row: &Row) -> String {
        let wrong = wrong_entries(&row.got, &row.expected, self.tolerance);
        let Row { got, expected, .. } = row;
        if got.shape != expected.shape {
            return format!(
                "  expected {}\n{}  got {}\n{}",
                expected.shape_text(),
                matrix(expected, &|_| false, "    "),
                got.shape_text(),
                matrix(got, &|_| false, "    ")
            );
        }
        let columns = expected.shape.get(1).copied().unwrap_or(1);
        if columns > 1 {
            let is_wrong = |index: usize| wrong.contains(&index);
            return format!(
                "  expected, {}\n{}  got; a star marks what is wrong\n{}  largest difference {}\n",
                expected.shape_text(),
                matrix(expected, &|_| false, "    "),
                matrix(got, &is_wrong, "    "),
                number(largest_difference(got, expected))
            );
        }
        let mut text = format!("  {:<10} {:>14} {:>14} {:>14}\n", "", "expected", "got", "difference");
        for index in 0..got.numbers.len().min(MOST_ENTRIES) {
            let name =
                if expected.shape.is_empty() { row.name.clone() } else { format!("{}[{index}]", row.name) };
            let (got, expected) = (got.numbers[index], expected.numbers[index]);
            let mark = if wrong.contains(&index) { "  <- wrong" } else { "" };
            let cells =
                format!("{:>14} {:>14} {:>14}", number(expected), number(got), number(got - expected));
            text += &format!("  {name:<10} {cells}{mark}\n");
        }
        if got.numbers.len() > MOST_ENTRIES {
            let hidden = wrong.iter().filter(|index| **index >= MOST_ENTRIES).count();
            text += &format!("  and {} more, {hidden} of them wrong\n", got.numbers.len() - MOST_ENTRIES);
        }
        if !expected.shape.is_empty() {
            text += &format!("  shape {}, as expected\n", expected.shape_text());
        }
        text
    }

    fn gradient_table(&self) -> String {
        let list = |value: &Value| {
            let shown: Vec<String> = value.numbers.iter().take(3).map(|one| number(*one)).collect();
            shown.join(", ") + if value.numbers.len() > 3 { ", .." } else { "" }
        };
        let mut cells =
            vec![["", "yours", "finite difference", "largest diff.", "shape", ""].map(String::from)];
        for row in &self.rows {
            let ok = if self.is_right(row) { "ok" } else { "<- wrong" };
            let (shape, difference) = if row.got.shape == row.expected.shape {
                (row.got.shape_text(), number(largest_difference(&row.got, &row.expected)))
            } else {
                (format!("{}, not {}", row.got.shape_text(), row.expected.shape_text()), "-".to_string())
            };
            let (yours, measured) = (list(&row.got), list(&row.expected));
            cells.push([row.name.clone(), yours, measured, difference, shape, ok.to_string()]);
        }
        let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..6).map(width).collect();
        let line = |row: &[String; 6]| {
            let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            format!("  {}", padded.collect::<Vec<_>>().join("  ")).trim_end().to_string() + "\n"
        };
        cells.iter().map(line).collect()
    }
}

/// What is said of NaN or infinity where a finite number is expected.
fn not_a_number(row: &Row) -> Option<String> {
    let pairs = row.got.numbers.iter().zip(&row.expected.numbers);
    let index = pairs.into_iter().position(|(got, expected)| !got.is_finite() && expected.is_finite())?;
    let got = row.got.numbers[index];
    let place = if row.got.numbers.len() == 1 { String::new() } else { format!(" in entry {index}") };
    Some(format!("{} has {got}{place}, where a finite number is expected.", row.name))
}

fn largest_difference(got: &Value, expected: &Value) -> f64 {
    let differences = got.numbers.iter().zip(&expected.numbers).map(|(got, expected)| (got - expected).abs());
    differences.fold(0.0, |largest, next| if next > largest || next.is_nan() { next } else { largest })
}
