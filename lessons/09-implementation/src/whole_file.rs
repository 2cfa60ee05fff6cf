//! A file that is written whole or not at all: into a new file beside the old one, which then takes its place.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use shared::lab::Error;

/// Writes a file whole or not at all. `flag` is the flag that named it, for messages.
///
/// # Errors
/// It cannot be written there, or `write` fails; what stood there before is then as it was.
pub fn write_whole(
    path: &str,
    flag: &str,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), Error> {
    let (beside, target) = places(path, flag)?;
    let written = || {
        let mut file = BufWriter::new(File::create(&beside)?);
        write(&mut file)?;
        file.flush()?;
        file.get_ref().sync_all()?;
        fs::rename(&beside, &target)
    };
    written().map_err(|error| {
        // Nothing half-written stays behind.
        let _ = fs::remove_file(&beside);
        unwritable(path, flag, error)
    })
}

/// Whether a file could be written there, asked before long work.
///
/// # Errors
/// It could not.
pub fn check_writable(path: &str, flag: &str) -> Result<(), Error> {
    let (beside, _) = places(path, flag)?;
    File::create(&beside)
        .and_then(|_| fs::remove_file(&beside))
        .map_err(|error| unwritable(path, flag, error))
}

fn unwritable(path: &str, flag: &str, error: io::Error) -> Error {
    Error::file(path, format!("cannot be written ({error}); name another place with {flag}")).because(error)
}

/// Where a file is under its one true name, so that two names of it are seen to be one; None if there is no such file.
pub fn true_place(path: &str) -> Option<PathBuf> {
    // In a browser files have no links, and cannot be asked for.
    if cfg!(target_os = "wasi") {
        return fs::metadata(path).is_ok().then(|| Path::new(path).components().collect());
    }
    fs::canonicalize(path).ok()
}

/// What tells two programs apart that write the same file at once.
fn own_number() -> u32 {
    if cfg!(target_os = "wasi") { 0 } else { std::process::id() }
}

/// The file to write first, and the one it becomes. A link is followed, so that it stays one.
fn places(path: &str, flag: &str) -> Result<(PathBuf, PathBuf), Error> {
    let target = true_place(path).unwrap_or_else(|| Path::new(path).to_path_buf());
    if target.exists() && !target.is_file() {
        return Err(Error::file(path, format!("is no ordinary file; name another place with {flag}")));
    }
    let name = target
        .file_name()
        .ok_or_else(|| Error::file(path, "is no file name; expected one such as model.json"))?;
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", own_number()));
    Ok((target.with_file_name(beside), target))
}
