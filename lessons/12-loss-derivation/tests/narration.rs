//! What a learner reads, without LAPACK and with it.

use testing::Program;

#[test]
fn the_lesson_prints_what_was_accepted() {
    let text = Program(env!("CARGO_BIN_EXE_lesson12")).text(&[]);
    if cfg!(feature = "blas") {
        insta::assert_snapshot!("with_blas", text);
    } else {
        insta::assert_snapshot!(text);
    }
}
