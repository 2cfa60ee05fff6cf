//! The whole fit: breast cancer, from zeros to the lowest point.

use std::cell::RefCell;
use std::hint::black_box;

use lesson06::{Standardization, split};
use lesson12::{Objective, by_newton};
use ndarray::{Array2, ArrayRef2, Axis};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::data::{BREAST_CANCER, Selection, read_examples};

use crate::python::Python;
use crate::solvers::{Found, for_linfa, for_smartcore, linfa, smartcore};
use crate::turns::{self, Spread, Turns, Way};
use crate::{Result, agrees};

/// The weight of the penalty. Without one some fits of these rows would go on for ever.
const L2: f64 = 1.0;

/// Rows are kept back as in lesson 09, and what is left is fitted.
const KEPT_BACK: f64 = 0.2;
const SEED: u64 = 1;

/// How far above the lowest objective one may end and still be as low, as a share of it.
const AS_LOW: f64 = 1e-12;

/// How far above it a peer may end at all: it has solved the same problem then, if less well.
const SAME_PROBLEM: f64 = 1e-6;

/// scikit-learn's solvers that leave b unpenalized, which liblinear does not. Each with the largest power of ten for which
/// it ends as low as the course; at its own 1e-4 none does.
const SOLVERS: [(&str, &str, f64); 5] = [
    ("scikit-learn, newton-cholesky", "newton-cholesky", 1e-5),
    ("scikit-learn, lbfgs", "lbfgs", 1e-8),
    ("scikit-learn, newton-cg", "newton-cg", 1e-6),
    ("scikit-learn, sag", "sag", 1e-8),
    ("scikit-learn, saga", "saga", 1e-8),
];

/// All fits.
#[derive(Serialize)]
pub struct Fit {
    n_x: usize,
    m: usize,
    l2: f64,
    rounds: usize,
    rows: Vec<Row>,
}

/// One of them.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    end: End,
    #[serde(flatten)]
    turns: Turns,
    /// How many times as long as the course it takes.
    to_course: Spread,
}

/// Where a fit ends.
#[derive(Serialize)]
pub struct End {
    /// Its name in a table.
    pub name: &'static str,
    /// J + (lambda / 2m) |w|^2 at the w and b that it found, computed by lesson 12.
    pub objective: f64,
    /// That minus the lowest of all.
    pub above_lowest: f64,
    /// Whether it ended as low as the lowest, to 1e-12 of it.
    pub is_as_low: bool,
}

/// The training rows, standardized: X, (n_x, m), and Y, (1, m).
///
/// # Errors
/// Never, for the data is part of the program.
pub fn data() -> Result<(Array2<f64>, Array2<f64>)> {
    let all = read_examples(BREAST_CANCER, &Selection::default())?;
    let (training, _) = split(all.x.ncols(), KEPT_BACK, SEED);
    // Each example is contiguous, as in a table that was read.
    let mut x = all.x.t().select(Axis(0), &training).reversed_axes();
    let y = all.y.select(Axis(1), &training);
    Standardization::measure(&x).apply(&mut x);
    Ok((x, y))
}

/// A fit in this program.
type Solver<'a> = Box<dyn Fn() -> Result<Found> + 'a>;

/// The fits of one table.
pub struct Fits<'a> {
    x: &'a ArrayRef2<f64>,
    y: &'a ArrayRef2<f64>,
    /// Those in Rust; the course's is the first.
    ours: Vec<(&'static str, Solver<'a>)>,
}

/// w and b as Python tells them.
#[derive(Deserialize)]
struct Told {
    w: Vec<f64>,
    b: f64,
}

