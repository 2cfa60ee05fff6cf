//! What a learner reads, up to the times. With BLAS the last row of the results is another.
#![cfg(not(feature = "blas"))]

use testing::Program;

#[test]
fn the_lesson_prints_what_was_accepted() {
    let lesson = Program(env!("CARGO_BIN_EXE_lesson07"));
    let told = lesson.untimed(&[]);
    assert_eq!(told, lesson.text(&["--section", "1,2,3,4"]), "alone the sections are the same");
    insta::assert_snapshot!(told);
}
