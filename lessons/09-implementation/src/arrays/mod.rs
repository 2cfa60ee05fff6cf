//! Arrays as people bring them: NumPy's `.npz` and `.npy`, and the `.h5` files of the notes' course (feature `hdf5`).

#[cfg(feature = "hdf5")]
mod h5;
mod layout;
mod npy;
mod npz;
mod numbers;
mod one_array;
mod x_file;
mod x_reader;

use std::fs::{self, File};
use std::io::Read;

use ndarray::{Array2, ShapeBuilder};
use shared::data::{Examples, RowLines, Selection, kind};
use shared::lab::{Error, quote};
use shared::page;

pub use npy::{Kind, NpyHeader, NumberType};
pub use one_array::Streamed;
pub use x_file::XFile;
pub use x_reader::XReader;

/// A file of arrays, and how it is to be read.
#[derive(Clone, Copy)]
pub struct ArrayFile<'a> {
    /// Where X is.
    pub path: &'a str,
    /// The file of Y, if X is alone in its file.
    pub labels: Option<&'a str>,
    /// Whether each row of X was said to be an example.
    pub examples_in_rows: bool,
}

impl<'a> ArrayFile<'a> {
    /// The file in which Y stands, for messages.
    fn of_labels(&self) -> &'a str {
        self.labels.unwrap_or(self.path)
    }
}

/// What such a file holds.
struct Arrays {
    /// X, (n_x, m) with contiguous columns.
    x: Array2<f64>,
    /// The m labels as they stand in the file; empty if they were not asked for.
    labels: Vec<f64>,
    /// What was assumed in reading, a sentence each.
    notes: Vec<String>,
}

/// Reads X and Y from `.npz`, from two `.npy`, or from `.h5` by the names that the course's files have.
///
/// Of the selection, the label that counts as 1 is used, whether labels are wanted (else Y is empty, (1, 0)), and how
/// many features are named. Where the shapes leave it open whether a row or a column of X is an example, it is a
/// column, as in the notes; with `examples_in_rows` it is always a row. The features have no names of their own; they
/// are called x1, x2, ...
///
/// # Errors
/// Names the file, the array and what was expected.
pub fn read_arrays(file: &ArrayFile, selection: &Selection) -> Result<Examples, Error> {
    let path = file.path;
    refuse_other_kinds(path)?;
    let Arrays { x, labels, notes } = if is_hdf5(path) {
        h5::read(path, !selection.without_labels)?
    } else if is_npy(path) {
        one_array::read(file, selection)?
    } else {
        npz::read(path, selection, file.examples_in_rows)?
    };
    let y = zeros_and_ones(file, &labels, selection)?;
    Ok(Examples {
        file: path.to_string(),
        label: None,
        label_words: None,
        labels: Vec::new(),
        headerless: None,
        lines: RowLines::default(),
        notes,
        features: feature_names(x.nrows()),
        y,
        x,
    })
}

/// What the features are called: x1, x2, ...
fn feature_names(n_x: usize) -> Vec<String> {
    (1..=n_x).map(|k| format!("x{k}")).collect()
}

/// Y, (1, m).
fn zeros_and_ones(file: &ArrayFile, labels: &[f64], selection: &Selection) -> Result<Array2<f64>, Error> {
    let (path, positive) = (file.of_labels(), selection.positive);
    let label = |(i, &found): (usize, &f64)| {
        as_label(found, positive).map_err(|problem| {
            Error::file(path, format!("the label of example {i}, counted from 0, {problem}"))
        })
    };
    let y: Vec<f64> = labels.iter().enumerate().map(label).collect::<Result<_, _>>()?;
    if let Some(positive) = positive.filter(|_| !selection.without_labels && !y.contains(&1.0)) {
        return Err(Error::file(path, format!("no label is {}", quote(positive))));
    }
    Ok(Array2::from_shape_vec((1, y.len()), y).expect("one row of labels"))
}

/// Whether the file's name says that it holds arrays without column names.
pub fn holds_arrays(path: &str) -> bool {
    has_extension(path, ".npz") || is_npy(path) || is_hdf5(path)
}

/// So many bytes tell what a file is.
const ENOUGH: u64 = 4096;

