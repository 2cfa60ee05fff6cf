//! What `predict` and `evaluate` do with tables and photos: thresholds, words, the table that is written.

use std::fs;
use std::path::{Path, PathBuf};

use ndarray::Array2;
use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
const CAT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/chelsea_64.png");

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("answers_{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().expect("the path is UTF-8").to_string()
}

fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    testing::file(folder.to_str().expect("the path is UTF-8"), name, content)
}

fn case(name: &str) -> String {
    format!("{CASES}/{name}")
}

/// A model of one feature `x`, with z = x, and what else it holds.
fn model(folder: &Path, more: Value) -> String {
    let mut model = json!({"format": "one-neuron model", "version": 1, "features": ["x"], "label": "y",
        "positive": null, "mean": null, "deviation": null, "w": [1.0], "b": 0.0});
    for (key, value) in more.as_object().expect("an object") {
        model[key] = value.clone();
    }
    file(folder, "model.json", model.to_string())
}

/// z = 2, 1, 0, -1, -2: a = 0.88, 0.73, 0.5, 0.27, 0.12.
const FIVE: &str = "x,y\n2,1\n1,0\n0,1\n\n-1,1\n-2,0\n";

#[test]
fn the_threshold_is_the_flags_then_the_models_then_one_half() {
    let folder = folder("threshold");
    let data = file(&folder, "five.csv", FIVE);
    let plain = model(&folder, json!({}));
    let predictions = |flags: &[&str]| {
        let flags = [&["predict", "--model", &plain, "--data", &data], flags].concat();
        LESSON.value(&flags)["predictions"].clone()
    };
    assert_eq!(predictions(&[]), json!([1, 1, 0, 0, 0]));
    assert_eq!(predictions(&["--threshold", "0.8"]), json!([1, 0, 0, 0, 0]));
    assert_eq!(predictions(&["--threshold", "0.2"]), json!([1, 1, 1, 1, 0]));
    model(&folder, json!({"threshold": 0.2}));
    assert_eq!(predictions(&[]), json!([1, 1, 1, 1, 0]));
    assert_eq!(predictions(&["--threshold", "0.5"]), json!([1, 1, 0, 0, 0]));
    for command in ["predict", "evaluate"] {
        for bad in ["0", "1", "1.5", "x"] {
            let flags = [command, "--model", &plain, "--data", &data, "--threshold", bad];
            LESSON.refuses(&flags, 2, &["--threshold", "number"]);
        }
    }
    model(&folder, json!({"threshold": 2.0}));
    LESSON.refuses(&["predict", "--model", &plain, "--data", &data], 1, &["damaged", "threshold"]);
}

#[test]
fn answers_are_in_the_words_of_the_table() {
    let folder = folder("words");
    let (data, model) = (case("header_ends_in_comma.csv"), path(&folder, "model.json"));
    let flags = ["train", "--data", &data, "--label", "diagnosis", "--positive", "M", "--without", "id"];
    LESSON.text(&[&flags[..], &["--standardize", "--model", &model]].concat());
    let saved: Value = serde_json::from_str(&fs::read_to_string(&model).unwrap()).unwrap();
    assert_eq!((&saved["words"], &saved["train_examples"]), (&json!(["B", "M"]), &json!(60)));
    let output = path(&folder, "out.csv");
    let text = LESSON.text(&["predict", "--model", &model, "--data", &data, "--output", &output]);
    assert!(text.contains("a, the chance of M   answer\n  1 "), "{text}");
    assert!(text.contains("answers are M"), "{text}");
    let lines: Vec<String> = fs::read_to_string(&output).unwrap().lines().map(String::from).collect();
    assert!(lines[0].ends_with("\"mean_smoothness\",chance,answer"), "{}", lines[0]);
    assert!(lines[1].starts_with("842300,M,17.99,10.38,0.1184,0.") && lines[1].ends_with(",M"));
    assert_eq!(lines.len(), 61);
}

