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
    let target = target(path, flag)?;
    let (file, beside) = new_beside(&target).map_err(|error| unwritable(path, flag, error))?;
    let written = || {
        let mut file = BufWriter::new(file);
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
    let target = target(path, flag)?;
    new_beside(&target)
        .and_then(|(_, beside)| fs::remove_file(beside))
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

/// The file that is to be written. A link is followed, so that it stays one.
fn target(path: &str, flag: &str) -> Result<PathBuf, Error> {
    let refuse = |what: &str| Err(Error::file(path, format!("{what}; name another place with {flag}")));
    let target = match true_place(path) {
        Some(target) => target,
        None if Path::new(path).is_symlink() => return refuse("is a link that leads to no file"),
        None => PathBuf::from(path),
    };
    match fs::metadata(&target) {
        Ok(found) if !found.is_file() => refuse("is no ordinary file"),
        // In a browser files have no permissions.
        Ok(found) if found.permissions().readonly() && cfg!(not(target_os = "wasi")) => {
            refuse("must not be written to")
        }
        _ if target.file_name().is_none() => {
            Err(Error::file(path, "is no file name; expected one such as model.json"))
        }
        _ => Ok(target),
    }
}

/// A new file beside the one that it will replace, readable for the same people, and its name. A file or a link that has
/// this name already, such as one that a program left when it was killed, is not touched.
fn new_beside(target: &Path) -> io::Result<(File, PathBuf)> {
    let name = target.file_name().unwrap_or_default();
    for number in 0.. {
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(format!(".{number}.new"));
        let beside = target.with_file_name(beside);
        let file = match File::create_new(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            created => created?,
        };
        #[cfg(unix)]
        if let Ok(old) = fs::metadata(target) {
            // A file system that knows no such permissions has none to keep.
            let _ = file.set_permissions(old.permissions());
        }
        return Ok((file, beside));
    }
    unreachable!("a folder has fewer files than there are numbers")
}
