//! NumPy's `.npz`: a zip archive in which each array is a file of its name with `.npy`.

use std::fs::File;
use std::io::Read;

use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, FileReader, RECOMMENDED_BUFFER_SIZE, ZipArchive, ZipArchiveEntryWayfinder};
use shared::data::Selection;
use shared::lab::Error;
use shared::page;

use super::layout::{Known, Layout};
use super::numbers::Npy;
use super::{Arrays, bad_array};

/// What people call X, and what they call Y beside it.
const NAMES: [(&str, [&str; 2]); 7] = [
    ("X", ["Y", "y"]),
    ("x", ["y", "Y"]),
    ("X_train", ["y_train", "Y_train"]),
    ("x_train", ["y_train", "Y_train"]),
    ("X_test", ["y_test", "Y_test"]),
    ("x_test", ["y_test", "Y_test"]),
    ("arr_0", ["arr_1", "arr_1"]),
];

/// X, and Y if it is asked for.
pub(super) fn read(path: &str, selection: &Selection, examples_in_rows: bool) -> Result<Arrays, Error> {
    let archive = Npz::open(path)?;
    let (x_name, y_name) = archive.names();
    let x = archive.array(x_name)?;
    let y = (!selection.without_labels).then(|| archive.array(y_name)).transpose()?;
    let known = Known {
        labels: y.as_ref().and_then(Npy::count),
        n_x: selection.features.as_ref().map(Vec::len),
        examples_in_rows,
    };
    let layout = Layout::of(&x.header, &known).map_err(|problem| x.bad(problem))?;
    let labels = y.map_or(Ok(Vec::new()), |y| y.labels(layout.m, &x.header.shape))?;
    let x = x.matrix(&layout)?;
    let notes = archive.note(x_name, y_name, selection).into_iter().chain(layout.note).collect();
    Ok(Arrays { x, labels, notes })
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

impl Entry {
    /// The array's name.
    fn array(&self) -> String {
        self.name.trim_end_matches(".npy").to_string()
    }
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

    /// What X and Y are called here: the first pair that is there, or X and what is missing beside it.
    fn names(&self) -> (&'static str, &'static str) {
        let is_there = |name: &&str| self.entry(name).is_some();
        let named = NAMES.into_iter().filter(|(x, _)| is_there(x));
        let pairs = named.clone().filter_map(|(x, ys)| Some((x, ys.into_iter().find(is_there)?)));
        pairs.chain(named.map(|(x, ys)| (x, ys[0]))).next().unwrap_or(("X", "Y"))
    }

    /// Which arrays were taken for X and Y, if they have other names, and which were left.
    fn note(&self, x: &str, y: &str, selection: &Selection) -> Option<String> {
        if x == "X" {
            return None;
        }
        let labels = if selection.without_labels { String::new() } else { format!(", {y} as Y") };
        let rest = self.entries.iter().map(Entry::array).filter(|name| name != x && name != y);
        let rest: Vec<String> = rest.collect();
        let left =
            if rest.is_empty() { String::new() } else { format!("; not read: {}", page::names(&rest, 60)) };
        Some(format!("{x} was read as X{labels}{left}"))
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.strip_suffix(".npy") == Some(name))
    }

    /// The array of this name, read up to its numbers.
    fn array(&self, name: &'a str) -> Result<Npy<'_>, Error> {
        let path = self.path;
        let Some(entry) = self.entry(name) else {
            let held: Vec<String> = self.entries.iter().map(Entry::array).collect();
            let remedy = "save it with np.savez('data.npz', X=X, Y=Y)";
            let held = page::names(&held, 60);
            return Err(Error::file(path, format!("no array '{name}'; it holds {held}; {remedy}")));
        };
        let file = self.archive.get_entry(entry.place).map_err(|error| damaged(path, error))?;
        // The archive's checksum is compared where the data ends.
        let bytes: Box<dyn Read + '_> = match entry.compression {
            CompressionMethod::STORE => Box::new(file.verifying_reader(file.reader())),
            CompressionMethod::DEFLATE => Box::new(file.verifying_reader(DeflateDecoder::new(file.reader()))),
            _ => return Err(bad_array(path, Some(name), "is compressed in an unknown way")),
        };
        Npy::open(path, Some(name), self.size, bytes)
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
