//! Data files of every kind.

use lesson09::arrays::{holds_arrays, read_arrays};
use shared::data::{Examples, Selection, Source, read_examples};
use shared::lab::{Error, Flag, Flags};
use shared::page;

/// How a square X is read.
pub const EXAMPLES_IN_ROWS: Flag<()> = Flag::switch(
    "--examples-in-rows",
    "In .npz: each row of X is an example. Without it a column is, as in the notes, unless only a row can be.",
);

/// Reads `.csv`, `.npz` or `.h5`. In arrays each row is an example if `examples_in_rows` says so.
///
/// # Errors
/// The file is bad, or lacks one of the features that the selection names.
pub fn read(path: &str, selection: &Selection, examples_in_rows: bool) -> Result<Examples, Error> {
    if !holds_arrays(path) {
        return read_examples(Source::File(path), selection);
    }
    let examples = read_arrays(path, selection, examples_in_rows)?;
    match &selection.features {
        Some(named) if *named != examples.features => Err(other_features(path, named, &examples)),
        _ => Ok(examples),
    }
}

/// An array's features are x1, x2, ...; others were named.
fn other_features(path: &str, named: &[&str], examples: &Examples) -> Error {
    let n_x = examples.features.len();
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

/// Whether each row of an array is an example.
///
/// # Errors
/// It was said of a file that holds no arrays.
pub fn examples_in_rows(flags: &Flags, path: &str) -> Result<bool, Error> {
    let given = flags.given(&EXAMPLES_IN_ROWS);
    if given && !holds_arrays(path) {
        let problem = format!("belongs to .npz; a table such as {path} has an example in each row already");
        return Err(Error::flag(EXAMPLES_IN_ROWS.declaration().name, problem));
    }
    Ok(given)
}
