//! The laboratory: what its flags refuse, which data has no best w, and what fits on a screen.

use std::fs;
use std::path::PathBuf;

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson12"));

const TUMOURS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

/// Writes a file for one test and returns its path.
fn file(name: &str, content: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the folder for test files exists");
    path.to_str().expect("a path in UTF-8").to_string()
}

#[test]
fn bad_flags_get_one_line() {
    for l2 in ["-1", "NaN", "inf", "much", ""] {
        LESSON.refuses(&["--l2", l2], 2, &["--l2", "expected"]);
    }
    LESSON.refuses(&["--iterations", "100001"], 2, &["0 to 100000"]);
    for flag in ["--w", "--b", "--learning-rate"] {
        LESSON.refuses(&[flag, "1"], 2, &[flag, "unknown"]);
    }
    LESSON.refuses(&["--data", "nowhere.csv"], 1, &["nowhere.csv", "check the path"]);
    LESSON.refuses(&["--features", "radius"], 1, &["'radius'"]);
}

#[test]
fn separable_classes_have_no_best_w() {
    let data = file("separable.csv", "x,y\n1,0\n2,0\n3,1\n4,1\n");
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["separable", "no best w", "--l2 1"]);
    assert!(LESSON.json(&["--data", &data, "--standardize", "--l2", "1"]).contains("\"converged\":true"));
}

#[test]
fn labels_that_are_all_the_same_have_no_lowest_point() {
    let data = file("same.csv", "x,y\n1,0\n2,0\n3,0\n");
    for l2 in ["0", "1"] {
        LESSON.refuses(&["--data", &data, "--l2", l2], 1, &["every label is 0", "both labels"]);
    }
}

#[test]
fn values_whose_squares_are_0_are_refused() {
    let data = file("tiny.csv", "x,y\n1e-170,0\n2e-170,0\n3e-170,1\n4e-170,0\n5e-170,1\n");
    LESSON.refuses(&["--data", &data], 1, &["column 'x'", "too small", "rescale"]);
}

#[test]
fn what_lapack_computes_is_null_without_it() {
    let json = LESSON.json(&["--l2", "1"]);
    let [method, eigenvalue] = if cfg!(feature = "blas") {
        ["\"method\":\"newton\"", "\"hessian_min_eigenvalue\":0.0"]
    } else {
        ["\"method\":\"gradient descent\"", "\"hessian_min_eigenvalue\":null"]
    };
    assert!(json.contains(method) && json.contains(eigenvalue), "{json}");
    assert_eq!(LESSON.text(&["--l2", "1"]).contains("skipped here"), !cfg!(feature = "blas"));
}

#[test]
fn too_few_steps_are_named() {
    assert!(LESSON.text(&["--iterations", "2"]).contains("not reached: after 2 steps"));
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let data = file("large.csv", "x,y\n1e200,0\n-1e200,1\n2,1\n");
    assert!(LESSON.text(&["--data", &data]).contains("too large for an f64"));
    assert!(LESSON.json(&["--data", &data]).contains("\"gradient_norm\":null"));
}

#[test]
#[cfg(feature = "blas")]
fn tumours_with_all_features_are_separable() {
    for scale in [&["--standardize"][..], &[]] {
        let flags = [&["--data", TUMOURS], scale].concat();
        LESSON.refuses(&flags, 1, &["breast_cancer.csv", "separable", "after 13 steps", "no best w"]);
    }
}

#[test]
#[cfg(feature = "blas")]
fn columns_that_depend_on_each_other_are_named() {
    let data = file("dependent.csv", "u,v,sum,y\n1,5,6,0\n2,1,3,1\n3,3,6,0\n4,2,6,1\n5,5,10,1\n6,1,7,0\n");
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["column 'sum'", "--features", "--l2"]);
    let data = file("constant.csv", "u,v,y\n1,5,0\n2,5,1\n3,5,0\n4,5,1\n");
    LESSON.refuses(&["--data", &data], 1, &["the same in every row", "--standardize"]);
}

#[test]
#[cfg(feature = "blas")]
fn more_columns_than_rows_are_separable() {
    let header: Vec<String> = (0..12).map(|k| format!("x{k}")).collect();
    let row = |i: usize| {
        (0..12).map(|k| ((i * i * 7 + k * 13 + i * k) % 23).to_string()).collect::<Vec<_>>().join(",")
    };
    let rows: Vec<String> = (0..8).map(|i| format!("{},{}", row(i), i % 2)).collect();
    let data = file("wide.csv", &format!("{},y\n{}\n", header.join(","), rows.join("\n")));
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["separable", "no best w"]);
}

#[test]
#[cfg(feature = "blas")]
fn an_outlier_is_no_growing_weight() {
    let data = file("outlier.csv", "x,y\n1e7,1\n3,0\n1,0\n3,1\n4,0\n");
    // By Newton's method in 80 digits: w = 0.301816, b = -1.95584, J = 0.442532.
    let json = LESSON.json(&["--data", &data]);
    assert!(json.contains("\"cost\":0.44253") && json.contains("\"converged\":true"), "{json}");
    let data = file("outlier_penalized.csv", "x,y\n99999999,1\n8,1\n3,1\n3,0\n7,0\n");
    assert!(LESSON.json(&["--data", &data, "--l2", "1"]).contains("\"w\":[0.08101"));
}

#[test]
#[cfg(feature = "blas")]
fn classes_that_touch_have_no_best_w() {
    let data = file("touching.csv", "x,y\n1,0\n2,0\n2,1\n3,1\n");
    LESSON.refuses(&["--data", &data], 1, &["no best w", "--l2 1"]);
}

#[test]
#[cfg(feature = "blas")]
fn a_penalty_parts_a_constant_column_from_the_bias() {
    let data = file("offset.csv", "x,c,y\n1,1e7,0\n2,1e7,1\n3,1e7,0\n4,1e7,1\n");
    let json = LESSON.json(&["--data", &data, "--l2", "1"]);
    assert!(json.contains("\"w\":[0.45287"), "{json}");
}

#[test]
#[cfg(feature = "blas")]
fn a_weight_that_grows_for_ever_is_named() {
    let data = file("growing.csv", "u,rare,y\n1,0,0\n2,0,1\n3,0,0\n4,0,1\n5,0,0\n6,1,1\n2,1,1\n");
    LESSON.refuses(&["--data", &data], 1, &["no best w", "column 'rare'", "one label only", "--l2 1"]);
    // Two columns that say with certainty what b says otherwise.
    let rows = "1,1,0,0\n2,0,1,1\n3,1,0,1\n4,0,1,0\n1,0,0,0\n2,0,0,0\n3,0,0,0\n1.5,1,0,1\n2.5,0,1,1\n";
    let data = file("bias.csv", &format!("u,red,green,y\n{rows}"));
    LESSON.refuses(&["--data", &data], 1, &["no best w", "column 'red'"]);
    LESSON.refuses(&["--data", TUMOURS, "--standardize", "--l2", "1e-300"], 1, &["penalty", "larger --l2"]);
}

#[test]
fn everything_stays_within_80_columns() {
    let all = ["--data", TUMOURS, "--standardize", "--l2", "0.1"];
    for flags in [&[][..], &["--l2", "1e300"], &["--l2", "1e-300"], &all] {
        let text = LESSON.text(flags);
        // The file's path is as long as it is.
        let mut lines = text.lines().filter(|line| !line.starts_with("  data "));
        let wide = lines.find(|line| line.chars().count() > 80);
        assert_eq!(wide, None, "{flags:?}");
    }
}
