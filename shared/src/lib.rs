//! What every lesson uses and none teaches.
//!
//! - [`cli`]: flags in, text or JSON out, one line for an error
//! - [`data`]: the bundled data sets, and CSV files of one's own
//! - [`page`]: headings, paragraphs, tables, numbers
//! - [`plot`]: pictures made of characters
//! - [`random`]: seeded random numbers
//! - `picture`: PNG and JPEG files (feature `picture`)

pub mod cli;
pub mod data;
mod error;
pub mod page;
#[cfg(feature = "picture")]
pub mod picture;
pub mod plot;
pub mod random;

pub use error::Error;
