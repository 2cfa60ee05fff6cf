//! The laboratory: what its flags refuse, and what fits on a screen.

use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson04")).args(flags).output().expect("the lesson starts")
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
    for flags in [&["--a", "five"][..], &["--b", "NaN"], &["--c"], &["--d", "1"], &["--a=1", "--a=2"]] {
        let output = run(flags);
        let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        assert!(said.starts_with("error: --") && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn long_numbers_stay_within_80_columns() {
    for flags in
        [&[][..], &["--a", "123456.789", "--b", "-98765.4321", "--c", "1234.5678"], &["--a", "1e300"]]
    {
        let shown = text(flags);
        let widest = shown.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{shown}");
    }
}

#[test]
fn a_result_too_large_is_null_and_named() {
    let flags = ["--b", "1e200", "--c", "1e200"];
    assert!(text(&flags).contains("too large for an f64"));
    let json = text(&[&flags[..], &["--json"]].concat());
    assert!(json.contains("\"j\":null"), "{json}");
}
