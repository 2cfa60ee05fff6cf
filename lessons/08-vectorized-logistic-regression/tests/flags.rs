//! The flags are lesson 06's, and so are their errors; its own tests hold the rest.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson08"));
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

#[test]
fn without_training_there_are_slopes_and_no_costs() {
    let answer = LESSON.value(&["--data", DATA, "--standardize"]);
    assert_eq!((answer["n_x"].as_u64(), answer["m"].as_u64()), (Some(30), Some(569)));
    assert!((answer["j"].as_f64().unwrap() - 2f64.ln()).abs() <= 1e-15);
    assert_eq!(answer["dw"].as_array().unwrap().len(), 30);
    assert!(answer.get("costs").is_none() && answer.get("many_features").is_none());
}

#[test]
fn with_training_the_costs_end_before_the_last_update() {
    let answer = LESSON.value(&["--iterations", "7", "--learning-rate", "0.5"]);
    let costs = answer["costs"].as_array().unwrap();
    assert_eq!(costs.len(), 7);
    assert!(costs.windows(2).all(|pair| pair[1].as_f64() < pair[0].as_f64()));
    assert!(answer["accuracy"].as_f64().unwrap() > 0.85);
}

#[test]
fn a_result_too_large_is_null_and_named() {
    let flags = ["--data", DATA, "--features", "worst_area", "--learning-rate", "1e308", "--iterations", "2"];
    assert!(LESSON.value(&flags)["w"][0].is_null());
    assert!(LESSON.text(&flags).contains("too large for an f64"));
}

#[test]
fn bad_flags_are_refused_in_one_line() {
    LESSON.refuses(&["--data", "none.csv"], 1, &["none.csv", "cannot be read"]);
    LESSON.refuses(&["--data", DATA, "--w", "1,2"], 1, &["breast_cancer.csv", "30 features", "2 numbers"]);
    LESSON.refuses(&["--data", DATA, "--features", "nobody"], 1, &["no column 'nobody'"]);
    LESSON.refuses(&["--learning-rate", "NaN"], 2, &["--learning-rate", "finite"]);
    LESSON.refuses(&["--iterations", "-1"], 2, &["--iterations", "whole number"]);
    LESSON.refuses(&["--rate", "1"], 2, &["--rate", "unknown flag"]);
}

#[test]
fn a_section_can_be_printed_alone() {
    let section = |number: usize| LESSON.text(&["--section", &number.to_string()]);
    assert_eq!((1..=3).map(section).collect::<Vec<_>>().join("\n"), LESSON.text(&["--section", "1,2,3"]));
    LESSON.refuses(&["--section", "6"], 2, &["--section", "from 1 to 5"]);
    LESSON.refuses(&["--b", "1", "--section", "2"], 2, &["--section", "from 1 to 1"]);
}

#[test]
fn only_the_whole_lesson_trains_with_the_loop_too() {
    assert_eq!(LESSON.value(&["--section", "3"])["loop_training_agrees"], true);
    let answer = LESSON.value(&["--iterations", "3"]);
    assert!(answer["loop_training_error"].is_null() && answer["loop_agrees"] == true);
}

#[test]
fn there_are_no_plots() {
    assert!(
        LESSON.value(&["--plots", "--section", "1,2,3"])["plots"]
            .as_object()
            .is_some_and(|all| all.is_empty())
    );
    LESSON.refuses(&["--plots"], 2, &["--plots", "--json"]);
}

#[test]
fn every_line_fits_80_columns() {
    for flags in
        [&["--data", DATA][..], &["--w", "1e-300,-1e300", "--iterations", "60", "--learning-rate", "50"]]
    {
        LESSON.fits_80_columns(flags);
    }
}
