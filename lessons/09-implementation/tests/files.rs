//! Data and models as people bring them: read rightly, or refused in one line.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

fn data(name: &str) -> String {
    format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for each test.
fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn answer(flags: &[&str]) -> Value {
    serde_json::from_str(&LESSON.json(flags)).expect("an answer is JSON")
}

fn path(path: &std::path::Path) -> &str {
    path.to_str().expect("the path is UTF-8")
}

#[test]
fn arrays_of_every_kind_train_the_same_neuron() {
    let train =
        |name: &str| answer(&["train", "--data", &data(name), "--iterations", "40", "--threads", "1"]);
    let expected = train("c_order.npz");
    assert_eq!((expected["n_x"].as_u64(), expected["m"].as_u64()), (Some(4), Some(6)));
    assert_eq!(expected["costs"][0], json!([0, 2f64.ln()]));
    let others = [
        "fortran_order.npz",
        "compressed.npz",
        "big_endian.npz",
        "float32.npz",
        "int8.npz",
        "int64.npz",
        "int16_big_endian.npz",
        "UPPER.NPZ",
    ];
    for name in others {
        assert_eq!(train(name), expected, "{name}");
    }
}

#[test]
fn arrays_that_do_not_fit_are_refused_in_one_line() {
    let rows = [
        ("no_labels.npz", "no array 'Y'; it holds X"),
        ("other_names.npz", "no array 'X'; it holds x, y"),
        ("examples_in_rows.npz", "array 'Y' has the shape (1, 6), expected (1, 4)"),
        ("one_dimension.npz", "array 'X' has the shape (6), expected (n_x, m)"),
        ("labels_in_a_column.npz", "array 'Y' has the shape (6, 1), expected (1, 6)"),
        ("nan.npz", "array 'X' [2, 1] is NaN, expected a finite number"),
        ("nan_label.npz", "the label of example 0, counted from 0, is NaN"),
        ("complex.npz", "array 'X' has the type '<c16', expected numbers"),
        ("objects.npz", "array 'X' has the type '|O', expected numbers"),
        ("text.npz", "array 'X' has the type '<U32', expected numbers"),
        ("fields.npz", "array 'X' has the type 'of several fields'"),
        ("half.npz", "array 'X' has the type '<f2', expected numbers"),
        ("empty.npz", "array 'X' has the shape (4, 0), expected at least one example"),
        ("labels_1_2.npz", "the label of example 0, counted from 0, is 2; expected a label, 0 or 1"),
        ("claims_too_much.npz", "array 'X' claims the shape (9999999, 9), more than the file can hold"),
        ("none.npz", "cannot be read"),
    ];
    for (name, words) in rows {
        LESSON.refuses(&["train", "--data", &data(name)], 1, &[name, words]);
    }
    LESSON.refuses(&["train", "--data", &data("c_order.npz"), "--positive", "5"], 1, &["no label is '5'"]);
    LESSON.refuses(&["train", "--data", &data("nan_label.npz"), "--positive", "0"], 1, &["is NaN"]);
}

#[test]
fn a_truncated_or_damaged_file_is_refused_wherever_it_is_cut() {
    let folder = folder("truncated");
    for name in ["c_order.npz", "compressed.npz"] {
        let whole = fs::read(data(name)).unwrap();
        let file = folder.join(name);
        for length in (0..whole.len()).step_by(7) {
            fs::write(&file, &whole[..length]).unwrap();
            LESSON.refuses(&["train", "--data", path(&file), "--iterations", "1"], 1, &[name]);
        }
    }
    // One bit of a number turned over: the archive's checksum tells.
    let mut damaged = fs::read(data("c_order.npz")).unwrap();
    let place = damaged.windows(8).position(|bytes| bytes == 7f64.to_le_bytes()).unwrap();
    damaged[place] ^= 1;
    let file = folder.join("bit.npz");
    fs::write(&file, damaged).unwrap();
    LESSON.refuses(&["train", "--data", path(&file)], 1, &["array 'X' is damaged"]);
    fs::write(&file, "no archive at all").unwrap();
    LESSON.refuses(&["train", "--data", path(&file)], 1, &["is no whole .npz file"]);
}

#[cfg(feature = "hdf5")]
#[test]
fn the_courses_files_equal_the_same_pictures_as_arrays() {
    let train =
        |name: &str| answer(&["train", "--data", &data(name), "--iterations", "40", "--threads", "1"]);
    assert_eq!(train("train.h5"), train("pictures.npz"));
    let (h5, test) = (data("train.h5"), data("test.h5"));
    let judged = answer(&["train", "--data", &h5, "--test", &test, "--iterations", "40"]);
    assert_eq!(judged["test_m"], 4);
    for (name, words) in [
        ("other_names.h5", "no array 'train_set_x' or 'test_set_x'; it holds images, labels"),
        ("grey.h5", "array 'train_set_x' has the shape (7, 4, 5), expected (m, height, width, 3)"),
        ("short_labels.h5", "array 'train_set_y' has the shape (5), expected (7)"),
        ("floats.h5", "array 'train_set_x' has the type F64, expected bytes"),
        ("float_labels.h5", "array 'train_set_y' has the type F64, expected whole numbers"),
        ("claims_too_much.h5", "claims the shape (1000000000, 64, 64, 3), more than the file can hold"),
        ("none.h5", "cannot be read as HDF5"),
    ] {
        LESSON.refuses(&["train", "--data", &data(name)], 1, &[name, words]);
    }
    let folder = folder("hdf5");
    let (whole, file) = (fs::read(&h5).unwrap(), folder.join("cut.h5"));
    for length in (0..whole.len()).step_by(97) {
        fs::write(&file, &whole[..length]).unwrap();
        LESSON.refuses(&["train", "--data", path(&file), "--iterations", "1"], 1, &["cut.h5"]);
    }
}

#[cfg(not(feature = "hdf5"))]
#[test]
fn without_the_feature_an_h5_file_says_how_to_read_it() {
    LESSON.refuses(&["train", "--data", &data("train.h5")], 1, &["train.h5", "--features hdf5"]);
}

#[test]
fn a_saved_model_predicts_with_the_same_bits() {
    let folder = folder("same_bits");
    let model = folder.join("model.json");
    let flags = ["--data", CANCER, "--standardize", "--iterations", "200", "--learning-rate", "0.3"];
    let trained = answer(&[&["train"], &flags[..], &["--model", path(&model)]].concat());
    let saved: Value = serde_json::from_str(&fs::read_to_string(&model).unwrap()).unwrap();
    // serde_json here reads every f64 back to the last bit.
    assert_eq!(saved["w"], trained["w"]);
    assert_eq!(saved["b"], trained["b"]);
    assert_eq!(saved["features"].as_array().unwrap().len(), 30);

    // The neuron by hand, from the numbers in the file and lesson 02's sigma.
    let list = |key: &str| -> Vec<f64> {
        saved[key].as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
    };
    let (mean, deviation, w) = (list("mean"), list("deviation"), list("w"));
    let predicted = answer(&["predict", "--model", path(&model), "--data", CANCER]);
    let table = fs::read_to_string(CANCER).unwrap();
    for (row, probability) in table.lines().skip(1).zip(predicted["probabilities"].as_array().unwrap()) {
        let x = row.split(',').map(|cell| cell.trim().parse::<f64>().unwrap());
        let z: f64 = x
            .zip(&w)
            .zip(mean.iter().zip(&deviation))
            .map(|((x, w), (mean, deviation))| w * ((x - mean) / deviation))
            .sum::<f64>()
            + saved["b"].as_f64().unwrap();
        assert_eq!(probability.as_f64().unwrap().to_bits(), lesson02::sigmoid(z).to_bits());
    }
    let judged = answer(&["evaluate", "--model", path(&model), "--data", CANCER]);
    assert_eq!(judged["accuracy"], trained["train_accuracy"]);
    let total: u64 =
        judged["confusion"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(total, 569);
}

#[test]
fn predict_takes_columns_by_name_and_needs_no_label() {
    let folder = folder("columns");
    let (train, new, model) = (folder.join("train.csv"), folder.join("new.csv"), folder.join("m.json"));
    fs::write(&train, "id,size,age,ill\n9,1,2,yes\n9,2,1,no\n9,3,5,yes\n9,0,1,no\n").unwrap();
    let flags = ["--features", "size,age", "--positive", "yes", "--model", path(&model)];
    answer(&[&["train", "--data", path(&train)], &flags[..]].concat());
    fs::write(&new, "age,name,size\n2,Ann,1\n1,Bob,2\n").unwrap();
    let predicted = answer(&["predict", "--model", path(&model), "--data", path(&new)]);
    assert_eq!(predicted["predictions"], json!([1, 0]));

    let refused = |command: &str, file: &std::path::Path, words: &str| {
        LESSON.refuses(&[command, "--model", path(&model), "--data", path(file)], 1, &[words]);
    };
    refused("evaluate", &new, "no column 'ill'");
    fs::write(&new, "age,weight\n2,1\n").unwrap();
    refused("predict", &new, "no column 'size'; the columns are age, weight");
    fs::write(&new, "age,size\n2,big\n").unwrap();
    refused("predict", &new, "line 2, column 'size': found 'big', expected a finite number");
    LESSON.refuses(
        &["predict", "--model", path(&model), "--data", &data("c_order.npz")],
        1,
        &["an array has no column names; expected a CSV file with size, age"],
    );
}

#[test]
fn a_model_of_another_version_or_edited_by_hand_is_refused() {
    let folder = folder("edited");
    let model = folder.join("model.json");
    let flags = ["train", "--data", CANCER, "--features", "mean_radius,mean_texture", "--standardize"];
    answer(&[&flags[..], &["--iterations", "5", "--model", path(&model)]].concat());
    let good: Value = serde_json::from_str(&fs::read_to_string(&model).unwrap()).unwrap();
    let refused = |change: &dyn Fn(&mut Value), words: &str| {
        let mut changed = good.clone();
        change(&mut changed);
        fs::write(&model, changed.to_string()).unwrap();
        LESSON.refuses(&["predict", "--model", path(&model), "--data", CANCER], 1, &["model.json", words]);
    };
    refused(&|model| model["version"] = json!(2), "version 2, expected 1; train it again");
    refused(&|model| model["format"] = json!("other"), "is no model");
    refused(&|model| model["w"] = json!([1.0]), "2 features, but another number in w");
    refused(&|model| model["mean"] = json!([1.0, 2.0, 3.0]), "another number in mean");
    refused(&|model| model["mean"] = json!(null), "one of mean and deviation is missing");
    refused(&|model| model["deviation"] = json!([1.0, 0.0]), "a deviation is not above 0");
    refused(&|model| model["w"] = json!(["1", 2.0]), "damaged");
    refused(&|model| model["b"] = json!(null), "damaged");
    refused(&|model| model["features"] = json!(["mean_radius", "mean_radius"]), "named twice");
    refused(&|model| _ = model.as_object_mut().unwrap().remove("b"), "missing field `b`");
    refused(&|model| model["weights"] = json!([]), "unknown field `weights`");
    for (text, words) in [("", "is no model"), ("{", "is no model"), ("[1]", "is no model")] {
        fs::write(&model, text).unwrap();
        LESSON.refuses(&["predict", "--model", path(&model), "--data", CANCER], 1, &["model.json", words]);
    }
    let huge = good.to_string().replace("\"version\":1", "\"version\":1,\"b\":1e999");
    fs::write(&model, huge).unwrap();
    LESSON.refuses(&["predict", "--model", path(&model), "--data", CANCER], 1, &["model.json"]);
    // An edit that makes sense is taken at its word.
    let mut sensible = good.clone();
    sensible["b"] = json!(100.0);
    fs::write(&model, sensible.to_string()).unwrap();
    let all = answer(&["predict", "--model", path(&model), "--data", CANCER]);
    assert!(all["predictions"].as_array().unwrap().iter().all(|answer| answer == 1));
}

#[test]
fn a_model_is_written_whole_or_not_at_all() {
    let folder = folder("whole");
    let (model, train) = (folder.join("model.json"), folder.join("train.csv"));
    fs::write(&train, "x,y\n1e200,1\n-1e200,0\n1e200,0\n").unwrap();
    fs::write(&model, "the old model").unwrap();
    // The weights overflow: nothing is written.
    let flags = ["--learning-rate", "1e300", "--iterations", "3", "--model", path(&model)];
    LESSON.refuses(&[&["train", "--data", path(&train)], &flags[..]].concat(), 1, &["no longer finite"]);
    assert_eq!(fs::read_to_string(&model).unwrap(), "the old model");
    // Neither the data nor a folder is overwritten, nor is anything left beside the model.
    LESSON.refuses(
        &["train", "--data", path(&train), "--model", path(&train)],
        2,
        &["names the file of --data"],
    );
    LESSON.refuses(&["train", "--data", path(&train), "--model", path(&folder)], 1, &["no ordinary file"]);
    let nowhere = folder.join("no/model.json");
    LESSON.refuses(&["train", "--data", path(&train), "--model", path(&nowhere)], 1, &["cannot be written"]);
    let mut left: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["model.json", "train.csv"]);
}
