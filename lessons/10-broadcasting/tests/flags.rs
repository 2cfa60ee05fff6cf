//! The laboratory: what its flags refuse, and what fits on a screen.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson10"));

#[test]
fn bad_flags_get_one_line() {
    for shapes in ["3x4", "3,4,5", "3x,4", "x,4", "3x-4,4", "3.5,4", "1001,1", "1x1x1x1x1x1x1,1", "a,b", ","]
    {
        LESSON.refuses(&["--shapes", shapes], 2, &["--shapes", "expected"]);
    }
    LESSON.refuses(
        &["--shapes", "3,3", "--random-pairs", "5"],
        2,
        &["--random-pairs", "contradicts --shapes"],
    );
    LESSON.refuses(&["--seed", "5"], 2, &["--seed", "needs --random-pairs"]);
    LESSON.refuses(&["--random-pairs", "0"], 2, &["1 to 100000"]);
}

#[test]
fn shapes_that_do_not_fit_are_an_answer() {
    let said = LESSON.text(&["--shapes", "3x4,3"]);
    assert!(said.contains("axis -1 has sizes 4 and 3"), "{said}");
    let json = LESSON.json(&["--shapes", "3x4,3"]);
    assert!(json.contains("\"result\":null,\"error\":\"(3, 4) and (3,) do not fit"), "{json}");
}

#[test]
fn a_result_too_large_to_compute_still_has_its_shape() {
    let shapes = ["--shapes", "1000x1000x1000x1x1x1,1000x1000x1000"];
    assert!(LESSON.text(&shapes).contains("too large"));
    assert!(LESSON.json(&shapes).contains("\"result\":[1000,1000,1000,1000,1000,1000]"));
}

#[test]
fn everything_stays_within_80_columns() {
    let large = "1000x1000x1000x1000x1000x1000,1";
    for flags in [
        &[][..],
        &["--shapes", large],
        &["--shapes", "8x7,8x1"],
        &["--shapes", "8x8,1"],
        &["--shapes", "1,1x1x1x1x1x1"],
        &["--shapes", "1000x1x1x1x1x1000,1000x1x1x1x1x1000"],
        &["--shapes", "2x3x1x1x2,3x2x3x999x5x2"],
        &["--random-pairs", "300"],
    ] {
        let shown = LESSON.text(flags);
        let widest = shown.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{shown}");
    }
}
