//! Data files of every kind, and the threads that read the flags.

use rayon::ThreadPoolBuilder;
use shared::arrays::read_arrays;
use shared::cli::Flags;
use shared::data::{Examples, Selection, Source, read_examples};
use shared::{Error, page};

/// Whether the file holds arrays without column names.
pub fn holds_arrays(path: &str) -> bool {
    path.ends_with(".npz") || path.ends_with(".h5")
}

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
/// `--threads` is no count in its range.
pub fn use_threads(flags: &Flags) -> Result<usize, Error> {
    let threads = flags.count("--threads")?;
    Ok(threads.map_or_else(use_all_cores, use_so_many))
}

/// Gives the work to all cores, and says how many there are.
pub fn use_all_cores() -> usize {
    use_so_many(std::thread::available_parallelism().map_or(1, |cores| cores.get()))
}

fn use_so_many(threads: usize) -> usize {
    // The calling thread is one of them; it need not be woken for every step.
    let pool = ThreadPoolBuilder::new().num_threads(threads).use_current_thread();
    pool.build_global().expect("no thread was started before");
    threads
}
