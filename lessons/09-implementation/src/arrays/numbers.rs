//! The numbers of one array, in a `.npz` file or alone in its own.

use std::io::{self, BufReader, ErrorKind, Read};

use ndarray::Array2;
use shared::lab::Error;
use shared::page;

use super::layout::Layout;
use super::npy::{ENDS_EARLY, NpyHeader};
use super::{bad_array, fits, zeros};

/// An array whose numbers are still to be read.
pub(super) struct Npy<'a> {
    pub header: NpyHeader,
    path: &'a str,
    name: Option<&'a str>,
    /// The place of the first number, in bytes.
    pub start: u64,
    numbers: BufReader<Box<dyn Read + 'a>>,
}

impl<'a> Npy<'a> {
    /// Reads the header. `size` is the file's.
    pub fn open(
        path: &'a str,
        name: Option<&'a str>,
        size: u64,
        bytes: Box<dyn Read + 'a>,
    ) -> Result<Npy<'a>, Error> {
        let mut numbers = BufReader::with_capacity(1 << 16, bytes);
        let bad = |problem| bad_array(path, name, problem);
        let mut start = Vec::new();
        let mut read = |end: usize, start: &mut Vec<u8>| {
            let more = end.saturating_sub(start.len()) as u64;
            (&mut numbers).take(more).read_to_end(start).map_err(|error| broken(path, name, error))
        };
        read(NpyHeader::START, &mut start)?;
        let end = NpyHeader::dictionary(&start).map_err(bad)?.end.min(LONGEST_HEADER);
        read(end, &mut start)?;
        let header = NpyHeader::parse(&start).map_err(bad)?;
        fits(path, name, &header.shape, header.number.width, size)?;
        Ok(Npy { path, name, header, start: end as u64, numbers })
    }

    /// X, (n_x, m): every number finite.
    pub fn matrix(mut self, layout: &Layout) -> Result<Array2<f64>, Error> {
        let mut x = zeros(self.path, layout.n_x, layout.m)?;
        for index in 0..layout.n_x * layout.m {
            let place = layout.place(index);
            let number = self.next()?;
            if !number.is_finite() {
                let index = self.header.index(index);
                return Err(self.bad(format!("{index:?} is {number}, expected a finite number")));
            }
            x[place] = number / layout.largest;
        }
        self.end()?;
        Ok(x)
    }

    /// How many labels there are in (m), (1, m) or (m, 1).
    pub fn count(&self) -> Option<usize> {
        match self.header.shape[..] {
            [m] | [1, m] | [m, 1] => Some(m),
            _ => None,
        }
    }

    /// The labels of m examples, as they stand there. `x` is the shape of X.
    pub fn labels(mut self, m: usize, x: &[usize]) -> Result<Vec<f64>, Error> {
        if self.count() != Some(m) {
            let (shape, x) = (page::shape(&self.header.shape), page::shape(x));
            let expected = format!("expected (1, {m}) or ({m},), a label for each example of X, {x}");
            return Err(self.bad(format!("has the shape {shape}, {expected}")));
        }
        let labels = (0..m).map(|_| self.next()).collect::<Result<_, _>>()?;
        self.end()?;
        Ok(labels)
    }

    fn next(&mut self) -> Result<f64, Error> {
        let mut bytes = [0; 8];
        let used = &mut bytes[..self.header.number.width];
        self.numbers.read_exact(used).map_err(|error| broken(self.path, self.name, error))?;
        Ok(self.header.number.decode(used))
    }

    fn end(mut self) -> Result<(), Error> {
        match self.numbers.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(self.bad(HOLDS_MORE)),
            Err(error) => Err(broken(self.path, self.name, error)),
        }
    }

    /// What is wrong with it.
    pub fn bad(&self, problem: impl AsRef<str>) -> Error {
        bad_array(self.path, self.name, problem)
    }
}

/// What is said where bytes follow the last number.
pub(super) const HOLDS_MORE: &str = "holds more numbers than its shape";

/// A header that claims to be longer is not read to its end.
const LONGEST_HEADER: usize = 1 << 20;

fn broken(path: &str, name: Option<&str>, error: io::Error) -> Error {
    let problem = if error.kind() == ErrorKind::UnexpectedEof {
        ENDS_EARLY.to_string()
    } else {
        format!("is damaged ({error}); save the file again")
    };
    bad_array(path, name, problem).because(error)
}
