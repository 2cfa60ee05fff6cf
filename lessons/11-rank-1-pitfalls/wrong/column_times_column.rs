//! A column times a column. Read what the compiler says, then mend it: the test passes.
//! `.t()` makes a row of a column.

use lesson11::Column;
use ndarray::array;

#[test]
fn the_weighted_sum_of_two_features() {
    let w = Column(array![1.0, -2.0]);
    let x = Column(array![3.0, 1.0]);
    let z = &w * &x; // refused
    assert_eq!(z.to_string(), "1");
}
