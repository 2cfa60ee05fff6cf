//! A list of labels, where a matrix (1, m) is wanted. Read what the compiler says, then mend it: the test passes.
//! `.insert_axis(ndarray::Axis(0))` makes a row of a list.

use lesson08::pass;
use ndarray::array;

#[test]
fn one_slope_for_one_feature() {
    let x = array![[2.0, 1.0, -1.0]];
    let y = array![1.0, 1.0, 0.0];
    let found = pass(&x, &y, &array![[0.0]], 0.0); // refused
    assert_eq!(found.dw.dim(), (1, 1));
}