#[test]
fn the_table_is_written_as_it_was_with_two_columns_more() {
    let folder = folder("output");
    let (model, output) = (model(&folder, json!({"features": ["x"]})), path(&folder, "out.csv"));
    let written = |content: &[u8], flags: &[&str]| {
        let data = file(&folder, "data.csv", content);
        let command = ["predict", "--model", &model, "--data", &data, "--output", &output];
        assert_eq!(LESSON.value(&[&command[..], flags].concat())["saved"], json!(output));
        fs::read_to_string(&output).unwrap()
    };
    let half = written("name,x\r\n\"Ann, B.\",0\r\n\r\nBob,0\r\n,\r\n".as_bytes(), &[]);
    assert_eq!(half, "name,x,chance,answer\r\n\"Ann, B.\",0,0.5,0\r\n\r\nBob,0,0.5,0\r\n,,,\r\n");
    // A file that it wrote is written anew. Excel's separators, and commas before the decimals.
    let german = written(b"sep=;\nx;y\n0,0;1\n-0,0;0\n", &[]);
    assert_eq!(german, "sep=;\nx;y;chance;answer\n0,0;1;0,5;0\n-0,0;0;0,5;0\n");
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let tabs: Vec<u8> = "\u{feff}x\ty\n0\t1\n".encode_utf16().flat_map(bytes).collect();
        assert_eq!(written(&tabs, &[]), "\u{feff}x\ty\tchance\tanswer\n0\t1\t0.5\t0\n");
    }
    // Rows that lack a value get no answer.
    let dropped = written(b"x,y\n?,1\n0,1\n,1\n0,0\n", &["--drop-missing"]);
    assert_eq!(dropped, "x,y,chance,answer\n?,1,,\n0,1,0.5,0\n,1,,\n0,0,0.5,0\n");
    let data = path(&folder, "data.csv");
    let value = LESSON.value(&["predict", "--model", &model, "--data", &data, "--drop-missing"]);
    assert_eq!(value["lines"], json!([3, 5]));
}

#[test]
fn nothing_else_is_overwritten() {
    let folder = folder("overwrite");
    let (model, data) = (model(&folder, json!({})), file(&folder, "data.csv", FIVE));
    let mine = file(&folder, "mine.csv", "a,chance,answer,b\n1,2,3,4\n");
    let refused = |output: &str, status: i32, words: &[&str]| {
        let flags = ["predict", "--model", &model, "--data", &data, "--output", output];
        let before = fs::read(output).ok();
        LESSON.refuses(&flags, status, words);
        assert_eq!(fs::read(output).ok(), before);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "something was left behind");
    };
    refused(&data, 2, &["--output", "names the file of --data"]);
    refused(&model, 2, &["--output", "names the file of --model"]);
    refused(&mine, 1, &["mine.csv", "is there already", "chance,answer"]);
    refused(&path(&folder, "no/out.csv"), 1, &["cannot be written", "--output"]);
    refused(folder.to_str().unwrap(), 1, &["no ordinary file", "--output"]);
    let has = file(&folder, "data.csv", "x,answer\n1,0\n");
    refused(&path(&folder, "out.csv"), 1, &["data.csv, line 1", "column 'answer' already"]);
    fs::write(has, "x,y\n1,0\n1,one,0\n").unwrap();
    refused(&path(&folder, "out.csv"), 1, &["data.csv, line 3"]);
    let arrays = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/c_order.npz");
    let output = path(&folder, "out.csv");
    let flags = ["predict", "--model", &model, "--data", arrays, "--output", &output];
    LESSON.refuses(&flags, 2, &["--output", "belongs to a table"]);
    LESSON.refuses(
        &["predict", "--model", &model, "--data", CAT, "--output", &output],
        2,
        &["belongs to a table"],
    );
}

#[test]
fn a_table_without_names_is_answered_and_judged() {
    let folder = folder("no_header");
    let (data, model) = (case("no_header_text_label.csv"), path(&folder, "model.json"));
    let flags = ["train", "--data", &data, "--no-header", "--positive", "ill", "--standardize"];
    let trained = LESSON.value(&[&flags[..], &["--model", &model]].concat());
    let judged =
        LESSON.value(&["evaluate", "--model", &model, "--data", &data, "--no-header", "--wrong", "1"]);
    assert_eq!(judged["accuracy"], trained["train_accuracy"]);
    assert_eq!(judged["wrong"][0]["line"], judged["wrong"][0]["example"]);
    let output = path(&folder, "out.csv");
    let flags = ["predict", "--model", &model, "--data", &data, "--no-header", "--output", &output];
    assert_eq!(LESSON.value(&flags)["m"], 60);
    assert!(fs::read_to_string(&output).unwrap().lines().all(|line| line.split(',').count() == 6));
    LESSON.refuses(&flags[..5], 1, &["line 1", "--no-header"]);
}

