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

pub use kinds::kind;
pub use notes::DECIMAL_COMMAS;
pub(super) use rows::Rows;
pub use rows::separator;

use crate::data::{Examples, Selection, Source};
use crate::lab::Error;

/// Reads a table and picks the examples from it.
///
/// # Errors
/// Names the file, the line, the column and the value: what is no table, no rows, a ragged row, columns that hold text
/// or lack values, labels that are neither 0 nor 1, a column that is not there. The message says what to type.
pub fn read_examples(source: Source, selection: &Selection) -> Result<Examples, Error> {
    let mut rows = Rows::open(source, !selection.no_header)?;
    let mut gathered = gather::Gathered::new(&rows, selection)?;
    while rows.next()? {
        gathered.take(&rows)?;
    }
    gathered.leave_out_row_numbers(&rows);
    problems::Problems { gathered: &gathered, selection, rows: &rows }.check()?;
    let notes = notes::told(&gathered, &rows);
    Ok(gathered.finish(&rows, notes))
}
