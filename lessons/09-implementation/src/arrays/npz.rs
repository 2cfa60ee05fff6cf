//! NumPy's `.npz`: a zip archive in which each array is a file of its name with `.npy`.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read};

use flate2::read::DeflateDecoder;
use ndarray::Array2;
use rawzip::{CompressionMethod, FileReader, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveEntryWayfinder};
use shared::lab::Error;
use shared::page;

use super::npy::{ENDS_EARLY, NpyHeader};
use super::{Arrays, bad_array, fits, zeros};

/// X, and Y if it is asked for.
pub(super) fn read(path: &str, with_labels: bool) -> Result<Arrays, Error> {
    let archive = Npz::open(path)?;
    let x = archive.array("X")?.matrix()?;
    let labels = if with_labels { archive.array("Y")?.labels(x.ncols())? } else { Vec::new() };
    Ok(Arrays { x, labels })
}

/// An open archive.
struct Npz<'a> {
    path: &'a str,
    size: u64,
    archive: ZipArchive<FileReader>,
    entries: Vec<Entry>,
}

/// A file in the archive.
struct Entry {
    name: String,
    place: ZipArchiveEntryWayfinder,
    compression: CompressionMethod,
}

impl<'a> Npz<'a> {
    fn open(path: &'a str) -> Result<Npz<'a>, Error> {
        let unreadable = |error| Error::unreadable(path, error);
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let archive = ZipArchive::from_file(file, &mut buffer).map_err(|error| damaged(path, error))?;
        let entries = entries(&archive, &mut buffer).map_err(|error| damaged(path, error))?;
        Ok(Npz { path, size, archive, entries })
    }

    /// The array of this name, read up to its numbers.
    fn array(&self, name: &'a str) -> Result<Npy<'_>, Error> {
        let path = self.path;
        let Some(entry) = self.entries.iter().find(|entry| entry.name == format!("{name}.npy")) else {
            let names: Vec<String> =
                self.entries.iter().map(|entry| entry.name.trim_end_matches(".npy").to_string()).collect();
            return Err(Error::file(
                path,
                format!("no array '{name}'; it holds {}", page::names(&names, 60)),
            ));
        };
        let file = self.archive.get_entry(entry.place).map_err(|error| damaged(path, error))?;
        // The archive's checksum is compared where the data ends.
        let bytes: Box<dyn Read + '_> = match entry.compression {
            CompressionMethod::STORE => Box::new(file.verifying_reader(file.reader())),
            CompressionMethod::DEFLATE => Box::new(file.verifying_reader(DeflateDecoder::new(file.reader()))),
            _ => return Err(bad_array(path, name, "is compressed in an unknown way")),
        };
        Npy::open(path, name, self.size, bytes)
    }
}

fn entries(archive: &ZipArchive<FileReader>, buffer: &mut [u8]) -> Result<Vec<Entry>, rawzip::Error> {
    let (mut all, mut entries) = (Vec::new(), archive.entries(buffer));
    while let Some(entry) = entries.next_entry()? {
        let name = String::from_utf8_lossy(entry.file_path().as_ref()).into_owned();
        all.push(Entry { name, place: entry.wayfinder(), compression: entry.compression_method() });
    }
    Ok(all)
}

fn damaged(path: &str, error: rawzip::Error) -> Error {
    Error::file(path, format!("is no whole .npz file ({error}); save it again with np.savez")).because(error)
}

/// An array whose numbers are still to be read.
struct Npy<'a> {
    path: &'a str,
    name: &'a str,
    header: NpyHeader,
    numbers: BufReader<Box<dyn Read + 'a>>,
}

impl<'a> Npy<'a> {
    fn open(path: &'a str, name: &'a str, size: u64, bytes: Box<dyn Read + 'a>) -> Result<Npy<'a>, Error> {
        let mut numbers = BufReader::with_capacity(1 << 16, bytes);
        let bad = |problem| bad_array(path, name, problem);
        let mut start = Vec::new();
        let mut read = |end: usize, start: &mut Vec<u8>| {
            let more = end.saturating_sub(start.len()) as u64;
            (&mut numbers).take(more).read_to_end(start).map_err(|error| broken(path, name, error))
        };
        read(NpyHeader::START, &mut start)?;
        read(NpyHeader::dictionary(&start).map_err(bad)?.end.min(LONGEST_HEADER), &mut start)?;
        let header = NpyHeader::parse(&start).map_err(bad)?;
        fits(path, name, &header.shape, header.number.width, size)?;
        Ok(Npy { path, name, header, numbers })
    }

    /// X: every number finite.
    fn matrix(mut self) -> Result<Array2<f64>, Error> {
        let shape = page::shape(&self.header.shape);
        let &[n_x, m] = &self.header.shape[..] else {
            return Err(self.bad(format!("has the shape {shape}, expected (n_x, m)")));
        };
        if n_x == 0 || m == 0 {
            return Err(self.bad(format!("has the shape {shape}, expected at least one example")));
        }
        let mut x = zeros(self.path, n_x, m)?;
        for index in 0..n_x * m {
            let by_column = self.header.fortran_order;
            let place = if by_column { (index % n_x, index / n_x) } else { (index / m, index % m) };
            let number = self.next()?;
            if !number.is_finite() {
                let (k, i) = place;
                return Err(self.bad(format!("[{k}, {i}] is {number}, expected a finite number")));
            }
            x[place] = number;
        }
        self.end()?;
        Ok(x)
    }

    /// The labels of m examples, as they stand there.
    fn labels(mut self, m: usize) -> Result<Vec<f64>, Error> {
        if self.header.shape != [1, m] && self.header.shape != [m] {
            let shape = page::shape(&self.header.shape);
            let expected = format!("expected (1, {m}) or ({m}), as many as X has columns");
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
            Ok(_) => Err(self.bad("holds more numbers than its shape")),
            Err(error) => Err(broken(self.path, self.name, error)),
        }
    }

    fn bad(&self, problem: impl AsRef<str>) -> Error {
        bad_array(self.path, self.name, problem)
    }
}

/// A header that claims to be longer is not read to its end.
const LONGEST_HEADER: usize = 1 << 20;

fn broken(path: &str, name: &str, error: io::Error) -> Error {
    let problem = if error.kind() == ErrorKind::UnexpectedEof {
        ENDS_EARLY.to_string()
    } else {
        format!("is damaged ({error}); save the file again")
    };
    bad_array(path, name, problem).because(error)
}
