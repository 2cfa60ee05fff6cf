//! Data files of every kind.

use lesson09::arrays::{ArrayFile, Streamed, holds_arrays, is_npy, read_arrays};
use shared::data::{Examples, Selection, Source, read_examples};
use shared::lab::{Error, Flag, Flags};
use shared::page;

/// How a square X is read.
pub const EXAMPLES_IN_ROWS: Flag<()> = Flag::switch(
    "--examples-in-rows",
    "In .npz and .npy: each row of X is an example. Without it a column is, as in the notes, unless only a row can be.",
);

/// The labels of an X that is alone in its file.
pub const LABELS: Flag<String> = Flag::text(
    "--labels",
    "Y.npy",
    "The labels of --data X.npy, which np.save wrote to a file of their own.",
);

/// From so many bytes as f64 on, X in `.npy` is not kept in memory.
const STREAMED_FROM: usize = 256 << 20;

/// Opens X in `.npy` if it is so large that training reads it from the file in every step; none if it is not.
///
/// # Errors
/// As in [`read`].
pub fn streamed(file: &ArrayFile, selection: &Selection) -> Result<Option<Streamed>, Error> {
    if !is_npy(file.path) {
        return Ok(None);
    }
    let streamed = Streamed::open(file, selection, STREAMED_FROM)?;
    if let Some(Streamed { features, .. }) = &streamed {
        check_features(file.path, selection, features)?;
    }
    Ok(streamed)
}

/// Reads `.csv`, `.npz`, `.npy` or `.h5`.
///
/// # Errors
/// The file is bad, or lacks one of the features that the selection names.
pub fn read(file: &ArrayFile, selection: &Selection) -> Result<Examples, Error> {
    if !holds_arrays(file.path) {
        return read_examples(Source::File(file.path), selection);
    }
    let examples = read_arrays(file, selection)?;
    check_features(file.path, selection, &examples.features)?;
    Ok(examples)
}

fn check_features(path: &str, selection: &Selection, found: &[String]) -> Result<(), Error> {
    match &selection.features {
        Some(named) if *named != found => Err(other_features(path, named, found.len())),
        _ => Ok(()),
    }
}

/// An array's features are x1, x2, ...; others were named.
fn other_features(path: &str, named: &[&str], n_x: usize) -> Error {
    if named.first() == Some(&"x1") && named.len() != n_x {
        let (found, expected) = (page::counted(n_x, "feature"), page::thousands(named.len()));
        return Error::file(path, format!("has {found}, expected {expected}"));
    }
    let names: Vec<String> = named.iter().map(|name| name.to_string()).collect();
    let names = page::names(&names, 60);
    Error::file(path, format!("an array has no column names; expected a CSV file with {names}"))
}

/// Refuses a flag that names columns where the file has no names.
///
/// # Errors
/// It was given, and the file holds arrays.
pub fn refuse_columns<T>(flags: &Flags, flag: &Flag<T>, path: &str) -> Result<(), Error> {
    if flags.given(flag) && holds_arrays(path) {
        let problem = format!("belongs to CSV; {path} has no column names");
        return Err(Error::flag(flag.declaration().name, problem));
    }
    Ok(())
}

/// The file of the labels, which belongs to an X in `.npy` and to no other file.
///
/// # Errors
/// It is missing, or was given beside another file.
pub fn labels(flags: &Flags, path: &str) -> Result<Option<String>, Error> {
    let (name, labels) = (LABELS.declaration().name, flags.optional(&LABELS)?);
    match &labels {
        None if is_npy(path) => {
            Err(Error::flag(name, format!("missing; {path} holds X alone, expected --labels Y.npy")))
        }
        Some(_) if !is_npy(path) => {
            Err(Error::flag(name, format!("belongs to --data X.npy; {path} holds its labels itself")))
        }
        Some(other) if !is_npy(other) => {
            Err(Error::flag(name, format!("expected a .npy file, found {other}; write it with np.save")))
        }
        _ => Ok(labels),
    }
}

/// Whether each row of an array is an example.
///
/// # Errors
/// It was said of a file that holds no arrays.
pub fn examples_in_rows(flags: &Flags, path: &str) -> Result<bool, Error> {
    let given = flags.given(&EXAMPLES_IN_ROWS);
    if given && !holds_arrays(path) {
        let problem =
            format!("belongs to .npz and .npy; a table such as {path} has an example in each row already");
        return Err(Error::flag(EXAMPLES_IN_ROWS.declaration().name, problem));
    }
    Ok(given)
}
