//! The bundled data sets, CSV files of one's own and the flags that choose from them, seeded random numbers.

mod bundled;
mod csv;
mod examples;
pub mod random;
mod table;

pub use bundled::{BREAST_CANCER, Digits, TWO_FEATURES, digits};
pub use csv::{DECIMAL_COMMAS, kind, read_examples, separator};
pub use examples::{Examples, Headerless, RowLines, Selection, Source};
pub use table::{
    COLUMNS, Chosen, DATA, DROP_MISSING, FEATURES, LABEL, NO_HEADER, ONE_HOT, POSITIVE, STANDARDIZE, Summary,
    Table, WITHOUT,
};

/// The largest size among the numbers, 0 for none. NaN if one of them is NaN; `f64::max` would drop it.
pub fn largest<'a>(numbers: impl IntoIterator<Item = &'a f64>) -> f64 {
    let larger = |most: f64, size: f64| if size > most || size.is_nan() { size } else { most };
    numbers.into_iter().map(|number| number.abs()).fold(0.0, larger)
}
