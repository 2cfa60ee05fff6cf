//! The laboratory: what its flags refuse, and numbers too large.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson03"));

#[test]
fn bad_flags_get_one_line() {
    for flags in [
        ["--learning-rate", "0"],
        ["--learning-rate", "-0.1"],
        ["--learning-rate", "nan"],
        ["--start", "inf"],
        ["--steps", "10001"],
        ["--steps", "-1"],
    ] {
        LESSON.refuses(&flags, 2, &flags[..1]);
    }
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let flags = ["--learning-rate", "5", "--steps", "400"];
    let shown = LESSON.text(&flags);
    assert!(shown.contains("too large for an f64"), "{shown}");
    let json = LESSON.json(&flags);
    assert!(json.contains("\"w\":null") && json.contains("diverges"));
}
