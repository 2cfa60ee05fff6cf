//! X as it lies in a `.npy` file, read piece by piece.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use lesson06::Standardization;
use ndarray::ArrayRef2;
use shared::lab::Error;

use super::layout::Layout;
use super::npy::NpyHeader;
use super::x_reader::{PIECE, XReader};

/// X, (n_x, m), in a file: where its numbers are, and what becomes of them on their way into memory.
#[derive(Clone)]
pub struct XFile {
    pub(super) path: String,
    /// The place of the first number, in bytes.
    pub(super) start: u64,
    pub(super) header: NpyHeader,
    pub(super) layout: Layout,
    pub(super) standardization: Option<Arc<Standardization>>,
}

impl XFile {
    pub(super) fn new(path: &str, start: u64, header: &NpyHeader, layout: Layout) -> XFile {
        XFile { path: path.to_string(), start, header: header.clone(), layout, standardization: None }
    }

    /// The number of features.
    pub fn n_x(&self) -> usize {
        self.layout.n_x
    }

    /// The number of examples.
    pub fn m(&self) -> usize {
        self.layout.m
    }

    /// How many numbers X has.
    pub fn numbers(&self) -> usize {
        self.layout.n_x * self.layout.m
    }

    /// Whether the numbers of an example follow each other, not those of a feature.
    pub fn examples_follow(&self) -> bool {
        self.layout.examples_follow()
    }

    /// How many bytes of the file an example takes.
    pub fn bytes_of_an_example(&self) -> usize {
        self.layout.n_x * self.header.number.width
    }

    /// The same X, each number standardized when it is read.
    pub fn standardized(self, standardization: Standardization) -> XFile {
        XFile { standardization: Some(Arc::new(standardization)), ..self }
    }

    /// A file of its own to read from, and the memory for that.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn reader(&self) -> io::Result<XReader> {
        XReader::open(self)
    }

    /// What went wrong while X was read.
    pub fn trouble(&self, error: io::Error) -> Error {
        if error.kind() == ErrorKind::UnexpectedEof {
            return Error::file(&self.path, "has become shorter while it was read; save it again")
                .because(error);
        }
        Error::file(&self.path, format!("can no longer be read ({error})")).because(error)
    }

    /// Reads all numbers once, from the first to the last. `told` hears how many at a time.
    ///
    /// # Errors
    /// One of them is not finite, or the file cannot be read.
    pub fn check(&self, told: impl Fn(usize)) -> Result<(), Error> {
        self.each(told, |_, _| ())
    }

    /// The mean and the deviation of each feature, by the formulas of [`Standardization::measure`] and with its order of the
    /// sums. X is read twice.
    ///
    /// # Errors
    /// As in [`XFile::check`].
    pub fn measure(&self, told: impl Fn(usize)) -> Result<Standardization, Error> {
        let (n_x, m) = (self.n_x(), self.m() as f64);
        let (mut first, mut is_constant) = (vec![f64::NAN; n_x], vec![true; n_x]);
        let mut sums = vec![0.0; n_x];
        self.each(&told, |k, value| {
            if first[k].is_nan() {
                first[k] = value;
            }
            is_constant[k] &= value == first[k];
            sums[k] += value;
        })?;
        let mean = |k: usize| if is_constant[k] { first[k] } else { sums[k] / m };
        let mean: Vec<f64> = (0..n_x).map(mean).collect();
        let mut squares = vec![0.0; n_x];
        self.each(&told, |k, value| squares[k] += (value - mean[k]) * (value - mean[k]))?;
        let deviation = |k: usize| if is_constant[k] { 1.0 } else { (squares[k] / m).sqrt() };
        Ok(Standardization {
            deviation: (0..n_x).map(deviation).collect(),
            constant: (0..n_x).filter(|&k| is_constant[k]).collect(),
            mean,
        })
    }

    /// Calls `f` with the feature and the value of each number, in the order of the file. Nothing is standardized.
    fn each(&self, told: impl Fn(usize), mut f: impl FnMut(usize, f64)) -> Result<(), Error> {
        let trouble = |error| self.trouble(error);
        let mut reader = self.reader().map_err(trouble)?;
        let mut buffer = vec![0.0; PIECE / size_of::<f64>()];
        // The numbers of one example follow each other, or of one feature.
        let run = if self.examples_follow() { self.n_x() } else { self.m() };
        for place in (0..self.numbers()).step_by(buffer.len()) {
            let count = buffer.len().min(self.numbers() - place);
            let mut numbers = &mut buffer[..count];
            reader.numbers(place, numbers).map_err(trouble)?;
            if let Some(bad) = numbers.iter().position(|number| !number.is_finite()) {
                let (index, number) = (self.header.index(place + bad), numbers[bad]);
                let problem = format!("{index:?} is {number}, expected a finite number");
                return Err(Error::file(&self.path, problem));
            }
            numbers.iter_mut().for_each(|number| *number /= self.layout.largest);
            while !numbers.is_empty() {
                let at = place + count - numbers.len();
                let (row, first) = (at / run, at % run);
                let (now, later) = numbers.split_at_mut((run - first).min(numbers.len()));
                if self.examples_follow() {
                    now.iter().enumerate().for_each(|(k, &number)| f(first + k, number));
                } else {
                    let k = self.layout.feature(row);
                    now.iter().for_each(|&number| f(k, number));
                }
                numbers = later;
            }
            told(count);
        }
        Ok(())
    }

    /// z of every example, as [`crate::every_z`] gives it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn every_z(&self, w: &ArrayRef2<f64>, b: f64) -> Result<Vec<f64>, Error> {
        let w: Vec<f64> = w.iter().copied().collect();
        let mut z = Vec::with_capacity(self.m());
        let mut reader = self.reader().map_err(|error| self.trouble(error))?;
        let at_once = (PIECE / self.bytes_of_an_example()).max(1);
        let mut tile = Vec::new();
        for first in (0..self.m()).step_by(at_once) {
            let examples = first..self.m().min(first + at_once);
            let m = examples.len();
            tile.resize(self.n_x() * m, 0.0);
            reader.load(examples.clone()).map_err(|error| self.trouble(error))?;
            reader.decode(examples, &mut tile);
            let (apart, next) = if self.examples_follow() { (self.n_x(), 1) } else { (1, m) };
            let weighted = |i: usize| {
                w.iter().enumerate().map(|(k, w_k)| w_k * tile[i * apart + k * next]).sum::<f64>() + b
            };
            z.extend((0..m).map(weighted));
        }
        Ok(z)
    }
}
