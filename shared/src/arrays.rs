//! NumPy's `.npz` files, and the `.h5` files of the notes' course (feature `hdf5`).

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};

use flate2::read::DeflateDecoder;
use ndarray::{Array2, ShapeBuilder};
use rawzip::{CompressionMethod, RECOMMENDED_BUFFER_SIZE, ZipArchive};

use crate::Error;
use crate::data::Examples;
use crate::lab::quote;

/// Reads X and Y from `.npz`, or from `.h5` by the names that the course's files have.
///
/// `positive` is the label that counts as 1, every other as 0. Without `with_labels` Y is left empty, (1, 0). The
/// features have no names of their own; they are called x1, x2, ...
///
/// # Errors
/// Names the file, the array and what was expected.
pub fn read_arrays(path: &str, positive: Option<&str>, with_labels: bool) -> Result<Examples, Error> {
    let (x, labels) = if is_hdf5(path) { hdf5::read(path, with_labels)? } else { npz(path, with_labels)? };
    if let Some(i) = labels.iter().position(|label| !label.is_finite()) {
        let problem = format!("the label of example {i}, counted from 0, is {}; expected a label", labels[i]);
        return Err(Error::file(path, problem));
    }
    let label = |(i, &found): (usize, &f64)| match positive {
        Some(positive) => Ok(f64::from(positive.trim().parse() == Ok(found))),
        None if found == 0.0 || found == 1.0 => Ok(found),
        None => {
            let expected = "expected a label, 0 or 1 (--positive names the value that counts as 1)";
            Err(Error::file(
                path,
                format!("the label of example {i}, counted from 0, is {found}; {expected}"),
            ))
        }
    };
    let y: Vec<f64> = labels.iter().enumerate().map(label).collect::<Result<_, _>>()?;
    if let Some(positive) = positive.filter(|_| with_labels && !y.contains(&1.0)) {
        return Err(Error::file(path, format!("no label is {}", quote(positive))));
    }
    Ok(Examples {
        file: path.to_string(),
        label: None,
        features: (1..=x.nrows()).map(|k| format!("x{k}")).collect(),
        y: Array2::from_shape_vec((1, y.len()), y).expect("one row of labels"),
        x,
    })
}

/// Whether the file's name says that it holds arrays without column names.
pub fn holds_arrays(path: &str) -> bool {
    has_extension(path, ".npz") || is_hdf5(path)
}

fn is_hdf5(path: &str) -> bool {
    has_extension(path, ".h5") || has_extension(path, ".hdf5")
}

fn has_extension(path: &str, extension: &str) -> bool {
    path.to_ascii_lowercase().ends_with(extension)
}

/// Refuses an array that no file of this size can hold: deflate makes a file at most 1032 times smaller.
fn fits(path: &str, name: &str, shape: &[usize], width: usize, file_size: u64) -> Result<(), Error> {
    let bytes = shape.iter().try_fold(width, |bytes, &size| bytes.checked_mul(size));
    if bytes.is_some_and(|bytes| bytes as u64 / 1032 <= file_size) {
        return Ok(());
    }
    let shape = shown(shape);
    Err(Error::file(path, format!("array '{name}' claims the shape {shape}, more than the file can hold")))
}

/// Room for X with contiguous columns, if the memory is there.
fn zeros(path: &str, n_x: usize, m: usize) -> Result<Array2<f64>, Error> {
    let asked = Vec::<f64>::new().try_reserve_exact(n_x.saturating_mul(m));
    asked.map_err(|_| Error::file(path, format!("X, {n_x} by {m}, does not fit into memory")))?;
    Ok(Array2::zeros((n_x, m).f()))
}

/// X, (n_x, m) with contiguous columns, and the m labels as they stand in the file.
type Arrays = (Array2<f64>, Vec<f64>);

