//! What `train`, `evaluate` and `predict` print, but for the line that holds the time.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CAT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/chelsea_64.png");

/// A folder of its own for each test. The program runs in it, so that no page holds its path.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("printed_{test}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the target folder can be written");
        Folder(folder)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).expect("the target folder can be written");
    }

    /// A model with z = x_1 w_1 + ... + b.
    fn model(&self, features: &[&str], w: &[f64], b: f64) {
        let model = json!({"format": "one-neuron model", "version": 1, "features": features, "label": "y",
            "positive": null, "mean": null, "deviation": null, "w": w, "b": b});
        self.file("model.json", model.to_string());
    }

    /// What is printed, without the line of the threads, the time and BLAS.
    fn told(&self, flags: &str) -> String {
        let flags: Vec<&str> = flags.split_whitespace().collect();
        let text = LESSON.text_in(&self.0, &flags);
        let lines = text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("By "));
        lines.collect()
    }
}

/// A table of so many features and rows of whole numbers from -2 to 2, but for the last feature, which is 4 everywhere.
/// The label is 1 where the first feature is above 0.
fn table(features: usize, rows: usize) -> String {
    let names = (1..=features).map(|k| format!("f{k},")).collect::<String>();
    let row = |i: usize| {
        let cell =
            |k: usize| if k + 1 == features { 4 } else { ((i + 1) * (k + 1) * (k + 2)) as i64 % 5 - 2 };
        let cells: String = (0..features).map(|k| format!("{},", cell(k))).collect();
        format!("{cells}{}\n", u8::from(cell(0) > 0))
    };
    format!("{names}y\n{}", (0..rows).map(row).collect::<String>())
}

#[test]
fn a_training_with_rows_kept_back_prints_what_was_accepted() {
    let folder = Folder::new("kept_back");
    // As many features as are listed; the weight of the last is exactly 0.
    folder.file("table.csv", table(15, 12));
    let train = "train --data table.csv --standardize --test-fraction 0.25 --l2 0.5 --iterations 12";
    insta::assert_snapshot!(folder.told(train));
}

#[test]
fn a_training_in_f32_with_a_test_file_prints_what_was_accepted() {
    let folder = Folder::new("test_file");
    // Small whole numbers are the same in f32, so that rounding moves nothing.
    folder.file("table.csv", table(17, 12));
    folder.file("test.csv", table(17, 5));
    let train = "train --data table.csv --test test.csv --f32 --iterations 3 --model model.json";
    insta::assert_snapshot!(folder.told(train));
}

#[test]
fn a_choice_of_lambda_prints_what_was_accepted() {
    let folder = Folder::new("folds");
    folder.file("table.csv", table(3, 9));
    let train = "train --data table.csv --l2 5,0.5 --folds 3 --iterations 9";
    insta::assert_snapshot!(folder.told(train));
}

#[test]
fn a_training_on_one_row_prints_what_was_accepted() {
    let folder = Folder::new("one_row");
    folder.file("one.csv", "x,y\n0,1\n");
    insta::assert_snapshot!(folder.told("train --data one.csv --iterations 1"));
}

#[test]
fn labels_that_are_all_the_same_are_said_to_be() {
    let folder = Folder::new("labels");
    for (labels, same) in [([0, 0], true), ([1, 1], true), ([0, 1], false)] {
        folder.file("two.csv", format!("x,y\n1,{}\n2,{}\n", labels[0], labels[1]));
        let text = folder.told("train --data two.csv --iterations 1");
        assert_eq!(text.contains("all training labels are the same"), same, "{text}");
    }
}

#[test]
fn an_evaluation_prints_what_was_accepted() {
    let folder = Folder::new("evaluation");
    folder.model(&["x"], &[1.0], 0.0);
    folder.file("six.csv", "x,y\n2,1\n1,0\n0,1\n\n-1,1\n-2,0\n3,1\n");
    let evaluate = "evaluate --model model.json --data six.csv --threshold 0.25 --wrong 1";
    insta::assert_snapshot!(folder.told(evaluate));
}

#[test]
fn predictions_print_what_was_accepted() {
    let folder = Folder::new("predictions");
    folder.model(&["x"], &[0.5], 0.25);
    let rows = |count: i32| (0..count).map(|i| format!("{}\n", i - 10)).collect::<String>();
    let predict = "predict --model model.json --data rows.csv";
    folder.file("rows.csv", format!("x\n{}", rows(20)));
    assert!(!folder.told(predict).contains(" more;"), "all are shown");
    folder.file("rows.csv", format!("x\n{}", rows(21)));
    insta::assert_snapshot!(folder.told(predict));
}

#[test]
fn the_answer_for_a_photo_prints_what_was_accepted() {
    let folder = Folder::new("photo");
    let names: Vec<String> = (1..=192).map(|k| format!("x{k}")).collect();
    folder.model(&names.iter().map(String::as_str).collect::<Vec<_>>(), &[0.01; 192], -0.75);
    fs::copy(CAT, folder.0.join("cat.png")).expect("the picture is there");
    insta::assert_snapshot!(folder.told("predict --model model.json --data cat.png"));
}
