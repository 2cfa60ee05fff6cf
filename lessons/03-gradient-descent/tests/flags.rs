//! The laboratory: what its flags refuse, numbers too large, sections alone, and plots as data.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson03"));

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
        LESSON.refuses(&flags, 2, &flags[..1]);
    }
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let flags = ["--learning-rate", "5", "--steps", "400"];
    let shown = LESSON.text(&flags);
    assert!(shown.contains("too large for an f64") && shown.contains("at k = 162"), "{shown}");
    let value = LESSON.value(&flags);
    assert!(value["path"][400]["w"].is_null() && value["path"][161]["j"].is_number());
    assert_eq!((&value["verdict"], &value["first_too_large"]), (&"diverges".into(), &162.into()));
}

#[test]
fn every_laboratory_fits_80_columns() {
    for flags in [&[][..], &["--start", "1e200"], &["--start", "-1e150"], &["--learning-rate", "1e300"]] {
        LESSON.fits_80_columns(flags);
    }
}

#[test]
fn the_sections_are_the_whole_lesson() {
    LESSON.has_sections(5);
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    let lesson = &LESSON.value(&["--plots"])["plots"];
    assert_eq!(lesson["four_learning_rates"].as_array().map(Vec::len), Some(4));
    let laboratory = &LESSON.value(&["--start", "-4", "--plots"])["plots"];
    let drawn = &laboratory["path"][0];
    assert!(drawn["shows"].as_str().is_some_and(|shows| shows.contains("alpha = 0.1")));
    // The start and six steps.
    assert_eq!(drawn["series"][1]["points"].as_array().map(Vec::len), Some(7));
    // J at the start does not fit an f64: there is nothing to draw.
    assert_eq!(LESSON.value(&["--start", "1e200", "--plots"])["plots"]["path"], serde_json::json!([]));
}