impl<'a> Fits<'a> {
    /// The fits of X, (n_x, m), and Y, (1, m).
    ///
    /// # Errors
    /// The data does not suit one of them.
    pub fn of(x: &'a ArrayRef2<f64>, y: &'a ArrayRef2<f64>) -> Result<Fits<'a>> {
        let objective = Objective { x, y, l2: L2 };
        let course = move || {
            let place = by_newton(&objective).place;
            Ok((place.w, place.b))
        };
        let (to_linfa, to_smartcore) = (for_linfa(x, y)?, for_smartcore(x, y)?);
        let ours: Vec<(&'static str, Solver)> = vec![
            ("course, Newton", Box::new(course)),
            ("linfa, L-BFGS", Box::new(move || linfa(&to_linfa, L2))),
            ("smartcore, L-BFGS", Box::new(move || smartcore(&to_smartcore, L2))),
        ];
        Ok(Fits { x, y, ours })
    }

    /// Hands the data to Python.
    ///
    /// # Errors
    /// Python ends.
    pub fn hand_over(&self, python: &mut Python) -> Result<()> {
        let examples: Vec<Vec<f64>> = self.x.columns().into_iter().map(|x_i| x_i.to_vec()).collect();
        let labels: Vec<&f64> = self.y.iter().collect();
        let _: bool = python.ask(&json!({"order": "fit", "x": examples, "y": labels}))?;
        Ok(())
    }

    /// Where each of them ends: those in Rust, and, with a Python that has the data, scikit-learn's.
    ///
    /// # Errors
    /// One did not solve the same problem, or Python ends.
    pub fn ends(&self, python: Option<&mut Python>) -> Result<Vec<End>> {
        let mut found: Vec<(&'static str, Found)> = Vec::new();
        for (name, fit) in &self.ours {
            found.push((*name, fit()?));
        }
        if let Some(python) = python {
            for (name, solver, tol) in SOLVERS {
                let Told { w, b } = python.ask(&order("result", solver, tol))?;
                found.push((name, (Array2::from_shape_vec((w.len(), 1), w)?, b)));
            }
        }
        self.judged(found)
    }

    /// The objective of each by lesson 12, and how far it is above the lowest.
    fn judged(&self, found: Vec<(&'static str, Found)>) -> Result<Vec<End>> {
        let objective = Objective { x: self.x, y: self.y, l2: L2 };
        let value = |(name, (w, b)): (&'static str, Found)| (name, objective.value(&objective.at(w, b)));
        let values: Vec<(&str, f64)> = found.into_iter().map(value).collect();
        let lowest = values.iter().map(|(_, value)| *value).fold(f64::INFINITY, f64::min);
        let mut ends = Vec::new();
        for (name, objective) in values {
            let above_lowest = objective - lowest;
            agrees(&format!("the objective of {name}"), above_lowest / lowest, SAME_PROBLEM)?;
            ends.push(End { name, objective, above_lowest, is_as_low: above_lowest <= AS_LOW * lowest });
        }
        Ok(ends)
    }
}

/// What scikit-learn is asked. Its C multiplies the losses, as 1 / lambda does.
fn order(what: &str, solver: &str, tol: f64) -> Value {
    json!({"order": what, "solver": solver, "tol": tol, "inverse_penalty": 1.0 / L2})
}

/// Compares where the fits end, then the times.
///
/// # Errors
/// One did not solve the same problem, or Python ends.
pub fn compare(python: &mut Python, rounds: usize) -> Result<Fit> {
    let (x, y) = data()?;
    let fits = Fits::of(&x, &y)?;
    fits.hand_over(python)?;
    let ends = fits.ends(Some(python))?;

    let python = &RefCell::new(python);
    let here = fits.ours.iter().map(|(name, fit)| Way::here(name, move || _ = black_box(fit())));
    let there = SOLVERS.map(|(name, solver, tol)| {
        Way::new(name, move |calls| {
            let mut order = order("times_ns", solver, tol);
            order["calls"] = calls.into();
            python.borrow_mut().ask(&order)
        })
    });
    let turns = turns::take(&mut here.chain(there).collect::<Vec<_>>(), rounds)?;
    let to_course: Vec<Spread> = turns.iter().map(|turn| turn.ratio_to(&turns[0])).collect();
    let row = |((end, turns), to_course)| Row { end, turns, to_course };
    let rows = ends.into_iter().zip(turns).zip(to_course).map(row).collect();
    Ok(Fit { n_x: x.nrows(), m: x.ncols(), l2: L2, rounds, rows })
}