fn npz(path: &str, with_labels: bool) -> Result<Arrays, Error> {
    let unreadable =
        |error: std::io::Error| Error::file(path, format!("cannot be read ({error}); check the path"));
    let file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let damaged = |error: rawzip::Error| {
        Error::file(path, format!("is no whole .npz file ({error}); save it again with np.savez"))
    };
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let archive = ZipArchive::from_file(file, &mut buffer).map_err(damaged)?;
    let mut found = Vec::new();
    let mut entries = archive.entries(&mut buffer);
    while let Some(entry) = entries.next_entry().map_err(damaged)? {
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        found.push((name, entry.wayfinder(), entry.compression_method()));
    }
    // NumPy's arrays are files of the name with .npy in a zip archive.
    let read = |name: &str, use_array: &mut dyn FnMut(Npy) -> Result<(), Error>| {
        let Some((_, wayfinder, method)) = found.iter().find(|entry| entry.0 == format!("{name}.npy")) else {
            let names: Vec<String> =
                found.iter().map(|entry| entry.0.trim_end_matches(".npy").to_string()).collect();
            let problem = format!("no array '{name}'; it holds {}", crate::page::names(&names, 60));
            return Err(Error::file(path, problem));
        };
        let entry = archive.get_entry(*wayfinder).map_err(damaged)?;
        let reader: Box<dyn Read> = match *method {
            CompressionMethod::STORE => Box::new(entry.verifying_reader(entry.reader())),
            CompressionMethod::DEFLATE => {
                Box::new(entry.verifying_reader(DeflateDecoder::new(entry.reader())))
            }
            _ => return Err(Error::file(path, format!("array '{name}' is compressed in an unknown way"))),
        };
        use_array(Npy::open(path, name, size, reader)?)
    };
    let (mut x, mut labels) = (Array2::zeros((0, 0)), Vec::new());
    read("X", &mut |array| {
        x = array.matrix()?;
        Ok(())
    })?;
    if with_labels {
        read("Y", &mut |array| {
            labels = array.labels(x.ncols())?;
            Ok(())
        })?;
    }
    Ok((x, labels))
}

/// An array in NumPy's own format: a header that is a Python dictionary, and the numbers.
///
/// Source: NEP 1, "A simple file format for NumPy arrays".
struct Npy<'a> {
    path: &'a str,
    name: &'a str,
    /// The kind of number: f, i, u or b.
    kind: u8,
    /// Bytes of a number.
    width: usize,
    big_endian: bool,
    fortran_order: bool,
    shape: Vec<usize>,
    numbers: BufReader<Box<dyn Read + 'a>>,
}

impl<'a> Npy<'a> {
    fn open(
        path: &'a str,
        name: &'a str,
        file_size: u64,
        reader: Box<dyn Read + 'a>,
    ) -> Result<Npy<'a>, Error> {
        let bad = |problem: &str| Error::file(path, format!("array '{name}' {problem}"));
        let mut numbers = BufReader::with_capacity(1 << 16, reader);
        let mut start = [0; 8];
        numbers.read_exact(&mut start).map_err(|error| bad(&ending(&error)))?;
        if &start[..6] != b"\x93NUMPY" {
            return Err(bad("is not in NumPy's format"));
        }
        let mut length = [0; 4];
        let wide = if start[6] == 1 { 2 } else { 4 };
        numbers.read_exact(&mut length[..wide]).map_err(|error| bad(&ending(&error)))?;
        let mut header = Vec::new();
        let length = u64::from(u32::from_le_bytes(length));
        (&mut numbers)
            .take(length.min(1 << 20))
            .read_to_end(&mut header)
            .map_err(|error| bad(&ending(&error)))?;
        let header = String::from_utf8_lossy(&header);

