//! The laboratory: what its flags refuse, and what fits on a screen.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson11"));

#[test]
fn bad_flags_get_one_line() {
    for shape in ["", "x", "5x", "5x1x1", "scalar", "-1", "1.5", "1001", "3,4", "(5,)", "--json"] {
        LESSON.refuses(&["--shape", shape], 2, &["--shape", "expected"]);
    }
    LESSON.refuses(&["--shapes", "5"], 2, &["--shapes", "unknown"]);
}

#[test]
fn a_product_that_does_not_fit_is_an_answer() {
    assert!(LESSON.text(&["--shape", "2x3"]).contains("axis -1 has sizes 3 and 2"));
    let json = LESSON.json(&["--shape", "2x3"]);
    assert!(json.contains("\"a_times_t_shape\":null,\"error\":"), "{json}");
    assert!(LESSON.json(&["--shape", "4"]).contains("\"a_dot_t_shape\":[]"));
}

#[test]
fn everything_stays_within_80_columns() {
    for flags in [&[][..], &["--shape", "1000x999"]] {
        let shown = LESSON.text(flags);
        let widest = shown.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{shown}");
    }
}
