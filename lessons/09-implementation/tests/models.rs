//! Models as files, and the rows by which they are measured and judged.

use std::fs;
use std::path::PathBuf;

use lesson06::split;
use lesson09::model::check_writable;
use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the target folder can be written");
        Folder(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("the path is UTF-8").to_string()
    }

    fn file(&self, name: &str, content: &str) -> String {
        testing::file(self.0.to_str().expect("the path is UTF-8"), name, content)
    }

    /// The names of its files.
    fn files(&self) -> Vec<String> {
        let files = fs::read_dir(&self.0).expect("the folder can be read");
        let mut names: Vec<String> =
            files.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn saved(model: &str) -> Value {
    // serde_json here reads every f64 back to the last bit.
    serde_json::from_str(&fs::read_to_string(model).expect("the model is there")).expect("a model is JSON")
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

#[test]
fn a_saved_model_predicts_with_the_same_bits() {
    let model = Folder::new("same_bits").path("model.json");
    let flags = ["train", "--data", CANCER, "--standardize", "--iterations", "200", "--learning-rate", "0.3"];
    let trained = LESSON.value(&[&flags[..], &["--model", &model]].concat());
    let saved = saved(&model);
    assert_eq!(saved["w"], trained["w"]);
    assert_eq!(saved["b"], trained["b"]);
    assert_eq!(saved["features"].as_array().unwrap().len(), 30);

    // The neuron by hand, from the numbers in the file and lesson 02's sigma.
    let [mean, deviation, w] = ["mean", "deviation", "w"].map(|key| numbers(&saved[key]));
    let predicted = LESSON.value(&["predict", "--model", &model, "--data", CANCER]);
    let table = fs::read_to_string(CANCER).unwrap();
    for (row, probability) in table.lines().skip(1).zip(numbers(&predicted["probabilities"])) {
        let x = row.split(',').map(|cell| cell.trim().parse::<f64>().unwrap());
        let z: f64 = x
            .zip(&w)
            .zip(mean.iter().zip(&deviation))
            .map(|((x, w), (mean, deviation))| w * ((x - mean) / deviation))
            .sum::<f64>()
            + saved["b"].as_f64().unwrap();
        assert_eq!(probability.to_bits(), lesson02::sigmoid(z).to_bits());
    }
    let judged = LESSON.value(&["evaluate", "--model", &model, "--data", CANCER]);
    assert_eq!(judged["accuracy"], trained["train_accuracy"]);
    let counts = judged["confusion"].as_object().unwrap();
    assert_eq!(counts.values().map(|count| count.as_u64().unwrap()).sum::<u64>(), 569);
}

#[test]
fn test_rows_of_a_file_are_standardized_with_the_training_rows_numbers() {
    let folder = Folder::new("test_file");
    let train = folder.file("train.csv", "x,y\n0,0\n2,0\n8,1\n10,1\n");
    // Around a mean of their own, the last of these rows would be answered 0.
    let test = folder.file("test.csv", "x,y\n20,1\n30,1\n9,1\n");
    let flags = ["train", "--data", &train, "--test", &test, "--standardize", "--iterations", "100"];
    let judged = LESSON.value(&flags);
    assert_eq!((judged["test_m"].as_u64(), judged["test_accuracy"].as_f64()), (Some(3), Some(1.0)));

    // The same answers as a saved model gives for that file.
    let model = folder.path("model.json");
    LESSON.value(&[&flags[..], &["--model", &model]].concat());
    let evaluated = LESSON.value(&["evaluate", "--model", &model, "--data", &test]);
    assert_eq!(evaluated["accuracy"], judged["test_accuracy"]);
    assert_eq!(numbers(&saved(&model)["mean"]), [5.0]);
}

#[test]
fn a_test_file_is_read_by_the_names_of_the_training_file() {
    let folder = Folder::new("test_columns");
    let train = folder.file("train.csv", "x,ill,other\n0,0,5\n2,0,6\n8,1,5\n10,1,6\n");
    // Other columns stand last here; the labels are those of the column named in training.
    let test = folder.file("test.csv", "ill,other,x\n0,5,1\n1,6,9\n1,5,11\n");
    let flags = ["--label", "ill", "--features", "x", "--standardize", "--iterations", "200"];
    let judged = LESSON.value(&[&["train", "--data", &train, "--test", &test], &flags[..]].concat());
    assert_eq!(judged["test_accuracy"].as_f64(), Some(1.0));
    assert_eq!(judged["test"]["file"]["rows"], 3);

    // Without --label the training file's last column is the label, wherever it stands in the test file.
    let train = folder.file("last.csv", "x,ill\n0,0\n2,0\n8,1\n10,1\n");
    let judged = LESSON.value(&["train", "--data", &train, "--test", &test, "--standardize"]);
    assert_eq!(judged["test_accuracy"].as_f64(), Some(1.0));
    let without = folder.file("without.csv", "x,other\n1,0\n");
    LESSON.refuses(&["train", "--data", &train, "--test", &without], 1, &["without.csv", "no column 'ill'"]);
}

#[test]
fn rows_kept_back_do_not_leak_into_the_mean() {
    let folder = Folder::new("leak");
    let rows: String = (0..10).map(|i| format!("{},{}\n", i * i, i % 2)).collect();
    let (train, model) = (folder.file("train.csv", &format!("x,y\n{rows}")), folder.path("model.json"));
    let flags = ["--standardize", "--test-fraction", "0.3", "--seed", "5", "--model", &model];
    LESSON.value(&[&["train", "--data", &train], &flags[..]].concat());
    let (training, _) = split(10, 0.3, 5);
    let mean = training.iter().map(|&i| (i * i) as f64).sum::<f64>() / training.len() as f64;
    assert_eq!(numbers(&saved(&model)["mean"]), [mean]);
}

#[test]
fn predict_takes_columns_by_name_and_needs_no_label() {
    let folder = Folder::new("columns");
    let train = folder.file("train.csv", "id,size,age,ill\n9,1,2,yes\n9,2,1,no\n9,3,5,yes\n9,0,1,no\n");
    let model = folder.path("m.json");
    let flags = ["--features", "size,age", "--positive", "yes", "--model", &model];
    LESSON.value(&[&["train", "--data", &train], &flags[..]].concat());
    let new = folder.file("new.csv", "age,name,size\n2,Ann,1\n1,Bob,2\n");
    let predicted = LESSON.value(&["predict", "--model", &model, "--data", &new]);
    assert_eq!(predicted["predictions"], json!([1, 0]));
    assert_eq!(predicted["answered_1"], 1);

    let refused = |command: &str, content: &str, words: &str| {
        let new = folder.file("new.csv", content);
        LESSON.refuses(&[command, "--model", &model, "--data", &new], 1, &[words]);
    };
    refused("evaluate", "age,name,size\n2,Ann,1\n", "no column 'ill'");
    refused("predict", "age,weight\n2,1\n", "no column 'size'; the columns are age, weight");
    refused("predict", "age,size\n2,big\n", "line 2, column 'size': found 'big', expected a finite number");
    let arrays = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/c_order.npz");
    let words = "an array has no column names; expected a CSV file with size, age";
    LESSON.refuses(&["predict", "--model", &model, "--data", arrays], 1, &[words]);
}

#[test]
fn a_chance_of_one_half_is_answered_0() {
    let folder = Folder::new("half");
    let model = folder.path("model.json");
    let train = folder.file("train.csv", "x,y\n1,1\n-1,0\n");
    LESSON.value(&["train", "--data", &train, "--iterations", "0", "--model", &model]);
    let predicted = LESSON.value(&["predict", "--model", &model, "--data", &train]);
    assert_eq!(
        (&predicted["probabilities"], &predicted["predictions"]),
        (&json!([0.5, 0.5]), &json!([0, 0]))
    );
    let judged = LESSON.value(&["evaluate", "--model", &model, "--data", &train]);
    assert_eq!(judged["confusion"], json!({"tp": 0, "fp": 0, "tn": 1, "fn": 1}));
}

#[test]
fn a_model_of_another_version_or_edited_by_hand_is_refused() {
    let folder = Folder::new("edited");
    let model = folder.path("model.json");
    let flags = ["train", "--data", CANCER, "--features", "mean_radius,mean_texture", "--standardize"];
    LESSON.value(&[&flags[..], &["--iterations", "5", "--model", &model]].concat());
    let good = saved(&model);
    let refused_text = |text: &str, words: &str| {
        fs::write(&model, text).unwrap();
        LESSON.refuses(&["predict", "--model", &model, "--data", CANCER], 1, &["model.json", words]);
    };
    let refused = |change: &dyn Fn(&mut Value), words: &str| {
        let mut changed = good.clone();
        change(&mut changed);
        refused_text(&changed.to_string(), words);
    };
    refused(&|model| model["version"] = json!(2), "version 2, expected 1; train it again");
    refused(&|model| model["format"] = json!("other"), "is no model");
    refused(&|model| model["w"] = json!([1.0]), "2 features, but another number in w");
    refused(&|model| model["mean"] = json!([1.0, 2.0, 3.0]), "another number in mean");
    refused(&|model| model["mean"] = json!(null), "one of mean and deviation is missing");
    refused(&|model| model["deviation"] = json!([1.0, 0.0]), "a deviation is not above 0");
    refused(&|model| model["w"] = json!(["1", 2.0]), "damaged");
    refused(&|model| model["b"] = json!(null), "damaged");
    refused(&|model| model["l2"] = json!(-1.0), "l2 is below 0");
    let split = |fraction: f64| json!({"seed": 1, "fraction": fraction, "rows": 569});
    for end in [0.0, 1.0] {
        refused(&|model| model["split"] = split(end), "the fraction of the split is not between 0 and 1");
        refused(&|model| model["threshold"] = json!(end), "its threshold is not between 0 and 1");
    }
    refused(&|model| model["split"] = json!({"seed": 1}), "damaged");
    let places = json!({"columns": 2, "label": 2});
    refused(&|model| model["headerless"] = places.clone(), "its label is in none of its columns");
    refused(&|model| model["features"] = json!(["mean_radius", "mean_radius"]), "named twice");
    refused(&|model| _ = model.as_object_mut().unwrap().remove("b"), "missing field `b`");
    refused(&|model| model["weights"] = json!([]), "unknown field `weights`");
    ["", "{", "[1]"].iter().for_each(|text| refused_text(text, "is no model"));
    refused_text(&good.to_string().replace("\"version\":1", "\"version\":1,\"b\":1e999"), "is no model");
    // An edit that makes sense is taken at its word.
    let mut sensible = good.clone();
    (sensible["b"], sensible["l2"]) = (json!(100.0), json!(0.0));
    fs::write(&model, sensible.to_string()).unwrap();
    let all = LESSON.value(&["predict", "--model", &model, "--data", CANCER]);
    assert_eq!(all["answered_1"], 569);
}

#[test]
fn a_model_is_written_whole_or_not_at_all() {
    let folder = Folder::new("whole");
    let (model, train) =
        (folder.path("model.json"), folder.file("train.csv", "x,y\n1e200,1\n-1e200,0\n1e200,0\n"));
    LESSON.text(&["train", "--data", CANCER, "--iterations", "0", "--model", &model]);
    let old = saved(&model);
    let refused = |flags: &[&str], status: i32, words: &str| {
        LESSON.refuses(&[&["train", "--data", &train], flags].concat(), status, &[words]);
        assert_eq!(folder.files(), ["model.json", "train.csv"], "something was left beside the model");
    };
    // The weights overflow: nothing is written.
    let flags = ["--learning-rate", "1e300", "--iterations", "3", "--model", &model];
    refused(&flags, 1, "no longer finite");
    assert_eq!(saved(&model), old);
    // Neither the data nor a folder is overwritten.
    refused(&["--model", &train], 2, "names the file of --data");
    refused(&["--test", CANCER, "--model", CANCER], 2, "names the file of --test");
    refused(&["--model", &folder.path("")], 1, "no ordinary file");
    refused(&["--model", &folder.path("no/model.json")], 1, "cannot be written");
    let nameless = check_writable(&folder.path("no/..")).expect_err("no file can be called ..").to_string();
    assert!(nameless.contains("is no file name; expected one such as model.json"), "{nameless}");

    LESSON.text(&["train", "--data", &train, "--iterations", "0", "--model", &model]);
    assert_eq!(saved(&model)["w"], json!([0.0]));
    assert_eq!(folder.files(), ["model.json", "train.csv"], "something was left beside the model");
}

#[test]
fn a_place_that_cannot_be_written_is_said_before_the_data_is_read() {
    let folder = Folder::new("unwritable");
    let (model, data) = (folder.path("no/model.json"), folder.file("bad.csv", "x,y\n1,seven\n"));
    LESSON.refuses(
        &["train", "--data", &data, "--model", &model],
        1,
        &["no/model.json", "cannot be written"],
    );
}

#[cfg(unix)]
#[test]
fn a_model_saved_through_a_link_leaves_the_link() {
    let folder = Folder::new("link");
    let (target, link) = (folder.file("target.json", ""), folder.path("link.json"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    LESSON.text(&["train", "--data", CANCER, "--iterations", "1", "--model", &link]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(saved(&target)["format"], "one-neuron model");
}

#[test]
fn a_section_that_there_is_not_saves_no_model() {
    let model = format!("{}/section.json", env!("CARGO_TARGET_TMPDIR"));
    let _ = std::fs::remove_file(&model);
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");
    let train = ["train", "--data", data, "--iterations", "3", "--model", &model];
    LESSON.refuses(&[&train[..], &["--section", "9"]].concat(), 2, &["--section", "from 1 to"]);
    assert!(!std::path::Path::new(&model).exists());
    LESSON.text(&[&train[..], &["--section", "1", "--threshold", "0.25"]].concat());
    assert!(std::fs::read_to_string(&model).unwrap().contains("\"threshold\": 0.25"));
}
