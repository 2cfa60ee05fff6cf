//! Tables as people have them: from the bytes of a file to examples, or to one line that says what to type.
//!
//! ```text
//! kinds     what a file is that is no table
//! lines     bytes -> lines, whatever the encoding
//! splitter  a line -> its cells
//! rows      names from the first line, then row after row
//! columns   which columns are read, and how
//! cell      a cell -> a number, missing, or something else
//! facts     what a column holds
//! labels    the column of labels
//! gather    all rows -> X and Y
//! problems  what is wrong, and what to type
//! notes     what was assumed
//! ```

mod cell;
mod columns;
mod facts;
mod gather;
mod kinds;
mod labels;
mod lines;
mod notes;
mod problems;
mod rows;
mod splitter;

pub(super) use gather::Gathered;
pub use kinds::kind;
pub(super) use rows::Rows;
