//! What a learner reads.

use testing::Program;

#[test]
fn the_lesson_prints_what_was_accepted() {
    insta::assert_snapshot!(Program(env!("CARGO_BIN_EXE_lesson06")).text(&[]));
}

#[test]
fn help_is_told_in_place_of_the_lesson() {
    let told = Program(env!("CARGO_BIN_EXE_lesson06")).text(&["--help"]);
    assert!(told.contains("Usage: cargo run -p lesson06 -- [FLAGS]") && !told.contains("== 1."), "{told}");
}
