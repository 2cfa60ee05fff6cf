//! The laboratory: what its flags refuse, and numbers too large.

use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson03")).args(flags).output().expect("the lesson starts")
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
    let text = String::from_utf8(run(&flags).stdout).expect("lessons are in UTF-8");
    assert!(text.contains("too large for an f64"), "{text}");
    let json =
        String::from_utf8(run(&[&flags[..], &["--json"]].concat()).stdout).expect("lessons are in UTF-8");
    assert!(json.contains("\"w\":null") && json.contains("diverges"));
}
