//! `train --f32`: X rounded for the steps.

use serde_json::Value;
use testing::{Program, file};

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

/// An f32 has 24 bits, so each number of X moves by at most 2^-24 = 6e-8 of itself. In 200 steps that does not grow to more.
const TOLERANCE: f64 = 1e-6;

fn trained(data: &str, flags: &[&str]) -> Value {
    let all = [&["train", "--data", data, "--standardize", "--iterations", "200"], flags].concat();
    let mut value = LESSON.value(&all);
    let keys = value.as_object_mut().expect("an object");
    ["threads", "elapsed_ms"].iter().for_each(|key| _ = keys.remove(*key));
    value
}

fn last_cost(value: &Value) -> f64 {
    value["costs"].as_array().and_then(|costs| costs.last()?[1].as_f64()).expect("a cost")
}

fn is_near(found: f64, expected: f64) -> bool {
    (found / expected - 1.0).abs() <= TOLERANCE
}

#[test]
fn rounding_moves_the_cost_by_less_than_a_millionth() {
    let (rounded, exact) = (trained(CANCER, &["--f32"]), trained(CANCER, &[]));
    let [in_f32, in_f64] = ["cost_in_f32", "cost_in_f64"].map(|key| rounded["f32"][key].as_f64().unwrap());
    assert!(is_near(last_cost(&rounded), last_cost(&exact)));
    assert!(is_near(in_f32, in_f64) && in_f32 != in_f64, "{in_f32}, {in_f64}");
    assert!(exact["f32"].is_null());
    let text = LESSON.text(&["train", "--data", CANCER, "--standardize", "--iterations", "200", "--f32"]);
    let text = text.replace('\n', " ");
    assert!(text.contains("with X in f32") && text.contains("Rounding X moves it by"), "{text}");
}

#[test]
fn any_number_of_threads_gives_the_same_bits_in_f32() {
    let [one, eight] = ["1", "8"].map(|threads| trained(CANCER, &["--f32", "--threads", threads]));
    assert_eq!(one, eight);
}

#[test]
fn few_features_are_rounded_too() {
    let rows: String =
        (0..300).map(|i| format!("{},{}\n", f64::from(i) / 7.0, u8::from(i % 3 == 0))).collect();
    let path = file(env!("CARGO_TARGET_TMPDIR"), "sevenths.csv", format!("x,y\n{rows}"));
    let found = trained(&path, &["--f32"]);
    let [in_f32, in_f64] = ["cost_in_f32", "cost_in_f64"].map(|key| found["f32"][key].as_f64().unwrap());
    assert!(is_near(in_f32, in_f64) && in_f32 != in_f64, "{in_f32}, {in_f64}");
}

#[test]
fn f32_belongs_to_the_tiled_rung() {
    let flags = ["train", "--data", CANCER, "--f32", "--rung", "rayon"];
    LESSON.refuses(&flags, 2, &["--f32", "belongs to --rung tiled", "rayon"]);
}
