//! What a reader may take, and how it may refuse.

use std::alloc::System;
use std::fmt::Display;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use cap::Cap;

/// Counts what is allocated. What goes beyond the limit is not given.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// What a reader may take.
#[derive(Clone, Copy)]
pub struct Room {
    /// So many times its input,
    pub times: usize,
    /// and so many bytes beside it.
    pub beside: usize,
}

/// The longest line of an error: some lines of a terminal, the path of a file, and flags that are offered to be pasted, which
/// must name each column.
const LONGEST: usize = 240 + 100 + 4800 + 10;

/// The limit is one for all threads.
static ALONE: Mutex<()> = Mutex::new(());

/// Calls a reader, which may take so much memory.
///
/// # Panics
/// If the reader panics, or says what is wrong in more than one line. Out of memory the program is aborted.
pub fn within<T, E: Display>(room: Room, input: &[u8], read: impl FnOnce() -> Result<T, E>) -> Option<T> {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let most = MEMORY.allocated() + room.times * input.len() + room.beside;
    MEMORY.set_limit(most).expect("more is allowed than is taken");
    let answer = read();
    MEMORY.set_limit(usize::MAX).expect("there is no limit");
    answer.map_err(|error| one_line(&error.to_string())).ok()
}

/// # Panics
/// If an error is none: empty, more than a line, or longer than a person reads.
pub fn one_line(error: &str) {
    assert!(!error.trim().is_empty(), "an error says nothing");
    assert!(!error.chars().any(char::is_control), "an error is not one line: {error:?}");
    assert!(error.chars().count() <= LONGEST, "an error is too long: {error}");
}

/// A file with these bytes, for the time in which it is read.
pub struct Scratch(PathBuf);

impl Scratch {
    /// `name` is unlike that of any other file of this process.
    pub fn new(name: &str, bytes: &[u8]) -> Scratch {
        let memory = PathBuf::from("/dev/shm");
        let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
        let path = folder.join(format!("reader-{}-{name}", std::process::id()));
        fs::write(&path, bytes).expect("a scratch file can be written");
        Scratch(path)
    }

    pub fn path(&self) -> &str {
        self.0.to_str().expect("the scratch folder is in UTF-8")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
