//! The threads that do the work.

use lesson09::Rung;
use rayon::ThreadPoolBuilder;
use shared::blas;
use shared::lab::{Error, Flag, Flags};

/// How many there are.
pub const THREADS: Flag<usize> =
    Flag::count("--threads", "T", (1, 1024), "How many threads work. Default: all cores.");

/// Gives the work to as many threads as the flags ask for, all cores by default, and says how many.
///
/// # Errors
/// `--threads` is no count in its range, or the system does not give so many.
pub fn from_flags(flags: &Flags) -> Result<usize, Error> {
    start(flags.optional(&THREADS)?.unwrap_or_else(cores))
}

/// How many cores this program may use.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get())
}

/// Gives the work to so many threads.
///
/// # Errors
/// The system does not give so many.
pub fn start(threads: usize) -> Result<usize, Error> {
    // A browser gives a program one thread.
    let threads = if cfg!(target_os = "wasi") { 1 } else { threads };
    // The calling thread is one of them; it need not be woken for every step.
    let pool = ThreadPoolBuilder::new().num_threads(threads).use_current_thread();
    pool.build_global().map_err(|error| {
        let problem = format!("{threads} cannot be started ({error}); try fewer");
        Error::flag("--threads", problem).because(error)
    })?;
    Ok(threads)
}

/// Lets BLAS use as many of the threads as this rung has for it. Returns how many work.
pub fn share_with_blas(rung: Rung, threads: usize) -> usize {
    match rung {
        Rung::Rayon | Rung::Lanes | Rung::Tiled => {
            // BLAS's own threads would come on top of rayon's.
            blas::set_threads(1);
            threads
        }
        Rung::Loops => 1,
        Rung::Vectorized | Rung::Blas => {
            // More than there are cores only take memory; where that is short, OpenBLAS waits for it without end.
            blas::set_threads(threads.min(cores()));
            blas::threads()
        }
    }
}