#[test]
fn rows_that_lack_a_value_are_left_out_if_asked() {
    let folder = folder("missing");
    let (data, model) = (case("missing_features.csv"), path(&folder, "model.json"));
    let flags = ["train", "--data", &data, "--label", "ill", "--one-hot", "side", "--drop-missing"];
    LESSON.text(&[&flags[..], &["--model", &model]].concat());
    for command in ["predict", "evaluate"] {
        let flags = [command, "--model", &model, "--data", &data];
        LESSON.refuses(&flags, 1, &["lacks values in 25 rows", "--drop-missing"]);
        let flags = [&flags[..], &["--drop-missing"]].concat();
        assert_eq!(LESSON.value(&flags)["m"], 35);
        assert!(LESSON.text(&flags).contains("note: left out: 25 rows"));
    }
}

#[test]
fn a_photo_is_read_at_the_models_size() {
    let folder = folder("photo");
    let names: Vec<String> = (1..=12).map(|k| format!("x{k}")).collect();
    let w: Vec<f64> = (1..=12).map(|k| f64::from(k) / 10.0).collect();
    let pictures =
        json!({"features": names, "w": w, "b": -3.0, "words": ["dog", "cat"], "train_examples": 209});
    let trained = model(&folder, pictures);
    let pixels = lesson01::picture::read_square(CAT, 2).unwrap();
    let x: Array2<f64> = lesson01::unroll(&pixels, 255.0);
    let z = x.iter().zip(&w).map(|(x_k, w_k)| x_k * w_k).sum::<f64>() - 3.0;
    let flags = ["predict", "--model", &trained, "--data", CAT];
    let answer = LESSON.value(&flags);
    assert!((answer["z"].as_f64().unwrap() - z).abs() <= 1e-14);
    assert_eq!(answer["probabilities"], json!([lesson02::sigmoid(answer["z"].as_f64().unwrap())]));
    assert_eq!(answer["predictions"], json!([u8::from(z > 0.0)]));
    assert_eq!((&answer["size"], &answer["train_examples"]), (&json!(2), &json!(209)));
    // What is drawn is the mean of each pixel's three colours.
    let plots = LESSON.value(&[&flags[..], &["--plots"]].concat())["plots"]["photo"].clone();
    let greys = x.as_slice().unwrap().chunks(3).map(|colours| colours.iter().sum::<f64>() / 3.0);
    for (found, expected) in plots[0]["grey"].as_array().unwrap().iter().zip(greys) {
        assert!((found.as_f64().unwrap() - expected).abs() <= 1e-15, "{found}, {expected}");
    }
    let text = LESSON.text(&flags);
    assert!(text.contains("trained with 209 pictures") && text.contains("the chance of cat"), "{text}");
    // A picture is one by its bytes too, whatever its name.
    let renamed = file(&folder, "photo.csv", fs::read(CAT).unwrap());
    assert_eq!(LESSON.value(&["predict", "--model", &trained, "--data", &renamed])["z"], answer["z"]);
    let text = file(&folder, "me.jpg", "x,y\n1,2\n");
    LESSON.refuses(&["predict", "--model", &trained, "--data", &text], 1, &["me.jpg", "no picture"]);
}

#[test]
fn a_photo_needs_a_model_of_pictures() {
    let folder = folder("no_pictures");
    let trained = model(&folder, json!({}));
    let words = ["model.json", "was not trained with pictures"];
    LESSON.refuses(&["predict", "--model", &trained, "--data", CAT], 1, &words);
    // As many numbers, but columns of a table.
    let named: Vec<String> = (1..=12).map(|k| format!("column_{k}")).collect();
    model(&folder, json!({"features": named, "w": vec![0.0; 12]}));
    LESSON.refuses(&["predict", "--model", &trained, "--data", CAT], 1, &words);
}

#[test]
fn pages_fit_80_columns() {
    let folder = folder("width");
    let words = json!({"words": ["a very long word for nothing much", "another very long word for it"]});
    let (model, data) = (model(&folder, words), file(&folder, "five.csv", FIVE));
    let fits = |flags: &[&str]| {
        let text = LESSON.text(flags);
        let wide = text.lines().find(|line| !line.starts_with("== 1.") && line.chars().count() > 80);
        assert_eq!(wide, None, "{flags:?}");
    };
    fits(&["predict", "--model", &model, "--data", &data, "--drop-missing"]);
    fits(&["evaluate", "--model", &model, "--data", &data, "--wrong", "3", "--threshold", "0.123456789"]);
}
