//! What `train` tells of the weights.

use serde_json::json;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");
const DIGITS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/digits.csv");
const ARRAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/c_order.npz");

#[test]
fn the_largest_weights_come_first_with_their_names() {
    // scikit-learn's three largest at the lowest point with lambda 10: places 21, 20 and 27.
    let flags = ["train", "--data", CANCER, "--standardize", "--l2", "10", "--learning-rate", "0.5"];
    let found = LESSON.value(&[&flags[..], &["--iterations", "5000"]].concat());
    let largest = found["weights"]["largest"].as_array().unwrap();
    let names: Vec<_> = largest.iter().take(3).map(|one| one["feature"].as_str().unwrap()).collect();
    assert_eq!(names, ["worst_texture", "worst_radius", "worst_concave_points"]);
    assert_eq!((largest.len(), &found["weights"]["others"]), (15, &json!(15)));
    assert_eq!(largest[0]["weight"], found["w"][21]);
}

#[test]
fn bars_go_to_the_side_of_the_sign_and_end_with_the_numbers() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let data = testing::file(folder, "bars.csv", "up,down,flat,y\n1,-1,0,1\n-1,1,0,0\n");
    let text = LESSON.text(&["train", "--data", &data, "--iterations", "1", "--section", "4"]);
    // One step from zeros at rate 0.1: w = 0.1 * 0.5 * (1, -1, 0).
    let full = "█".repeat(16);
    let middle = format!("{:16}│{full}", "");
    assert!(text.contains(&format!("  up       0.050000   {middle}\n")), "{text}");
    assert!(text.contains(&format!("  down    -0.050000   {full}│\n")), "{text}");
    assert!(text.contains(&format!("  flat     0.000000   {:16}│\n", "")), "{text}");
}

#[test]
fn pixels_are_told_as_a_picture() {
    let flags = ["train", "--data", DIGITS, "--positive", "0", "--standardize", "--iterations", "50"];
    let text = LESSON.text(&[&flags[..], &["--section", "4"]].concat());
    assert!(text.contains("where it is bright") && !text.contains('│'), "{text}");
    let plots = LESSON.value(&[&flags[..], &["--plots"]].concat())["plots"]["weights"].clone();
    assert_eq!((&plots[0]["columns"], plots[0]["grey"].as_array().map(Vec::len)), (&json!(8), Some(64)));
    // Four numbers without names are listed.
    let text = LESSON.text(&["train", "--data", ARRAYS, "--section", "4"]);
    assert!(text.contains("x1 ") && text.contains('│'), "{text}");
}

#[test]
fn weights_that_are_not_finite_are_not_compared() {
    let data = testing::file(env!("CARGO_TARGET_TMPDIR"), "infinite.csv", "x,y\n1e200,1\n-1e200,0\n");
    let flags = ["train", "--data", &data, "--learning-rate", "1e300", "--iterations", "3"];
    assert!(LESSON.text(&flags).contains("no longer finite"));
    assert_eq!(LESSON.value(&flags)["weights"]["largest"], json!([]));
}

#[test]
fn long_names_and_wide_numbers_fit_80_columns() {
    let name = "a_name_that_is_longer_than_anybody_would_like_to_read";
    let data = testing::file(env!("CARGO_TARGET_TMPDIR"), "long.csv", format!("{name},y\n-1e-9,1\n1e-9,0\n"));
    LESSON.fits_80_columns(&["train", "--data", &data, "--iterations", "1"]);
    LESSON.fits_80_columns(&[
        "train",
        "--data",
        DIGITS,
        "--positive",
        "0",
        "--standardize",
        "--iterations",
        "20",
    ]);
}
