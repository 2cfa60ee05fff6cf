//! What a learner reads.

use std::process::Command;

#[test]
fn the_lesson_prints_what_was_accepted() {
    let output = Command::new(env!("CARGO_BIN_EXE_lesson06")).output().unwrap();
    assert!(output.status.success());
    insta::assert_snapshot!(String::from_utf8(output.stdout).expect("lessons are in UTF-8"));
}
