//! What the tests of every lesson use: a lesson's program run as a learner runs it, and its JSON written so that a
//! snapshot can hold it.

mod contract;
mod program;

pub use contract::{contract, summary};
pub use program::Program;

/// A file of this content in a folder for scratch files, `env!("CARGO_TARGET_TMPDIR")`. Returns its path.
///
/// # Panics
/// If it cannot be written.
#[track_caller]
pub fn file(folder: &str, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = std::path::Path::new(folder).join(name);
    std::fs::write(&path, content).expect("the scratch folder can be written to");
    path.to_str().expect("the scratch folder is in UTF-8").to_string()
}
