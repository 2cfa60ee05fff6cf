//! One step of gradient descent, by the course's fastest rung and by NumPy.

use std::cell::RefCell;
use std::hint::black_box;

use lesson06::Pass;
use lesson09::ladder::{TOLERANCE, difference};
use lesson09::tiled::Tiled;
use ndarray::{Array2, ArrayRef2};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shared::data::random;

use crate::python::Python;
use crate::turns::{self, Spread, Turns, Way};
use crate::{Result, agrees};

/// The sizes, n_x and m: few features, some, more than fit in the first caches, and more numbers than fit in any.
pub const SIZES: [(usize, usize); 4] = [(2, 1_000_000), (30, 100_000), (12_288, 209), (784, 60_000)];

/// The bias of the step.
const B: f64 = 0.1;

/// What the random numbers start from.
const SEED: u64 = 9;

/// How far slopes may move when X is rounded to f32: a number below 1 by less than 2^-25.
const TOLERANCE_OF_F32: f64 = 1e-7;

/// The names of the ways.
const COURSE: &str = "course";
const WITHOUT_J: &str = "course, without J";
const IN_F32: &str = "course, X in f32";
const NUMPY: &str = "NumPy";

/// One of the course's ways.
type Ours<'a> = (&'static str, Layout, Tiled<'a>);

/// A way whose result was compared: how far from the course's it is.
type Checked = (&'static str, Layout, f64);

/// How X lies in memory.
#[derive(Serialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Each example is contiguous, as the course has it.
    Columns,
    /// Each feature is contiguous.
    Rows,
}

/// The step at one size.
#[derive(Serialize)]
pub struct Step {
    n_x: usize,
    m: usize,
    threads: usize,
    rounds: usize,
    rows: Vec<Row>,
}

/// One way to take it.
#[derive(Serialize)]
struct Row {
    name: &'static str,
    layout: Layout,
    #[serde(flatten)]
    turns: Turns,
    /// How far J, dw and db, or dw and db alone, are from the course's.
    difference: f64,
    /// How many times as long as this one NumPy takes with the same layout.
    numpy_takes: Option<Spread>,
}

/// J, dw and db as Python tells them.
#[derive(Deserialize)]
struct Told {
    cost: f64,
    dw: Vec<f64>,
    db: f64,
}

impl Told {
    fn pass(self) -> Result<Pass> {
        let dw = Array2::from_shape_vec((self.dw.len(), 1), self.dw)?;
        Ok(Pass { cost: self.cost, dw, db: self.db })
    }
}

/// The examples of one size, in both layouts.
struct Data {
    x: Array2<f64>,
    x_in_rows: Array2<f64>,
    y: Array2<f64>,
    w: Array2<f64>,
}

impl Data {
    /// The same here and in Python.
    fn new(python: &mut Python, (n_x, m): (usize, usize)) -> Result<Data> {
        let (x, y, w) = random::examples(n_x, m, SEED);
        let _: bool = python.ask(&json!({"order": "step", "n_x": n_x, "m": m, "seed": SEED, "b": B}))?;
        Ok(Data { x_in_rows: x.as_standard_layout().into_owned(), x, y, w })
    }

    /// The course's ways, the one that all are compared with first.
    fn ours(&self) -> [Ours<'_>; 4] {
        let Data { x, x_in_rows, y, .. } = self;
        [
            (COURSE, Layout::Columns, Tiled::new(x, y)),
            (WITHOUT_J, Layout::Columns, Tiled::new(x, y).without_cost()),
            (IN_F32, Layout::Columns, Tiled::in_f32(x, y)),
            (COURSE, Layout::Rows, Tiled::new(x_in_rows, y)),
        ]
    }
}

/// Compares the results at one size: the name and the layout of each way, and how far it is from the course's.
fn checked(python: &mut Python, ours: &[Ours], w: &ArrayRef2<f64>) -> Result<Vec<Checked>> {
    let reference = ours[0].2.pass(w, B);
    let mut rows = Vec::new();
    for (name, layout, tiled) in ours {
        rows.push((*name, *layout, distance(name, &tiled.pass(w, B), &reference)?));
    }
    for layout in [Layout::Columns, Layout::Rows] {
        let told: Told = python.ask(&json!({"order": "result", "layout": layout}))?;
        rows.push((NUMPY, layout, distance(NUMPY, &told.pass()?, &reference)?));
    }
    Ok(rows)
}

/// Compares the results at one size, and times nothing.
///
/// # Errors
/// A result differs, or Python ends.
pub fn check(python: &mut Python, size: (usize, usize)) -> Result<()> {
    let data = Data::new(python, size)?;
    checked(python, &data.ours(), &data.w).map(|_| ())
}

/// Compares the results at one size, then the times.
///
/// # Errors
/// A result differs, or Python ends.
pub fn compare(python: &mut Python, (n_x, m): (usize, usize), threads: usize, rounds: usize) -> Result<Step> {
    let data = Data::new(python, (n_x, m))?;
    let (ours, w) = (data.ours(), &data.w);
    let checked = checked(python, &ours, w)?;
    let python = &RefCell::new(python);
    let numpys = [Layout::Columns, Layout::Rows].map(|layout| {
        Way::new(NUMPY, move |calls| {
            python.borrow_mut().ask(&json!({"order": "times_ns", "layout": layout, "calls": calls}))
        })
    });
    let here = |ours| course(ours, w);
    let mut ways: Vec<Way> = ours.into_iter().map(here).chain(numpys).collect();
    let turns = turns::take(&mut ways, rounds)?;
    drop(ways);
    Ok(Step { n_x, m, threads, rounds, rows: told(checked, turns) })
}

/// The course's step, to be timed.
fn course<'a>((name, _, tiled): Ours<'a>, w: &'a ArrayRef2<f64>) -> Way<'a> {
    Way::here(name, move || _ = black_box(tiled.pass(w, B)))
}

/// How far a result is from the course's, if it may be so far.
fn distance(name: &str, pass: &Pass, reference: &Pass) -> Result<f64> {
    let (difference, tolerance) = match name {
        WITHOUT_J => (slopes(pass, reference), TOLERANCE),
        IN_F32 => (slopes(pass, reference), TOLERANCE_OF_F32),
        _ => (difference(pass, reference), TOLERANCE),
    };
    agrees(name, difference, tolerance)?;
    Ok(difference)
}

/// How far dw and db lie apart.
fn slopes(one: &Pass, other: &Pass) -> f64 {
    let of_other_cost = Pass { cost: other.cost, dw: one.dw.clone(), db: one.db };
    difference(&of_other_cost, other)
}

/// The rows by layout, NumPy behind the course's, with the ratios.
fn told(rows: Vec<Checked>, turns: Vec<Turns>) -> Vec<Row> {
    let is_numpy = |name: &str| name == NUMPY;
    let numpy_takes = |place: usize| {
        let (name, layout, _) = rows[place];
        let numpy = rows.iter().position(|row| is_numpy(row.0) && row.1 == layout)?;
        (!is_numpy(name)).then(|| turns[numpy].ratio_to(&turns[place]))
    };
    let ratios: Vec<Option<Spread>> = (0..rows.len()).map(numpy_takes).collect();
    let row = |(((name, layout, difference), turns), numpy_takes)| Row {
        name,
        layout,
        turns,
        difference,
        numpy_takes,
    };
    let mut told: Vec<Row> = rows.into_iter().zip(turns).zip(ratios).map(row).collect();
    told.sort_by_key(|row| row.layout == Layout::Rows);
    told
}
