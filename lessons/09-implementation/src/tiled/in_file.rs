//! X in a file, read again in every pass.

use std::io;
use std::ops::Range;
use std::sync::Mutex;

use super::kernels::{LANES, Vectors};
use super::tile::{Lying, WIDEST};
use crate::arrays::{XFile, XReader};

/// X in its file. Nothing of it is kept from one tile to the next.
pub(super) struct InFile {
    x: XFile,
    pub(super) lying: Lying,
    /// One for each thread that reads, when it is not at work.
    idle: Mutex<Vec<Reader>>,
    /// The first thing that went wrong.
    error: Mutex<Option<io::Error>>,
}

/// A file of one's own, and memory for a tile.
pub(super) struct Reader {
    file: XReader,
    numbers: Vec<f64>,
}

/// At most so many bytes of contiguous rows are a tile: each row is a read of its own, and short reads are slow.
const TILE_OF_ROWS_BYTES: usize = 16 << 20;

impl InFile {
    pub(super) fn new(x: XFile) -> InFile {
        let lying = if x.examples_follow() { Lying::Columns } else { Lying::Rows };
        InFile { x, lying, idle: Mutex::new(Vec::new()), error: Mutex::new(None) }
    }

    /// How many examples a tile of rows has.
    pub(super) fn width_of_rows(n_x: usize) -> usize {
        (TILE_OF_ROWS_BYTES / (size_of::<f64>() * n_x)).clamp(LANES, WIDEST) / LANES * LANES
    }

    /// Lets `work` read from a file of its own. What goes wrong is kept.
    pub(super) fn read(&self, work: impl FnOnce(&mut Reader) -> io::Result<()>) {
        if let Err(error) = self.with_reader(work) {
            locked(&self.error).get_or_insert(error);
        }
    }

    fn with_reader(&self, work: impl FnOnce(&mut Reader) -> io::Result<()>) -> io::Result<()> {
        let idle = locked(&self.idle).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => Reader { file: self.x.reader()?, numbers: Vec::new() },
        };
        work(&mut reader)?;
        locked(&self.idle).push(reader);
        Ok(())
    }

    /// Whether something went wrong.
    pub(super) fn failed(&self) -> bool {
        locked(&self.error).is_some()
    }

    /// What went wrong first.
    pub(super) fn take_error(&self) -> Option<io::Error> {
        locked(&self.error).take()
    }
}

impl Reader {
    /// Reads a tile.
    pub(super) fn tile(&mut self, x: &InFile, examples: Range<usize>) -> io::Result<Vectors<'_, f64>> {
        let (n_x, count) = (x.x.n_x(), examples.len());
        // Behind the last vector there must be numbers too.
        self.numbers.resize(n_x * count + LANES, 0.0);
        let (numbers, behind) = self.numbers.split_at_mut(n_x * count);
        self.file.examples(examples, numbers)?;
        behind.fill(0.0);
        Ok(Vectors { numbers: &self.numbers, apart: if x.lying == Lying::Columns { n_x } else { count } })
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().expect("no other thread panicked here")
}
