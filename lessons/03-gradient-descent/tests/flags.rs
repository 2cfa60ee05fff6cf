//! The laboratory: what its flags refuse, and numbers too large.

use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson03")).args(flags).output().expect("the lesson starts")
}

/// What a run that succeeds prints.
#[track_caller]
fn text(flags: &[&str]) -> String {
    let output = run(flags);
    assert!(output.status.success() && !output.stdout.is_empty(), "{flags:?} failed");
    String::from_utf8(output.stdout).expect("lessons are in UTF-8")
}

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
        let output = run(&flags);
        let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        assert!(
            said.starts_with("error: ") && said.lines().count() == 1 && said.contains(flags[0]),
            "{said}"
        );
    }
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let flags = ["--learning-rate", "5", "--steps", "400"];
    let shown = text(&flags);
    assert!(shown.contains("too large for an f64"), "{shown}");
    let json = text(&[&flags[..], &["--json"]].concat());
    assert!(json.contains("\"w\":null") && json.contains("diverges"));
}
