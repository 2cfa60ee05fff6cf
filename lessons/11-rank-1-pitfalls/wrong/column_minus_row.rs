//! A column minus a row. Read what the compiler says, then mend it: the test passes.
//! `.t()` makes a row of a column, and a column of a row.

use lesson11::{Column, Row};
use ndarray::array;

#[test]
fn three_errors_for_three_examples() {
    let a = Column(array![0.9, 0.2, 0.7]);
    let y = Row(array![1.0, 0.0, 1.0]);
    let dz = &a - &y; // refused
    assert_eq!(dz.0.len(), 3);
}
