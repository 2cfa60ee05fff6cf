//! The laboratory: what its flags refuse, and what fits on a screen.

use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson04")).args(flags).output().expect("the lesson starts")
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
        let text = String::from_utf8(run(flags).stdout).expect("lessons are in UTF-8");
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{text}");
    }
}

#[test]
fn a_result_too_large_is_null_and_named() {
    let flags = ["--b", "1e200", "--c", "1e200"];
    assert!(
        String::from_utf8(run(&flags).stdout).expect("lessons are in UTF-8").contains("too large for an f64")
    );
    let json =
        String::from_utf8(run(&[&flags[..], &["--json"]].concat()).stdout).expect("lessons are in UTF-8");
    assert!(json.contains("\"j\":null"), "{json}");
}
