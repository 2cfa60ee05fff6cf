//! The `.h5` files of the notes' course.

use hdf5_pure::{Chunk, DType, Dataset, File};
use ndarray::Array2;
use shared::lab::Error;
use shared::page;

use super::{Arrays, bad_array, fits, zeros};

/// `train_set_x` (m, height, width, 3) in bytes and `train_set_y` (m), or the same with `test_set`; x is divided
/// by 255.
pub(super) fn read(path: &str, with_labels: bool) -> Result<Arrays, Error> {
    let file = File::open_streaming(path).map_err(|error| unreadable(path, error))?;
    let names = file.root().datasets().map_err(|error| unreadable(path, error))?;
    let holds = |part: &&str| names.contains(&format!("{part}_x"));
    let Some(part) = ["train_set", "test_set"].into_iter().find(holds) else {
        let held = page::names(&names, 60);
        let problem = format!("no array 'train_set_x' or 'test_set_x'; it holds {held}");
        return Err(Error::file(path, problem));
    };
    let array = |name: String| Array::open(path, &file, name);
    let x = array(format!("{part}_x"))?.pictures()?;
    let labels = if with_labels { array(format!("{part}_y"))?.labels(x.ncols())? } else { Vec::new() };
    Ok(Arrays { x, labels, notes: Vec::new() })
}

fn unreadable(path: &str, error: hdf5_pure::Error) -> Error {
    Error::file(path, format!("cannot be read as HDF5 ({error})")).because(error)
}

/// An array whose numbers are still to be read.
struct Array<'a> {
    path: &'a str,
    name: String,
    file_size: u64,
    set: Dataset,
}

impl<'a> Array<'a> {
    fn open(path: &'a str, file: &'a File, name: String) -> Result<Array<'a>, Error> {
        let set = file.dataset(&name).map_err(|error| unreadable(path, error))?;
        Ok(Array { path, name, file_size: file.file_size(), set })
    }

    /// X, (n_x, m): a picture in each column.
    fn pictures(&self) -> Result<Array2<f64>, Error> {
        self.is_one_of(&[DType::U8], "bytes, 0 to 255 (uint8)")?;
        let shape = self.shape()?;
        let &[m, height, width, 3] = &shape[..] else {
            let expected = "expected (m, height, width, 3)";
            return Err(self.bad(format!("has the shape {}, {expected}", page::shape(&shape))));
        };
        let n_x = 3 * height * width;
        let mut x = zeros(self.path, n_x, m)?;
        // Some pictures at a time: the bytes need not all be in memory beside X.
        let at_once = (1usize << 22).div_ceil(n_x);
        for first in (0..m).step_by(at_once) {
            // Of the last ones as many as there are.
            let bytes = self.set.read_u8_rows(first as u64, at_once as u64);
            let bytes = bytes.map_err(|error| unreadable(self.path, error))?;
            for (index, byte) in bytes.into_iter().enumerate() {
                x[[index % n_x, first + index / n_x]] = f64::from(byte) / 255.0;
            }
        }
        Ok(x)
    }

    /// The labels of m examples, as they stand there.
    fn labels(&self, m: usize) -> Result<Vec<f64>, Error> {
        use DType::{I8, I16, I32, I64, U8, U16, U32, U64};
        self.is_one_of(&[I8, I16, I32, I64, U8, U16, U32, U64], "whole numbers")?;
        let shape = self.shape()?;
        if shape != [m] && shape != [1, m] {
            return Err(self.bad(format!("has the shape {}, expected ({m},)", page::shape(&shape))));
        }
        let labels = self.set.read_i64().map_err(|error| unreadable(self.path, error))?;
        Ok(labels.into_iter().map(|label| label as f64).collect())
    }

    /// The sizes of its axes, none of them 0, nor more in all than the file can hold.
    fn shape(&self) -> Result<Vec<usize>, Error> {
        let sizes = self.set.shape().map_err(|error| unreadable(self.path, error))?;
        let shape: Vec<usize> = sizes.into_iter().map(|size| size as usize).collect();
        if shape.contains(&0) {
            return Err(self.bad(format!("is empty, of shape {}", page::shape(&shape))));
        }
        fits(self.path, Some(&self.name), &shape, 1, self.file_size)?;
        self.check_chunks()?;
        Ok(shape)
    }

    /// Refuses what a damaged file says of its pieces: the library takes memory for them before it reads.
    fn check_chunks(&self) -> Result<(), Error> {
        if let Some(shape) = self.set.chunk_shape().map_err(|error| unreadable(self.path, error))? {
            let shape: Vec<usize> = shape.into_iter().map(|size| size as usize).collect();
            fits(self.path, Some(&self.name), &shape, 1, self.file_size)?;
            let chunks = self.set.chunks().map_err(|error| unreadable(self.path, error))?;
            let ends = |chunk: &Chunk| chunk.address.checked_add(chunk.storage_size);
            if chunks.iter().any(|chunk| ends(chunk).is_none_or(|end| end > self.file_size)) {
                return Err(self.bad("ends too early; save the file again".to_string()));
            }
        }
        Ok(())
    }

    /// Refuses other types: the library would round their numbers to fit.
    fn is_one_of(&self, types: &[DType], expected: &str) -> Result<(), Error> {
        let found = self.set.dtype().map_err(|error| unreadable(self.path, error))?;
        if types.contains(&found) {
            return Ok(());
        }
        Err(self.bad(format!("has the type {found:?}, expected {expected}")))
    }

    fn bad(&self, problem: String) -> Error {
        bad_array(self.path, Some(&self.name), problem)
    }
}
