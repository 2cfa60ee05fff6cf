//! `evaluate`: the counts at thresholds, what is not defined, the most wrong rows.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("evaluation_{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    testing::file(folder.to_str().expect("the path is UTF-8"), name, content)
}

/// A model of one feature `x`, with z = x.
fn model(folder: &Path) -> String {
    let model = json!({"format": "one-neuron model", "version": 1, "features": ["x"], "label": "y",
        "positive": null, "mean": null, "deviation": null, "w": [1.0], "b": 0.0});
    file(folder, "model.json", model.to_string())
}

/// z = 2, 1, 0, -1, -2: a = 0.88, 0.73, 0.5, 0.27, 0.12.
const FIVE: &str = "x,y\n2,1\n1,0\n0,1\n\n-1,1\n-2,0\n";

#[test]
fn evaluate_counts_at_the_threshold_and_at_others() {
    let folder = folder("evaluate");
    let (model, data) = (model(&folder), file(&folder, "five.csv", FIVE));
    let judged = LESSON.value(&["evaluate", "--model", &model, "--data", &data, "--threshold", "0.6"]);
    assert_eq!(judged["confusion"], json!({"tp": 1, "fp": 1, "tn": 1, "fn": 2}));
    assert_eq!((&judged["precision"], &judged["accuracy"]), (&json!(0.5), &json!(0.4)));
    // Of six pairs of a 1 and a 0: 2 > 1, 2 > -2, 0 > -2, -1 > -2.
    for (key, expected) in [("recall", 1.0 / 3.0), ("roc_auc", 4.0 / 6.0)] {
        assert!((judged[key].as_f64().unwrap() - expected).abs() <= 1e-15, "{key}");
    }
    let thresholds = judged["thresholds"].as_array().unwrap();
    assert_eq!(thresholds.len(), 9);
    assert_eq!(thresholds[0]["threshold"], 0.1);
    let [tp, fp, tn, fn_] = ["tp", "fp", "tn", "fn"].map(|key| thresholds[7][key].as_u64().unwrap());
    assert_eq!((tp, fp, tn, fn_), (1, 0, 2, 2), "at 0.8");
    let flags = ["evaluate", "--model", &model, "--data", &data, "--threshold", "0.85"];
    assert_eq!(LESSON.value(&flags)["thresholds"][8]["threshold"], 0.85);
    let plots = LESSON.value(&[&flags[..], &["--plots"]].concat())["plots"]["thresholds"].clone();
    assert_eq!(plots[0]["series"][1]["points"].as_array().map(Vec::len), Some(6));
}

#[test]
fn what_is_not_defined_is_null_and_said() {
    let folder = folder("undefined");
    let model = model(&folder);
    let judged = |content: &str, keys: [&str; 3], words: &[&str]| {
        let data = file(&folder, "data.csv", content);
        let flags = ["evaluate", "--model", &model, "--data", &data];
        let (value, text) = (LESSON.value(&flags), LESSON.text(&flags));
        for key in ["precision", "recall", "roc_auc"] {
            assert_eq!(value[key].is_null(), keys.contains(&key), "{key}");
        }
        words.iter().for_each(|word| assert!(text.contains(word), "no '{word}' in {text}"));
    };
    let [no_answer, no_label, one_class] =
        ["not defined: no answer is 1", "not defined: no label is 1", "not defined: all labels are the same"];
    judged("x,y\n-1,1\n-2,0\n", ["precision", "", ""], &[no_answer]);
    judged("x,y\n1,0\n-2,0\n", ["", "recall", "roc_auc"], &[no_label, one_class]);
    judged("x,y\n1,1\n-2,1\n", ["", "", "roc_auc"], &[one_class]);
    judged("x,y\n-1,0\n", ["precision", "recall", "roc_auc"], &[no_answer, no_label, one_class]);
}

#[test]
fn the_most_wrong_rows_are_listed_by_their_lines() {
    let folder = folder("wrong");
    let (model, data) = (model(&folder), file(&folder, "five.csv", FIVE));
    let flags = ["evaluate", "--model", &model, "--data", &data, "--wrong"];
    let listed = |n: &str| LESSON.value(&[&flags[..], &[n]].concat());
    // z = 1 with label 0 and z = -1 with label 1 are equally wrong; the first comes first. Line 5 is blank.
    let found = listed("2");
    let places = |found: &Value| -> Vec<(u64, u64, u64)> {
        let rows = found["wrong"].as_array().unwrap().iter();
        rows.map(|row| ["example", "line", "label"].map(|key| row[key].as_u64().unwrap()).into()).collect()
    };
    assert_eq!(places(&found), [(2, 3, 0), (4, 6, 1)]);
    assert_eq!(found["wrong_in_all"], 3);
    assert!((found["wrong"][1]["probability"].as_f64().unwrap() - 0.2689414213699951).abs() <= 1e-15);
    assert_eq!(places(&listed("9")), [(2, 3, 0), (4, 6, 1), (3, 4, 1)]);
    assert!(LESSON.value(&flags[..5])["wrong"].is_null());
    LESSON.refuses(&[&flags[..], &["0"]].concat(), 2, &["--wrong", "from 1 to"]);
    let right = file(&folder, "right.csv", "x,y\n1,1\n");
    let flags = ["evaluate", "--model", &model, "--data", &right, "--wrong", "3"];
    assert!(LESSON.text(&flags).contains("No answer is wrong"));
}
