//! What the tests of every lesson use: a lesson's program run as a learner runs it, and its JSON written so that a
//! snapshot can hold it.

mod contract;
mod program;

pub use contract::{contract, summary};
pub use program::Program;
