//! One dot product by every way: what comes out, and how long it takes.

use std::fmt;
use std::hint::black_box;
use std::iter::Sum;

use lesson07::{Dot, Way, ways};
use ndarray::{Array1, LinalgScalar};
use serde::{Deserialize, Serialize};
use shared::data::random::SplitMix64;
use shared::timer::{Timing, compare};

/// The seed of every random number of this lesson.
pub const SEED: u64 = 7;

/// Two vectors of random numbers between 0 and 1, always the same ones, and their dot product.
pub struct DotProduct {
    in_f64: [Array1<f64>; 2],
    in_f32: [Array1<f32>; 2],
    /// By every way that this program has.
    pub results: Vec<DotResult>,
}

/// What one way makes of the two vectors.
#[derive(Clone, Serialize)]
pub struct DotResult {
    pub way: Way,
    pub in_f64: f64,
    pub in_f32: f64,
}

/// One way to compute the dot product, its result and its time per call.
#[derive(Serialize, Deserialize)]
pub struct Row {
    pub name: Name,
    result: f64,
    pub median_ns: f64,
    pub low_ns: f64,
    pub high_ns: f64,
    /// The median for one number of the vectors.
    pub per_number_ns: f64,
}

/// What a row is called: `loop, f64`, or `NumPy np.dot`. Only Python's rows are read; the others are made here.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "PythonWay")]
pub enum Name {
    /// A way of this lesson, in f64 or in f32.
    Rust(Way, Float),
    /// A way of the notes.
    Python(PythonWay),
}

/// The two kinds of numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Float {
    F64,
    F32,
}

/// The ways that the notes compare.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PythonWay {
    #[serde(rename = "Python for-loop")]
    ForLoop,
    #[serde(rename = "NumPy np.dot")]
    NumpyDot,
}

impl DotProduct {
    /// The dot product of two vectors of so many numbers.
    pub fn of_length(length: usize) -> DotProduct {
        let mut random = SplitMix64::new(SEED);
        let in_f64 = [(); 2].map(|()| Array1::from_shape_simple_fn(length, || random.next_f64()));
        let in_f32 = in_f64.each_ref().map(|vector| vector.mapv(|number| number as f32));
        let ([x, y], [x32, y32]) = (&in_f64, &in_f32);
        let result = |((way, dot), (_, dot32)): ((Way, Dot<f64>), (Way, Dot<f32>))| DotResult {
            way,
            in_f64: dot(x, y),
            in_f32: dot32(x32, y32).into(),
        };
        let results = ways().into_iter().zip(ways()).map(result).collect();
        DotProduct { in_f64, in_f32, results }
    }

    /// How many numbers each of the vectors has.
    pub fn length(&self) -> usize {
        self.in_f64[0].len()
    }

    /// Times every way in f64, then in f32.
    pub fn timed(&self) -> Vec<Row> {
        let in_f64 = self.results.iter().map(|found| (Name::Rust(found.way, Float::F64), found.in_f64));
        let in_f32 = self.results.iter().map(|found| (Name::Rust(found.way, Float::F32), found.in_f32));
        let times = [times(&self.in_f64), times(&self.in_f32)].concat();
        let row = |((name, result), time): ((Name, f64), Timing)| self.row(name, result, time);
        in_f64.chain(in_f32).zip(times).map(row).collect()
    }

    fn row(&self, name: Name, result: f64, time: Timing) -> Row {
        let Timing { median_ns, low_ns, high_ns } = time;
        Row { name, result, median_ns, low_ns, high_ns, per_number_ns: median_ns / self.length() as f64 }
    }
}

/// The time of every way, in the order of [`ways`].
fn times<T: LinalgScalar + Sum>([x, y]: &[Array1<T>; 2]) -> Vec<Timing> {
    let run = |(_, dot): (Way, Dot<T>)| {
        Box::new(move || _ = black_box(dot(black_box(x), black_box(y)))) as Box<dyn FnMut()>
    };
    compare(&mut ways().map(run))
}

impl Name {
    /// Without the kind of number.
    pub fn way(self) -> String {
        match self {
            Name::Rust(way, _) => way.to_string(),
            Name::Python(way) => way.to_string(),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Name::Rust(way, Float::F64) => write!(f, "{way}, f64"),
            Name::Rust(way, Float::F32) => write!(f, "{way}, f32"),
            Name::Python(way) => write!(f, "{way}"),
        }
    }
}

impl fmt::Display for PythonWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> String {
        name.to_string()
    }
}

impl From<PythonWay> for Name {
    fn from(way: PythonWay) -> Name {
        Name::Python(way)
    }
}
