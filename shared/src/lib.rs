//! What every lesson uses and none teaches.
//!
//! - [`lab`]: flags in, sections out, one line for an error
//! - [`page`]: headings, paragraphs, tables, numbers, plots
//! - [`data`]: the bundled data sets, tables of one's own, seeded random numbers
//! - [`blas`]: which BLAS is under `dot` (feature `blas`)
//! - [`memory`]: large pages for large arrays
//! - [`timer`]: timing on the learner's machine

pub mod blas;
pub mod data;
pub mod lab;
pub mod memory;
pub mod page;
pub mod timer;
