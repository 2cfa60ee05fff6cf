//! X in a file, read again in every pass.

use std::io;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard};

use fearless_simd::{Level, dispatch, f32x8, f64x8, prelude::*};

use super::kernels::{LANES, Number, Vectors};
use super::tile::{FEW_FEATURES, Lying, Neuron, Scratch, Sums, Tile, WIDEST, add_tile, many_features};
use crate::arrays::{Bytes, XFile, XReader};

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

/// A file of one's own, and memory for a tile whose numbers must be computed from the bytes.
pub(super) struct Reader {
    file: XReader,
    numbers: Vec<f64>,
}

/// The numbers of a tile.
pub(super) enum Numbers<'a> {
    /// Computed from the bytes.
    F64(Vectors<'a, f64>),
    /// The bytes as they are in the file.
    BytesOfF64(Vectors<'a, [u8; 8]>),
    BytesOfF32(Vectors<'a, [u8; 4]>),
}

impl Number for [u8; 8] {
    #[inline(always)]
    fn load<S: Simd>(simd: S, eight: &[[u8; 8]; LANES]) -> f64x8<S> {
        f64x8::from_slice(simd, &eight.map(f64::from_le_bytes))
    }
}

impl Number for [u8; 4] {
    #[inline(always)]
    fn load<S: Simd>(simd: S, eight: &[[u8; 4]; LANES]) -> f64x8<S> {
        let (low, high) = f32x8::from_slice(simd, &eight.map(f32::from_le_bytes)).widen();
        low.combine(high)
    }
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
    pub(super) fn tile(&mut self, x: &InFile, examples: Range<usize>, end: usize) -> io::Result<Numbers<'_>> {
        let (n_x, first, loaded) = (x.x.n_x(), examples.start, self.file.loaded());
        // The first tile of a pass is read anew, whatever the pass before left here.
        if !(loaded.start < first && examples.end <= loaded.end) {
            self.file.load(first..end.min(first + x.piece))?;
        }
        let (loaded, start) = (self.file.loaded().len(), first - self.file.loaded().start);
        let (start, apart) = if x.lying == Lying::Columns { (start * n_x, n_x) } else { (start, loaded) };
        match self.file.bytes().filter(|_| n_x > FEW_FEATURES) {
            Some(Bytes::F64(all)) => Ok(Numbers::BytesOfF64(Vectors { numbers: &all[start..], apart })),
            Some(Bytes::F32(all)) => Ok(Numbers::BytesOfF32(Vectors { numbers: &all[start..], apart })),
            None => Ok(Numbers::F64(computed(&self.file, n_x, examples, x.lying, &mut self.numbers))),
        }
    }
}

/// A tile whose numbers are more than their bytes.
fn computed<'a>(
    file: &XReader,
    n_x: usize,
    examples: Range<usize>,
    lying: Lying,
    numbers: &'a mut Vec<f64>,
) -> Vectors<'a, f64> {
    let count = examples.len();
    // Behind the last vector there must be numbers too.
    numbers.resize(n_x * count + LANES, 0.0);
    let (tile, behind) = numbers.split_at_mut(n_x * count);
    file.decode(examples, tile);
    behind.fill(0.0);
    Vectors { numbers, apart: if lying == Lying::Columns { n_x } else { count } }
}

impl Numbers<'_> {
    /// Adds what the examples of the tile say.
    pub(super) fn add(
        self,
        level: Level,
        (lying, y): (Lying, &[f64]),
        neuron: Neuron,
        scratch: &mut Scratch,
        sums: &mut Sums,
    ) {
        match self {
            Numbers::F64(x) => {
                let tile = Tile { x, lying, y };
                dispatch!(level, simd => add_tile(simd, tile, neuron, scratch, sums));
            }
            Numbers::BytesOfF64(x) => {
                let tile = Tile { x, lying, y };
                dispatch!(level, simd => many_features(simd, tile, neuron, scratch, sums));
            }
            Numbers::BytesOfF32(x) => {
                let tile = Tile { x, lying, y };
                dispatch!(level, simd => many_features(simd, tile, neuron, scratch, sums));
            }
        }
    }
}

/// How many examples a tile of rows has, as many as there may be: its parts are not contiguous in the file.
pub(super) fn width_of_rows(n_x: usize) -> usize {
    (PIECE_OF_ROWS_BYTES / (size_of::<f64>() * n_x)).clamp(LANES, WIDEST) / LANES * LANES
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no other thread panicked here")
}
