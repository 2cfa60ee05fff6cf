//! X in memory, read where it is.

use std::borrow::Cow;

use ndarray::ArrayRef2;
use shared::memory::prefer_large_pages;

use super::kernels::{LANES, Vectors};
use super::tile::Lying;

/// X, (n_x, m), whose columns or rows are contiguous.
pub(super) struct InMemory<'a, T: Clone> {
    numbers: Cow<'a, [T]>,
    pub(super) lying: Lying,
    pub(super) n_x: usize,
    pub(super) m: usize,
    /// The examples from the first whose tile ends too near the end, in a place of their own: what lies behind the end of a
    /// vector is read too, and must be there.
    end: Vec<T>,
    end_from: usize,
}

impl<'a> InMemory<'a, f64> {
    /// X where it is. It is copied if neither its columns nor its rows are contiguous.
    pub(super) fn new(x: &'a ArrayRef2<f64>) -> InMemory<'a, f64> {
        let columns = x.t();
        match (columns.to_slice(), x.view().to_slice()) {
            (Some(numbers), _) => InMemory::of(Cow::Borrowed(numbers), Lying::Columns, x.dim()),
            (None, Some(numbers)) => InMemory::of(Cow::Borrowed(numbers), Lying::Rows, x.dim()),
            (None, None) => InMemory::of(columns.iter().copied().collect(), Lying::Columns, x.dim()),
        }
    }
}

impl<'a, T: Copy + Default> InMemory<'a, T> {
    /// A copy of X, each number rounded to an f32 and kept as a T.
    pub(super) fn rounded(x: &ArrayRef2<f64>, kept: impl Fn(f32) -> T) -> InMemory<'static, T> {
        let numbers = x.t().iter().map(|&number| kept(number as f32)).collect();
        InMemory::of(numbers, Lying::Columns, x.dim())
    }

    fn of(numbers: Cow<'a, [T]>, lying: Lying, (n_x, m): (usize, usize)) -> InMemory<'a, T> {
        prefer_large_pages(&numbers);
        InMemory { numbers, lying, n_x, m, end: Vec::new(), end_from: m }
    }

    /// The same, to be read in tiles of so many examples.
    pub(super) fn in_tiles(mut self, tile: usize) -> InMemory<'a, T> {
        let apart = self.apart();
        // The start of the first tile behind which there are not enough numbers.
        let is_near_the_end = |&start: &usize| {
            let behind = self.m - (start + tile).min(self.m);
            LANES > if self.lying == Lying::Columns { behind * self.n_x } else { behind }
        };
        let starts = (0..self.m).step_by(tile).rev();
        self.end_from = starts.take_while(is_near_the_end).last().unwrap_or(self.m);
        self.end = match self.lying {
            Lying::Columns => self.numbers[self.end_from * apart..].to_vec(),
            Lying::Rows => {
                self.numbers.chunks(self.m).flat_map(|row| &row[self.end_from..]).copied().collect()
            }
        };
        self.end.extend([T::default(); LANES]);
        self
    }

    /// The examples from this one on, which is the first of a tile.
    pub(super) fn from(&self, first: usize) -> Vectors<'_, T> {
        let (numbers, first, m) = match first.checked_sub(self.end_from) {
            Some(first) => (&self.end[..], first, self.m - self.end_from),
            None => (&self.numbers[..], first, self.m),
        };
        match self.lying {
            Lying::Columns => Vectors { numbers: &numbers[first * self.n_x..], apart: self.n_x },
            Lying::Rows => Vectors { numbers: &numbers[first..], apart: m },
        }
    }

    fn apart(&self) -> usize {
        match self.lying {
            Lying::Columns => self.n_x,
            Lying::Rows => self.m,
        }
    }
}
