//! The laboratory: what its flags refuse, and what it leaves out.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson02"));

#[test]
fn contradictions_are_bad_flags() {
    LESSON.refuses(&["--z", "1", "--w", "1,2"], 2, &["--z"]);
    LESSON.refuses(&["--z", "1", "--x", "1,2"], 2, &["--z"]);
    LESSON.refuses(&["--w", "1,2"], 2, &["--x"]);
    LESSON.refuses(&["--w", "1,2", "--x", "1"], 2, &["--x"]);
    LESSON.refuses(&["--x", "1"], 2, &["--x"]);
}

#[test]
fn numbers_must_be_finite_and_labels_0_or_1() {
    LESSON.refuses(&["--z", "NaN"], 2, &["--z"]);
    LESSON.refuses(&["--z", "1e999"], 2, &["--z"]);
    LESSON.refuses(&["--z", "1", "--y", "2"], 2, &["--y"]);
    LESSON.refuses(&["--z", "1", "--y", "yes"], 2, &["--y"]);
}

#[test]
fn without_a_label_there_is_no_loss() {
    assert!(!LESSON.json(&["--z", "1"]).contains("loss"));
    assert!(LESSON.json(&["--z", "1", "--y", "0"]).contains("\"loss\":1.313261"));
}

#[test]
fn the_textbook_failing_is_null_and_named() {
    let json = LESSON.json(&["--z", "37", "--y", "1"]);
    assert!(json.contains("\"textbook_loss\":null") && json.contains("\"dz\":-8.5"), "{json}");
    assert!(LESSON.text(&["--z", "37", "--y", "1"]).contains("NaN"));
}

#[test]
fn a_sum_too_large_is_null_and_named() {
    let flags = ["--w", "1e308,1e308", "--x", "10,10", "--y", "1"];
    assert!(LESSON.text(&flags).contains("too large for an f64"));
    assert!(LESSON.json(&flags).contains("\"z\":null"));
}
