//! The laboratory: what its flags refuse, and what it leaves out.

use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson02")).args(flags).output().expect("the lesson starts")
}

fn text(flags: &[&str]) -> String {
    String::from_utf8(run(flags).stdout).expect("lessons are in UTF-8")
}

#[track_caller]
fn refused(flags: &[&str], word: &str) {
    let output = run(flags);
    let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
    assert_eq!(output.status.code(), Some(2), "{flags:?}: {said}");
    assert!(
        said.starts_with("error: ") && said.lines().count() == 1 && said.contains(word),
        "{flags:?}: {said}"
    );
}

#[test]
fn contradictions_are_bad_flags() {
    refused(&["--z", "1", "--w", "1,2"], "--z");
    refused(&["--z", "1", "--x", "1,2"], "--z");
    refused(&["--w", "1,2"], "--x");
    refused(&["--w", "1,2", "--x", "1"], "--x");
    refused(&["--x", "1"], "--x");
}

#[test]
fn numbers_must_be_finite_and_labels_0_or_1() {
    refused(&["--z", "NaN"], "--z");
    refused(&["--z", "1e999"], "--z");
    refused(&["--z", "1", "--y", "2"], "--y");
    refused(&["--z", "1", "--y", "yes"], "--y");
}

#[test]
fn without_a_label_there_is_no_loss() {
    assert!(!text(&["--z", "1", "--json"]).contains("loss"));
    assert!(text(&["--z", "1", "--y", "0", "--json"]).contains("\"loss\":1.313261"));
}

#[test]
fn the_textbook_failing_is_null_and_named() {
    let json = text(&["--z", "37", "--y", "1", "--json"]);
    assert!(json.contains("\"textbook_loss\":null") && json.contains("\"dz\":-8.5"), "{json}");
    assert!(text(&["--z", "37", "--y", "1"]).contains("NaN"));
}

#[test]
fn a_sum_too_large_is_null_and_named() {
    let flags = ["--w", "1e308,1e308", "--x", "10,10", "--y", "1"];
    assert!(text(&flags).contains("too large for an f64"));
    assert!(text(&[&flags[..], &["--json"]].concat()).contains("\"z\":null"));
}
