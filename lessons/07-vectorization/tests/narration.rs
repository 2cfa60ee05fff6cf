//! What a learner reads, up to the times. With BLAS the last row of the results is another.
#![cfg(not(feature = "blas"))]

use testing::Program;

#[test]
fn the_lesson_prints_what_was_accepted() {
    insta::assert_snapshot!(Program(env!("CARGO_BIN_EXE_lesson07")).untimed(&[]));
}
