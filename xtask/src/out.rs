//! Printing that ends quietly when its reader goes away.

use std::fmt::Arguments;
use std::io::{self, Write};
use std::process::exit;
use std::sync::atomic::{AtomicU8, Ordering};

/// The exit status when the reader goes away.
static STATUS_IF_CLOSED: AtomicU8 = AtomicU8::new(0);

/// From here on something is being proved: a run that is cut off did not succeed.
pub fn a_run_cut_off_has_failed() {
    STATUS_IF_CLOSED.store(1, Ordering::Relaxed);
}

/// Writes to standard output at once, so that what is under way is seen before it is done.
pub fn write(text: Arguments<'_>) {
    let mut out = io::stdout().lock();
    match out.write_fmt(text).and_then(|()| out.flush()) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            exit(STATUS_IF_CLOSED.load(Ordering::Relaxed).into())
        }
        Err(error) => {
            write_error(format_args!("error: cannot write to standard output: {error}\n"));
            exit(1)
        }
    }
}

/// Writes to standard error; where that is closed nobody is left to be told.
pub fn write_error(text: Arguments<'_>) {
    let _ = io::stderr().lock().write_fmt(text);
}

/// Prints without a line break.
macro_rules! tell {
    ($($text:tt)*) => { $crate::out::write(format_args!($($text)*)) };
}

/// Prints a line.
macro_rules! say {
    () => { $crate::out::write(format_args!("\n")) };
    ($($text:tt)*) => { $crate::out::write(format_args!("{}\n", format_args!($($text)*))) };
}

/// Prints a line to standard error.
macro_rules! complain {
    ($($text:tt)*) => { $crate::out::write_error(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {complain, say, tell};
