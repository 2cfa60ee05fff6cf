//! Tables as people have them: from the bytes of a file to examples, or to one line that says what to type.
//!
//! ```text
//! kinds           what a file is that is no table
//! encoding        how its letters are written as bytes
//! lines           bytes -> lines, whatever the encoding
//! separator       what stands between two values
//! splitter        a line -> its cells
//! header          the names, from line 1 or counted
//! rows            names and then row after row
//! ragged          a row of another length
//! columns         which columns are read, and how
//! missing         the words for a value that is not there
//! cell            a cell -> a number, missing, or something else
//! marks           numbers with %, $, units and the like
//! facts           what a column holds
//! values          the values of a column that is split
//! labels          the column of labels
//! refused_labels  labels that are refused, and what is told of them
//! gather          all rows -> X and Y
//! left_out        columns that nobody named and nobody needs
//! problems        what is wrong, and what to type
//! which_label     which column can be the label
//! doubts          what can be read in two ways
//! sparse          columns that leave no row complete
//! offered         flags as they are typed
//! identifiers     whole numbers that name the rows
//! notes           what was assumed
//! ```

mod cell;
mod columns;
mod doubts;
mod encoding;
mod facts;
mod gather;
mod header;
mod identifiers;
mod kinds;
mod labels;
mod left_out;
mod lines;
mod marks;
mod missing;
mod notes;
mod offered;
mod problems;
mod ragged;
mod refused_labels;
mod rows;
mod separator;
mod sparse;
mod splitter;
mod values;
mod which_label;

pub use kinds::kind;
pub use notes::DECIMAL_COMMAS;
pub(super) use rows::Rows;
pub use separator::separator;

use gather::Gathered;

use crate::data::{Examples, Selection, Source};
use crate::lab::Error;

/// Reads a table and picks the examples from it.
///
/// # Errors
/// Names the file, the line, the column and the value: what is no table, no rows, a ragged row, columns that hold text
/// or lack values, labels that are neither 0 nor 1, a column that is not there. The message says what to type.
pub fn read_examples(source: Source, selection: &Selection) -> Result<Examples, Error> {
    let (rows, mut gathered) = read_all(source, selection)?;
    let empty = gathered.empty_columns();
    gathered.leave_out();
    // Where a column has no value at all, each row was left out.
    if gathered.examples() > 0 || gathered.left_out.is_empty() || !source.can_be_read_again() {
        return picked(&rows, gathered);
    }
    let without = selection.without.iter().copied().chain(empty.iter().map(String::as_str)).collect();
    let one_hot =
        selection.one_hot.iter().copied().filter(|name| !empty.iter().any(|other| other == name)).collect();
    let again = Selection { without, one_hot, ..selection.clone() };
    let (rows, mut second) = read_all(source, &again)?;
    second.leave_out();
    second.left_out.append(&mut gathered.left_out);
    picked(&rows, second)
}

fn picked(rows: &Rows, gathered: Gathered) -> Result<Examples, Error> {
    problems::Problems { gathered: &gathered, selection: gathered.selection, rows }.check()?;
    let notes = notes::told(&gathered, rows);
    Ok(gathered.finish(rows, notes))
}

fn read_all<'a>(source: Source<'a>, selection: &'a Selection) -> Result<(Rows<'a>, Gathered<'a>), Error> {
    let mut rows = Rows::open(source, selection)?;
    let mut gathered = Gathered::new(&rows, selection)?;
    while rows.next()? {
        gathered.take(&rows)?;
    }
    Ok((rows, gathered))
}
