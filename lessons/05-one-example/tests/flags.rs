//! The laboratory: what its flags refuse, and what it names.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson05"));

#[test]
fn bad_flags_get_one_line() {
    for flags in [
        &["--w", "1,2"][..],
        &["--x", "1"],
        &["--w", "1", "--x", "1,2"],
        &["--y", "0.5"],
        &["--learning-rate", "0"],
        &["--learning-rate", "NaN"],
        &["--b", ""],
    ] {
        LESSON.refuses(flags, 2, &["error: --"]);
    }
}

#[test]
fn a_saturated_neuron_is_null_and_named() {
    let flags = ["--w", "40", "--b", "0", "--x", "1", "--y", "0"];
    let shown = LESSON.text(&flags);
    assert!(shown.contains("The way through da fails"), "{shown}");
    let json = LESSON.json(&flags);
    assert!(json.contains("\"da\":null") && json.contains("\"dz\":1.0"), "{json}");
}

#[test]
fn a_right_and_certain_answer_passes_its_check() {
    let shown = LESSON.text(&["--w", "37", "--b", "0", "--x", "1", "--y", "1"]);
    assert!(shown.contains("dw") && shown.contains("passed") && !shown.contains("not passed"), "{shown}");
}

#[test]
fn right_derivatives_are_never_called_wrong() {
    for w in ["-30", "-8", "-5", "0", "0.001", "4", "20", "30", "36"] {
        for x in ["1", "0.01", "-1000", "7"] {
            for y in ["0", "1"] {
                let shown = LESSON.text(&["--w", w, "--x", x, "--y", y]);
                assert!(shown.contains("  dw  ") && !shown.contains("not passed"), "{shown}");
            }
        }
    }
}

#[test]
fn many_weights_stay_within_80_columns() {
    let w = vec!["0.123456"; 20].join(",");
    let shown = LESSON.text(&["--w", &w, "--x", &w]);
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
}