        let value = |key: &str| header.split_once(&format!("'{key}':")).map(|(_, rest)| rest.trim_start());
        let descr =
            value("descr").and_then(|rest| rest.strip_prefix('\'')).and_then(|rest| rest.split('\'').next());
        let descr = descr.unwrap_or("of several fields").to_string();
        let (kind, width) = match descr.as_bytes() {
            [b'<' | b'>' | b'|' | b'=', kind, width @ b'1'..=b'8'] => (*kind, usize::from(width - b'0')),
            _ => (0, 0),
        };
        let known = match kind {
            b'f' => [4, 8].contains(&width),
            b'i' | b'u' => [1, 2, 4, 8].contains(&width),
            b'b' => width == 1,
            _ => false,
        };
        if !known {
            let problem = format!("has the type {}, expected numbers; save it as float64", quote(&descr));
            return Err(bad(&problem));
        }
        let sizes =
            value("shape").and_then(|rest| rest.strip_prefix('(')).and_then(|rest| rest.split(')').next());
        let sizes = sizes
            .map(|sizes| sizes.split(',').map(str::trim).filter(|size| !size.is_empty()).map(str::parse));
        let shape = sizes.and_then(|sizes| sizes.collect::<Result<Vec<usize>, _>>().ok());
        let shape = shape.ok_or_else(|| bad("has no shape in its header"))?;
        fits(path, name, &shape, width, file_size)?;
        let fortran_order = value("fortran_order").is_some_and(|rest| rest.starts_with("True"));
        Ok(Npy { path, name, kind, width, big_endian: descr.starts_with('>'), fortran_order, shape, numbers })
    }

    fn bad(&self, problem: &str) -> Error {
        Error::file(self.path, format!("array '{}' {problem}", self.name))
    }

    fn next(&mut self) -> Result<f64, Error> {
        let mut bytes = [0; 8];
        let used = &mut bytes[..self.width];
        self.numbers.read_exact(used).map_err(|error| self.bad(&ending(&error)))?;
        if self.big_endian {
            used.reverse();
        }
        let bits = u64::from_le_bytes(bytes);
        let unused = 64 - 8 * self.width as u32;
        Ok(match (self.kind, self.width) {
            (b'f', 4) => f64::from(f32::from_bits(bits as u32)),
            (b'f', _) => f64::from_bits(bits),
            // Shifted up and down again, the sign fills the upper bits.
            (b'i', _) => ((bits << unused) as i64 >> unused) as f64,
            _ => bits as f64,
        })
    }

    /// The archive's checksum is compared where the data ends.
    fn end(mut self) -> Result<(), Error> {
        match self.numbers.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(self.bad("holds more numbers than its shape")),
            Err(error) => Err(self.bad(&ending(&error))),
        }
    }

    fn matrix(mut self) -> Result<Array2<f64>, Error> {
        let &[n_x, m] = &self.shape[..] else {
            return Err(self.bad(&format!("has the shape {}, expected (n_x, m)", shown(&self.shape))));
        };
        if n_x == 0 || m == 0 {
            return Err(
                self.bad(&format!("has the shape {}, expected at least one example", shown(&self.shape)))
            );
        }
        let mut x = zeros(self.path, n_x, m)?;
        for index in 0..n_x * m {
            let place = if self.fortran_order { (index % n_x, index / n_x) } else { (index / m, index % m) };
            let number = self.next()?;
            if !number.is_finite() {
                let problem = format!("[{}, {}] is {number}, expected a finite number", place.0, place.1);
                return Err(self.bad(&problem));
            }
            x[place] = number;
        }
        self.end()?;
        Ok(x)
    }

    fn labels(mut self, m: usize) -> Result<Vec<f64>, Error> {
        if self.shape != [1, m] && self.shape != [m] {
            let problem = format!(
                "has the shape {}, expected (1, {m}) or ({m}), as many as X has columns",
                shown(&self.shape)
            );
            return Err(self.bad(&problem));
        }
        let labels = (0..m).map(|_| self.next()).collect::<Result<_, _>>()?;
        self.end()?;
        Ok(labels)
    }
}

fn shown(shape: &[usize]) -> String {
    format!("({})", shape.iter().map(usize::to_string).collect::<Vec<_>>().join(", "))
}

