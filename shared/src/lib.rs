//! What every lesson uses and none teaches.
//!
//! - [`blas`]: which BLAS is under `dot` (feature `blas`)
//! - [`cli`]: flags in, text or JSON out, one line for an error
//! - [`data`]: the bundled data sets, and CSV files of one's own
//! - [`page`]: headings, paragraphs, tables, numbers
//! - [`panics`]: panics that a lesson shows on purpose
//! - [`plot`]: pictures made of characters
//! - [`random`]: seeded random numbers
//! - [`timer`]: timing on the learner's machine
//! - `arrays`: NumPy's `.npz` and the course's `.h5` files (features `npz`, `hdf5`)
//! - `picture`: PNG and JPEG files (feature `picture`)

#[cfg(feature = "npz")]
pub mod arrays;
pub mod blas;
pub mod cli;
pub mod data;
mod error;
pub mod page;
pub mod panics;
#[cfg(feature = "picture")]
pub mod picture;
pub mod plot;
pub mod random;
pub mod timer;

pub use error::{Error, quote};

/// The largest size among the numbers, 0 for none. NaN if one of them is NaN; `f64::max` would drop it.
pub fn largest<'a>(numbers: impl IntoIterator<Item = &'a f64>) -> f64 {
    let larger = |most: f64, size: f64| if size > most || size.is_nan() { size } else { most };
    numbers.into_iter().map(|number| number.abs()).fold(0.0, larger)
}
