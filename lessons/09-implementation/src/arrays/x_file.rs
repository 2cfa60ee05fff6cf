//! X as it lies in a `.npy` file, read piece by piece.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::Arc;

use lesson06::Standardization;
use ndarray::ArrayRef2;
use shared::lab::Error;

use super::layout::Layout;
use super::npy::{Kind, NpyHeader, NumberType};

/// X, (n_x, m), in a file: where its numbers are, and what becomes of them on their way into memory.
#[derive(Clone)]
pub struct XFile {
    path: String,
    /// The place of the first number, in bytes.
    start: u64,
    header: NpyHeader,
    layout: Layout,
    standardization: Option<Arc<Standardization>>,
}

/// So many bytes are read at once.
const PIECE: usize = 64 << 10;

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

    /// The same X, each number standardized when it is read.
    pub fn standardized(self, standardization: Standardization) -> XFile {
        XFile { standardization: Some(Arc::new(standardization)), ..self }
    }

    /// A file of its own to read from, and the memory for that.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn reader(&self) -> io::Result<XReader> {
        Ok(XReader { x: self.clone(), file: File::open(&self.path)?, bytes: vec![0; PIECE] })
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
        let mut reader = self.reader().map_err(|error| self.trouble(error))?;
        let mut buffer = vec![0.0; PIECE / size_of::<f64>()];
        let mut place = 0;
        // The numbers of one example follow each other, or of one feature.
        let run = if self.examples_follow() { self.n_x() } else { self.m() };
        while place < self.numbers() {
            let (row, at) = (place / run, place % run);
            let count = buffer.len().min(run - at);
            let numbers = &mut buffer[..count];
            reader.numbers(place, numbers).map_err(|error| self.trouble(error))?;
            if let Some(bad) = numbers.iter().position(|number| !number.is_finite()) {
                let (index, number) = (self.header.index(place + bad), numbers[bad]);
                return Err(Error::file(
                    &self.path,
                    format!("{index:?} is {number}, expected a finite number"),
                ));
            }
            let largest = self.layout.largest;
            if self.examples_follow() {
                numbers.iter().enumerate().for_each(|(k, number)| f(at + k, number / largest));
            } else {
                let k = self.layout.feature(row);
                numbers.iter().for_each(|number| f(k, number / largest));
            }
            told(count);
            place += count;
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
        let at_once = ((4 << 20) / self.n_x()).clamp(8, 1024);
        let mut tile = Vec::new();
        for first in (0..self.m()).step_by(at_once) {
            let examples = first..self.m().min(first + at_once);
            let m = examples.len();
            tile.resize(self.n_x() * m, 0.0);
            reader.examples(examples, &mut tile).map_err(|error| self.trouble(error))?;
            let (apart, next) = if self.examples_follow() { (self.n_x(), 1) } else { (1, m) };
            let weighted = |i: usize| {
                w.iter().enumerate().map(|(k, w_k)| w_k * tile[i * apart + k * next]).sum::<f64>() + b
            };
            z.extend((0..m).map(weighted));
        }
        Ok(z)
    }
}

/// An open file of X. Each thread has its own.
pub struct XReader {
    x: XFile,
    file: File,
    bytes: Vec<u8>,
}

impl XReader {
    /// Reads some examples into memory: one after the other if that is how they lie in the file, else feature after feature.
    ///
    /// # Errors
    /// The file cannot be read.
    ///
    /// # Panics
    /// If the memory has not n_x numbers for each of the examples.
    pub fn examples(&mut self, examples: Range<usize>, into: &mut [f64]) -> io::Result<()> {
        let (n_x, m, count) = (self.x.n_x(), self.x.m(), examples.len());
        assert_eq!(into.len(), n_x * count, "there must be n_x numbers for each example");
        if self.x.examples_follow() {
            self.numbers(examples.start * n_x, into)?;
            into.chunks_mut(n_x).for_each(|example| self.scale(example, |k| k));
            return Ok(());
        }
        for row in 0..n_x {
            let k = self.x.layout.feature(row);
            let feature = &mut into[k * count..][..count];
            self.numbers(row * m + examples.start, feature)?;
            self.scale(feature, |_| k);
        }
        Ok(())
    }

    /// Divides and standardizes numbers as X asks for. `feature` tells which one each is.
    fn scale(&self, numbers: &mut [f64], feature: impl Fn(usize) -> usize) {
        let largest = self.x.layout.largest;
        if largest != 1.0 {
            numbers.iter_mut().for_each(|number| *number /= largest);
        }
        if let Some(Standardization { mean, deviation, .. }) = self.x.standardization.as_deref() {
            for (at, number) in numbers.iter_mut().enumerate() {
                let k = feature(at);
                *number = (*number - mean[k]) / deviation[k];
            }
        }
    }

    /// Reads numbers as they follow each other in the file, from this one on.
    fn numbers(&mut self, first: usize, into: &mut [f64]) -> io::Result<()> {
        let number = self.x.header.number;
        self.file.seek(SeekFrom::Start(self.x.start + (first * number.width) as u64))?;
        for into in into.chunks_mut(PIECE / number.width) {
            let bytes = &mut self.bytes[..into.len() * number.width];
            self.file.read_exact(bytes)?;
            decode(number, bytes, into);
        }
        Ok(())
    }
}

/// The numbers that these bytes are.
fn decode(number: NumberType, bytes: &[u8], into: &mut [f64]) {
    match number {
        NumberType { kind: Kind::Float, width: 8, big_endian: false } => {
            let eights = bytes.as_chunks().0;
            into.iter_mut().zip(eights).for_each(|(place, bytes)| *place = f64::from_le_bytes(*bytes));
        }
        NumberType { kind: Kind::Float, width: 4, big_endian: false } => {
            let fours = bytes.as_chunks().0;
            into.iter_mut()
                .zip(fours)
                .for_each(|(place, bytes)| *place = f64::from(f32::from_le_bytes(*bytes)));
        }
        _ => {
            let each = bytes.chunks_exact(number.width);
            into.iter_mut().zip(each).for_each(|(place, bytes)| *place = number.decode(bytes));
        }
    }
}