fn ending(error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::UnexpectedEof {
        "ends too early; save the file again".to_string()
    } else {
        format!("is damaged ({error}); save the file again")
    }
}

#[cfg(not(feature = "hdf5"))]
mod hdf5 {
    use super::{Arrays, Error};

    pub fn read(path: &str, _with_labels: bool) -> Result<Arrays, Error> {
        let remedy = "reading .h5 files is not built in; add --features hdf5 before the two dashes";
        Err(Error::file(path, remedy))
    }
}

#[cfg(feature = "hdf5")]
mod hdf5 {
    use hdf5_pure::{DType, Dataset, File};

    use super::{Arrays, Error, shown};

    /// `train_set_x` (m, height, width, 3) in bytes and `train_set_y` (m), or the same with `test_set`; x is divided
    /// by 255.
    pub fn read(path: &str, with_labels: bool) -> Result<Arrays, Error> {
        let bad = |error: hdf5_pure::Error| Error::file(path, format!("cannot be read as HDF5 ({error})"));
        let file = File::open_streaming(path).map_err(bad)?;
        let names = file.root().datasets().map_err(bad)?;
        let Some(part) =
            ["train_set", "test_set"].into_iter().find(|part| names.contains(&format!("{part}_x")))
        else {
            let problem = format!(
                "no array 'train_set_x' or 'test_set_x'; it holds {}",
                crate::page::names(&names, 60)
            );
            return Err(Error::file(path, problem));
        };
        let sizes = |name: &str, set: &Dataset| {
            let shape: Vec<usize> = set.shape().map_err(bad)?.into_iter().map(|size| size as usize).collect();
            if shape.contains(&0) {
                return Err(Error::file(
                    path,
                    format!("array '{name}' is empty, of shape {}", shown(&shape)),
                ));
            }
            super::fits(path, name, &shape, 1, file.file_size())?;
            Ok(shape)
        };

        // The library would round other numbers to fit.
        let of_type = |name: &str, set: &Dataset, types: &[DType], expected: &str| {
            let found = set.dtype().map_err(bad)?;
            if types.contains(&found) {
                return Ok(());
            }
            Err(Error::file(path, format!("array '{name}' has the type {found:?}, expected {expected}")))
        };

        let name = format!("{part}_x");
        let pictures = file.dataset(&name).map_err(bad)?;
        of_type(&name, &pictures, &[DType::U8], "bytes, 0 to 255 (uint8)")?;
        let shape = sizes(&name, &pictures)?;
        let &[m, height, width, 3] = &shape[..] else {
            let problem =
                format!("array '{name}' has the shape {}, expected (m, height, width, 3)", shown(&shape));
            return Err(Error::file(path, problem));
        };
        let n_x = 3 * height * width;
        let mut x = super::zeros(path, n_x, m)?;
        // Some pictures at a time: the bytes need not all be in memory beside X.
        let at_once = (1usize << 22).div_ceil(n_x);
        for first in (0..m).step_by(at_once) {
            let count = at_once.min(m - first);
            let bytes = pictures.read_u8_rows(first as u64, count as u64).map_err(bad)?;
            for (index, byte) in bytes.into_iter().enumerate() {
                x[[index % n_x, first + index / n_x]] = f64::from(byte) / 255.0;
            }
        }
        if !with_labels {
            return Ok((x, Vec::new()));
        }
        let name = format!("{part}_y");
        let labels = file.dataset(&name).map_err(bad)?;
        let integers =
            [DType::I8, DType::I16, DType::I32, DType::I64, DType::U8, DType::U16, DType::U32, DType::U64];
        of_type(&name, &labels, &integers, "whole numbers")?;
        let shape = sizes(&name, &labels)?;
        if shape != [m] && shape != [1, m] {
            let problem = format!("array '{name}' has the shape {}, expected ({m})", shown(&shape));
            return Err(Error::file(path, problem));
        }
        let labels = labels.read_i64().map_err(bad)?.into_iter().map(|label| label as f64).collect();
        Ok((x, labels))
    }
}
