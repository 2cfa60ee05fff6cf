//! X in a file, read again in every pass.

use std::io;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard};

use super::kernels::{LANES, Vectors};
use super::tile::{Lying, WIDEST};
use crate::arrays::{XFile, XReader};

/// X in its file. Nothing of it is kept from one pass to the next.
pub(super) struct InFile {
    x: XFile,
    pub(super) lying: Lying,
    /// So many examples are read at once, a multiple of a tile.
    piece: usize,
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

/// So many bytes are read at once where examples follow each other: fewer cost more than they bring.
const PIECE_BYTES: usize = 1 << 20;

/// And where features do, each of which is a read of its own.
const PIECE_OF_ROWS_BYTES: usize = 16 << 20;

impl InFile {
    /// X, to be read in tiles of so many examples.
    pub(super) fn new(x: XFile, lying: Lying, tile: usize) -> InFile {
        let bytes = if lying == Lying::Columns { PIECE_BYTES } else { PIECE_OF_ROWS_BYTES };
        let piece = (bytes / x.bytes_of_an_example() / tile).max(1) * tile;
        InFile { x, lying, piece, idle: Mutex::new(Vec::new()), error: Mutex::new(None) }
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
    /// The numbers of these examples, a tile that follows the one before. Where they are not in memory yet, a piece of the file
    /// is read, which ends at this example.
    pub(super) fn tile(
        &mut self,
        x: &InFile,
        examples: Range<usize>,
        end: usize,
    ) -> io::Result<Vectors<'_, f64>> {
        let (n_x, count, loaded) = (x.x.n_x(), examples.len(), self.file.loaded());
        // The first tile of a pass is read anew, whatever the pass before left here.
        if !(loaded.start < examples.start && examples.end <= loaded.end) {
            self.file.load(examples.start..end.min(examples.start + x.piece))?;
        }
        // Behind the last vector there must be numbers too.
        self.numbers.resize(n_x * count + LANES, 0.0);
        let (tile, behind) = self.numbers.split_at_mut(n_x * count);
        self.file.decode(examples, tile);
        behind.fill(0.0);
        Ok(Vectors { numbers: &self.numbers, apart: if x.lying == Lying::Columns { n_x } else { count } })
    }
}

/// How many examples a tile of rows has, as many as there may be: its parts are not contiguous in the file.
pub(super) fn width_of_rows(n_x: usize) -> usize {
    (PIECE_OF_ROWS_BYTES / (size_of::<f64>() * n_x)).clamp(LANES, WIDEST) / LANES * LANES
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no other thread panicked here")
}