/// Names a file that is of another kind than its name says: a pipe, a Git LFS pointer, a web page, several arrays.
fn refuse_other_kinds(path: &str) -> Result<(), Error> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        return Err(Error::file(
            path,
            "is no ordinary file; arrays are not read in one go, so save them in one",
        ));
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(ENOUGH).read_to_end(&mut start));
    read.map_err(|error| Error::unreadable(path, error))?;
    let is_named_rightly = if is_hdf5(path) {
        start.starts_with(b"\x89HDF")
    } else if is_npy(path) {
        start.starts_with(b"\x93NUMPY")
    } else {
        start.starts_with(b"PK\x03\x04")
    };
    match kind(&start) {
        Some((what, todo)) if !is_named_rightly => Err(Error::file(path, format!("is {what}; {todo}"))),
        _ => Ok(()),
    }
}

/// Whether the file's name says that it holds one array.
pub fn is_npy(path: &str) -> bool {
    has_extension(path, ".npy")
}

fn is_hdf5(path: &str) -> bool {
    has_extension(path, ".h5") || has_extension(path, ".hdf5")
}

fn has_extension(path: &str, extension: &str) -> bool {
    path.to_ascii_lowercase().ends_with(extension)
}

/// The label as 0 or 1.
fn as_label(found: f64, positive: Option<&str>) -> Result<f64, String> {
    const EXPECTED: &str = "expected a label, 0 or 1 (--positive names the value that counts as 1)";
    match positive {
        _ if !found.is_finite() => Err(format!("is {found}; expected a label")),
        Some(positive) => Ok(f64::from(positive.trim().parse() == Ok(found))),
        None if found == 0.0 || found == 1.0 => Ok(found),
        None => Err(format!("is {found}; {EXPECTED}")),
    }
}

/// What is wrong with an array; one that is alone in its file has no name.
fn bad_array(path: &str, name: Option<&str>, problem: impl AsRef<str>) -> Error {
    let problem = problem.as_ref();
    Error::file(path, name.map_or(problem.to_string(), |name| format!("array '{name}' {problem}")))
}

/// X may take so many times its file in memory, and [`BESIDE`]: a byte becomes eight, and pictures are packed to a third or
/// less. Deflate packs zeros a thousand times, so a small file could ask for all memory.
const PACKED: u64 = 64;
const BESIDE: u64 = 64 << 20;

/// Refuses an array that is far larger than its file.
fn fits(path: &str, name: Option<&str>, shape: &[usize], width: usize, file_size: u64) -> Result<(), Error> {
    let most = file_size.saturating_mul(PACKED).saturating_add(BESIDE);
    let in_memory = width.max(size_of::<f64>());
    let bytes = shape.iter().try_fold(in_memory, |bytes, &size| bytes.checked_mul(size));
    if bytes.is_some_and(|bytes| bytes as u64 <= most) {
        return Ok(());
    }
    let unpacked = "far more than the file holds; np.save writes it unpacked: --data X.npy --labels Y.npy";
    let more = name.map_or("more than the file can hold", |_| unpacked);
    let problem = format!("claims the shape {}, {more}", page::shape(shape));
    Err(bad_array(path, name, problem))
}

/// Room for X with contiguous columns, if the memory is there.
fn zeros(path: &str, n_x: usize, m: usize) -> Result<Array2<f64>, Error> {
    let asked = Vec::<f64>::new().try_reserve_exact(n_x.saturating_mul(m));
    asked.map_err(|error| {
        let remedy = "train reads it from the file in every step after np.save('X.npy', X): --data X.npy --labels Y.npy";
        let remedy = if is_npy(path) { "take a part of it" } else { remedy };
        Error::file(path, format!("X, {n_x} by {m}, does not fit into memory; {remedy}")).because(error)
    })?;
    Ok(Array2::zeros((n_x, m).f()))
}

#[cfg(not(feature = "hdf5"))]
mod h5 {
    use super::{Arrays, Error};

    pub(super) fn read(path: &str, _with_labels: bool) -> Result<Arrays, Error> {
        let remedy = "reading .h5 files is not built in; add --features hdf5 before the two dashes";
        Err(Error::file(path, remedy))
    }
}
