//! The laboratory: what its flags refuse, and what fits on a screen.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson04"));

#[test]
fn bad_flags_get_one_line() {
    for flags in [&["--a", "five"][..], &["--b", "NaN"], &["--c"], &["--d", "1"], &["--a=1", "--a=2"]] {
        LESSON.refuses(flags, 2, &["error: --"]);
    }
}

#[test]
fn long_numbers_stay_within_80_columns() {
    for flags in
        [&[][..], &["--a", "123456.789", "--b", "-98765.4321", "--c", "1234.5678"], &["--a", "1e300"]]
    {
        let shown = LESSON.text(flags);
        let widest = shown.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{shown}");
    }
}

#[test]
fn a_result_too_large_is_null_and_named() {
    let flags = ["--b", "1e200", "--c", "1e200"];
    assert!(LESSON.text(&flags).contains("too large for an f64"));
    let json = LESSON.json(&flags);
    assert!(json.contains("\"j\":null"), "{json}");
}
