//! The tests of `shared`, in one program, so that it is built once.

mod flags;
mod page;
mod plot;
mod random;
mod reading;
mod tables;
mod tables_header;
mod tables_numbers;
mod tables_rows;
mod tables_told;
mod tables_values;
mod timer;
