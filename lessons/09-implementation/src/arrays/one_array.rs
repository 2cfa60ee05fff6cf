//! NumPy's `.npy`: X alone in its file, and Y in another.

use std::cmp::Ordering;
use std::fs::File;

use ndarray::Array2;
use shared::data::Selection;
use shared::lab::Error;
use shared::page;

use super::layout::{Known, Layout};
use super::npy::ENDS_EARLY;
use super::numbers::{HOLDS_MORE, Npy};
use super::x_file::XFile;
use super::{ArrayFile, Arrays, feature_names, refuse_other_kinds, zeros_and_ones};

/// X, and Y if it is asked for.
pub(super) fn read(file: &ArrayFile, selection: &Selection) -> Result<Arrays, Error> {
    let Opened { x, layout, labels } = Opened::new(file, selection)?;
    let x = x.matrix(&layout)?;
    Ok(Arrays { x, labels, notes: layout.note.into_iter().collect() })
}

/// X whose numbers are still to be read, and the labels.
struct Opened<'a> {
    x: Npy<'a>,
    layout: Layout,
    labels: Vec<f64>,
}

impl<'a> Opened<'a> {
    fn new(file: &ArrayFile<'a>, selection: &Selection) -> Result<Opened<'a>, Error> {
        let x = open(file.path)?;
        let y = match file.labels.filter(|_| !selection.without_labels) {
            Some(path) => {
                refuse_other_kinds(path)?;
                Some(open(path)?)
            }
            None => None,
        };
        let known = Known {
            labels: y.as_ref().and_then(Npy::count),
            n_x: selection.features.as_ref().map(Vec::len),
            examples_in_rows: file.examples_in_rows,
        };
        let layout = Layout::of(&x.header, &known).map_err(|problem| x.bad(problem))?;
        let labels = y.map_or(Ok(Vec::new()), |y| y.labels(layout.m, &x.header.shape))?;
        Ok(Opened { x, layout, labels })
    }
}

fn open(path: &str) -> Result<Npy<'_>, Error> {
    let unreadable = |error| Error::unreadable(path, error);
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let array = Npy::open(path, None, size, Box::new(file))?;
    let numbers: usize = array.header.shape.iter().product();
    match size.cmp(&(array.start + (numbers * array.header.number.width) as u64)) {
        Ordering::Less => Err(array.bad(ENDS_EARLY)),
        Ordering::Equal => Ok(array),
        Ordering::Greater => Err(array.bad(HOLDS_MORE)),
    }
}

/// The examples of a file that is too large to be kept in memory: X is read again whenever it is needed.
pub struct Streamed {
    /// The file's name, for messages.
    pub file: String,
    /// The names of the n_x features.
    pub features: Vec<String>,
    /// X, in its file.
    pub x: XFile,
    /// Y, (1, m), every entry 0 or 1.
    pub y: Array2<f64>,
    /// What was assumed in reading, a sentence each.
    pub notes: Vec<String>,
}

impl Streamed {
    /// Opens a `.npy` file whose X takes at least so many bytes as f64; none if it is smaller. The numbers of X are not read
    /// yet.
    ///
    /// # Errors
    /// Names the file and what was expected.
    pub fn open(
        file: &ArrayFile,
        selection: &Selection,
        from_bytes: usize,
    ) -> Result<Option<Streamed>, Error> {
        refuse_other_kinds(file.path)?;
        let Opened { x, layout, labels } = Opened::new(file, selection)?;
        let bytes = (size_of::<f64>() * layout.n_x).saturating_mul(layout.m);
        if bytes < from_bytes {
            return Ok(None);
        }
        let y = zeros_and_ones(file, &labels, selection)?;
        let (features, note) = (feature_names(layout.n_x), layout.note.clone());
        let x = XFile::new(file.path, x.start, &x.header, layout);
        let gb = page::decimals(bytes as f64 / 1e9, 1);
        let streamed = format!("X, {gb} GB as f64, is read from the file in every step, never as a whole");
        let slow =
            "the numbers of a feature follow each other in it; np.asfortranarray(X), saved, is read faster";
        let slow = (!x.examples_follow()).then(|| slow.to_string());
        let notes = note.into_iter().chain([streamed]).chain(slow).collect();
        Ok(Some(Streamed { file: file.path.to_string(), features, x, y, notes }))
    }
}
