//! What must hold of everything that reads what a person brings: a table, an array, a picture, a model, flags.
//!
//! Whatever the input, a reader ends, does not panic, and takes no more memory than its input allows. What it refuses
//! it refuses in one line. [`readers`] has a function for each of them, which panics if that does not hold.
//! `cargo test -p fuzz` calls them with every file under `corpus` and with damaged copies of it; `cargo xtask fuzz` lets
//! libFuzzer search for inputs that break one.

pub mod damage;
mod input;
mod limits;
pub mod readers;
