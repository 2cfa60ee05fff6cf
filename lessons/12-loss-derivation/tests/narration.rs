//! What a learner reads, without BLAS and with it.

use testing::Program;

#[test]
fn the_lesson_prints_what_was_accepted() {
    insta::assert_snapshot!(Program(env!("CARGO_BIN_EXE_lesson12")).text(&[]));
}
