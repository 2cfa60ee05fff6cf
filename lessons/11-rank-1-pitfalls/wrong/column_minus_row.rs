//! A column minus a row. Read what the compiler says, then mend it: the test passes.
//! `.t()` makes a row of a column, and a column of a row.

use lesson02::TRIO;
use lesson11::{Column, Row};

#[test]
fn three_errors_for_three_examples() {
    let a = Column(TRIO.iter().map(|(a, _)| *a).collect());
    let y = Row(TRIO.iter().map(|(_, y)| *y).collect());
    let dz = &a - &y; // refused
    assert_eq!(dz.0.len(), 3);
}
