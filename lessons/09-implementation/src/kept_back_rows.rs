//! The rows that training kept back, found again by the seed of the shuffle.

use lesson06::split;
use lesson09::model::{Model, Split};
use ndarray::Axis;
use shared::data::{Examples, RowLines};
use shared::lab::{Error, Flag, Flags};
use shared::page::counted;

use crate::applied::MODEL;

/// Whether only they are judged.
pub const KEPT_BACK: Flag<()> =
    Flag::switch("--kept-back", "Judge only the rows that training kept back with --test-fraction.");

/// With the flag, the rows that training kept back, in the order of the file; without it, all.
///
/// # Errors
/// The model kept none back, or the file has another number of rows than the one it was trained with.
pub fn chosen(
    flags: &Flags,
    model: &Model,
    (examples, z): (Examples, Vec<f64>),
) -> Result<(Examples, Vec<f64>), Error> {
    if !flags.given(&KEPT_BACK) {
        return Ok((examples, z));
    }
    let Some(Split { seed, fraction, rows }) = model.split else {
        let problem = "this model kept no rows back; train with --test-fraction, or leave out --kept-back";
        return Err(Error::file(flags.required(&MODEL)?, problem));
    };
    if z.len() != rows {
        let found = counted(z.len(), "example");
        let problem = format!("has {found}, but the model was trained from a file of {rows}; name that one");
        return Err(Error::file(&examples.file, problem));
    }
    let (_, mut kept) = split(rows, fraction, seed);
    if kept.is_empty() {
        let problem = "its split keeps no row back; train it again";
        return Err(Error::file(flags.required(&MODEL)?, problem));
    }
    kept.sort_unstable();
    let z = kept.iter().map(|&i| z[i]).collect();
    Ok((only(examples, &kept), z))
}

/// These examples alone.
fn only(examples: Examples, kept: &[usize]) -> Examples {
    let mut lines = RowLines::default();
    if !examples.lines.is_empty() {
        kept.iter().for_each(|&i| lines.push(examples.lines.line(i)));
    }
    let (x, y) = (examples.x.select(Axis(1), kept), examples.y.select(Axis(1), kept));
    Examples { x, y, lines, ..examples }
}
