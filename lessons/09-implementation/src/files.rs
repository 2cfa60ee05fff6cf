//! Data files of every kind, and the threads that read the flags.

use rayon::ThreadPoolBuilder;
use shared::arrays::{holds_arrays, read_arrays};
use shared::cli::Flags;
use shared::data::{Examples, Selection, Source, read_examples};
use shared::{Error, page};

/// Reads `.csv`, `.npz` or `.h5`.
///
/// # Errors
/// The file is bad, or lacks one of the features that the selection names.
pub fn read(path: &str, selection: &Selection) -> Result<Examples, Error> {
    if !holds_arrays(path) {
        return read_examples(Source::File(path), selection);
    }
    let examples = read_arrays(path, selection.positive, !selection.without_labels)?;
    if let Some(names) = selection.features.as_ref().filter(|names| **names != examples.features) {
        let n_x = examples.features.len();
        let problem = if names.first() == Some(&"x1") && names.len() != n_x {
            format!("has {}, expected {}", page::counted(n_x, "feature"), page::thousands(names.len()))
        } else {
            let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
            format!("an array has no column names; expected a CSV file with {}", page::names(&names, 60))
        };
        return Err(Error::file(path, problem));
    }
    Ok(examples)
}

/// A file that a flag must name.
///
/// # Errors
/// The flag was not given.
pub fn required<'a>(flags: &'a Flags, name: &'static str) -> Result<&'a str, Error> {
    flags.text(name).ok_or_else(|| Error::flag(name, "expected a file"))
}

/// Gives the work to so many threads, all cores by default, and says how many.
///
/// # Errors
/// `--threads` is no count in its range, or the system does not give so many.
pub fn use_threads(flags: &Flags) -> Result<usize, Error> {
    use_so_many(flags.count("--threads")?.unwrap_or_else(cores))
}

/// How many cores this program may use.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get())
}

/// Gives the work to so many threads.
///
/// # Errors
/// The system does not give so many.
pub fn use_so_many(threads: usize) -> Result<usize, Error> {
    // The calling thread is one of them; it need not be woken for every step.
    let pool = ThreadPoolBuilder::new().num_threads(threads).use_current_thread();
    pool.build_global().map_err(|error| {
        Error::flag("--threads", format!("{threads} cannot be started ({error}); try fewer"))
    })?;
    Ok(threads)
}
