//! Proves the exercises: each check meets its stub, its solution and its typical mistakes.
//!
//! `build.rs` writes a module for each of them, from the files of the lessons.

#[cfg(test)]
mod exercises {
    include!(concat!(env!("OUT_DIR"), "/exercises.rs"));
}
