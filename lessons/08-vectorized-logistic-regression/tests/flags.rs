//! The flags are lesson 06's, and so are their errors; its own tests hold the rest.

use serde_json::Value;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson08"));
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

fn answer(flags: &[&str]) -> Value {
    serde_json::from_str(&LESSON.json(flags)).expect("an answer is JSON")
}

#[test]
fn without_training_there_are_slopes_and_no_costs() {
    let answer = answer(&["--data", DATA, "--standardize"]);
    assert_eq!((answer["n_x"].as_u64(), answer["m"].as_u64()), (Some(30), Some(569)));
    assert!((answer["j"].as_f64().unwrap() - 2f64.ln()).abs() <= 1e-15);
    assert_eq!(answer["dw"].as_array().unwrap().len(), 30);
    assert!(answer.get("costs").is_none() && answer.get("comparisons").is_none());
}

#[test]
fn with_training_the_costs_end_before_the_last_update() {
    let answer = answer(&["--iterations", "7", "--learning-rate", "0.5"]);
    let costs = answer["costs"].as_array().unwrap();
    assert_eq!(costs.len(), 7);
    assert!(costs.windows(2).all(|pair| pair[1].as_f64() < pair[0].as_f64()));
    assert!(answer["accuracy"].as_f64().unwrap() > 0.85);
}

#[test]
fn a_result_too_large_is_null_and_named() {
    let flags = ["--data", DATA, "--features", "worst_area", "--learning-rate", "1e308", "--iterations", "2"];
    assert!(answer(&flags)["w"][0].is_null());
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
