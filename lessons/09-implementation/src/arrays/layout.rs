//! How the examples stand in X, told by its shape, by the number of labels, and by what a model expects.

use shared::page;

use super::npy::{Kind, NpyHeader};

/// X as it stands in the file.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub n_x: usize,
    pub m: usize,
    /// What each number is divided by.
    pub largest: f64,
    /// What was assumed, a sentence.
    pub note: Option<String>,
    /// The sizes of one example, row after row in X below.
    sizes: Vec<usize>,
    /// Whether the first axis of the file counts the examples.
    in_rows: bool,
    fortran_order: bool,
}

/// What is known beside the shape of X.
pub(super) struct Known {
    /// The number of labels.
    pub labels: Option<usize>,
    /// The number of features.
    pub n_x: Option<usize>,
    /// Whether each row of X was said to be an example.
    pub examples_in_rows: bool,
}

impl Layout {
    /// A matrix is (n_x, m), as the notes have it, unless only (m, n_x) fits the labels, or the model. More axes are
    /// pictures (m, height, width) or (m, height, width, channels) of bytes. What is wrong is said as in "array 'X'
    /// ...".
    ///
    /// # Errors
    /// Another shape, no example, or pictures that are not of bytes.
    pub fn of(header: &NpyHeader, known: &Known) -> Result<Layout, String> {
        let shape = page::shape(&header.shape);
        if header.shape.contains(&0) {
            return Err(format!("has the shape {shape}, expected at least one example"));
        }
        match header.shape[..] {
            [_, _] => Ok(Layout::matrix(header, known)),
            [_, _, _] | [_, _, _, _] => Layout::pictures(header),
            _ => Err(format!("has the shape {shape}, expected (n_x, m)")),
        }
    }

    fn matrix(header: &NpyHeader, known: &Known) -> Layout {
        let (rows, columns) = (header.shape[0], header.shape[1]);
        let shape = page::shape(&header.shape);
        let by_labels = known.labels.filter(|&labels| (labels == rows) != (labels == columns));
        let by_model = known.n_x.filter(|&n_x| (n_x == rows) != (n_x == columns));
        let (in_rows, note) = match (by_labels, by_model) {
            _ if known.examples_in_rows => (true, None),
            (Some(m), _) if m == rows => {
                let why = format!("X is {shape} and Y has {}", page::counted(m, "label"));
                (true, Some(format!("{why}, so each row of X was read as an example")))
            }
            (None, Some(n_x)) if n_x == columns => {
                let why = format!("X is {shape} and the model has {}", page::counted(n_x, "feature"));
                (true, Some(format!("{why}, so each row of X was read as an example")))
            }
            _ if rows == columns && rows > 1 => {
                let read = format!("X is square, {shape}, and each column was read as an example");
                (false, Some(format!("{read}; --examples-in-rows reads each row as one")))
            }
            _ => (false, None),
        };
        let (n_x, m) = if in_rows { (columns, rows) } else { (rows, columns) };
        Layout { n_x, m, largest: 1.0, note, sizes: vec![n_x], in_rows, fortran_order: header.fortran_order }
    }

    fn pictures(header: &NpyHeader) -> Result<Layout, String> {
        let (m, sizes) = (header.shape[0], header.shape[1..].to_vec());
        let shape = page::shape(&header.shape);
        if header.number.width != 1 || header.number.kind != Kind::Unsigned {
            let remedy = "pictures are expected as bytes, 0 to 255 (uint8); save other numbers as (n_x, m)";
            return Err(format!("has the shape {shape}; {remedy}"));
        }
        let note = format!("X is {shape}: pictures, each a column of bytes divided by {BRIGHTEST}");
        let n_x = sizes.iter().product();
        let fortran_order = header.fortran_order;
        Ok(Layout { n_x, m, largest: BRIGHTEST, note: Some(note), sizes, in_rows: true, fortran_order })
    }

    /// Where in X, (n_x, m), the number stands that the file has at this place: feature k of example i.
    pub fn place(&self, index: usize) -> (usize, usize) {
        match (self.in_rows, self.fortran_order) {
            (true, false) => (index % self.n_x, index / self.n_x),
            (true, true) => (self.by_rows(index / self.m), index % self.m),
            (false, false) => (index / self.m, index % self.m),
            (false, true) => (index % self.n_x, index / self.n_x),
        }
    }

    /// Whether the numbers of an example follow each other, not those of a feature.
    pub fn examples_follow(&self) -> bool {
        self.in_rows != self.fortran_order
    }

    /// The feature whose numbers stand in this row of the file, where those of a feature follow each other.
    pub fn feature(&self, row: usize) -> usize {
        if self.in_rows { self.by_rows(row) } else { row }
    }

    /// The place of a number of one example if its last axis ran fastest, where in the file its first one does.
    fn by_rows(&self, mut index: usize) -> usize {
        self.sizes.iter().fold(0, |k, &size| {
            let step = index % size;
            index /= size;
            k * size + step
        })
    }
}

/// The largest value of a picture's byte.
const BRIGHTEST: f64 = 255.0;
