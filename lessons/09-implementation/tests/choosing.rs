//! Choosing a penalty and going on: `--l2`, `--folds`, `--from`, `--kept-back`.

use lesson06::{Standardization, Trained, pass, split, train};
use lesson09::penalized;
use ndarray::{Array2, ArrayRef2, Axis};
use serde_json::{Value, json};
use shared::data::random::SplitMix64;
use shared::data::{BREAST_CANCER, Selection, read_examples};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");

/// The lowest point of J + (10 / 2m) |w|^2 on the standardized breast-cancer data, the objective of lesson 12: w, and b
/// behind it. By scikit-learn 1.9.1, LogisticRegression(C=1/10, tol=1e-14, solver="newton-cholesky").
#[rustfmt::skip]
const LOWEST: [f64; 31] = [
    0.39027794551, 0.416548758366, 0.379729012241, 0.378537930386, 0.152951323732, -0.01811475176, 0.381602480571,
    0.461077227128, 0.062411955965, -0.254250827818, 0.502504343504, -0.04801780558, 0.366957727289, 0.390192127888,
    0.057915004295, -0.272794389808, -0.044974735274, 0.136033299231, -0.148854812629, -0.265227013851,
    0.538755022586, 0.598214705974, 0.49336826164, 0.485378508342, 0.430229152185, 0.140674912835, 0.419188631884,
    0.524510587756, 0.4335716426, 0.148977851036, -0.5406510043986085,
];

/// Descent comes so close to the lowest point in 5000 steps at rate 0.5.
const CLOSE: f64 = 1e-6;

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().expect("a list").iter().map(|number| number.as_f64().expect("a number")).collect()
}

fn assert_lowest(w: &[f64], b: f64) {
    assert_eq!(w.len() + 1, LOWEST.len());
    for (found, expected) in w.iter().chain([&b]).zip(LOWEST) {
        assert!((found - expected).abs() <= CLOSE, "{found} is not {expected}");
    }
}

#[test]
fn penalized_descent_reaches_the_lowest_point_of_lesson_12() {
    let mut table = read_examples(BREAST_CANCER, &Selection::default()).expect("it is bundled");
    Standardization::measure(&table.x).apply(&mut table.x);
    let by_loops = |w: &ArrayRef2<f64>, b: f64| pass(&table.x, &table.y, w, b);
    let zeros = Array2::zeros((30, 1));
    let Trained { w, b, .. } = train(penalized(by_loops, 10.0, table.y.len()), zeros, 0.0, 0.5, 5000);
    assert_lowest(&w.into_raw_vec_and_offset().0, b);
}

#[test]
fn train_l2_pulls_the_weights_and_tells_j_without_the_penalty() {
    let flags =
        ["train", "--data", CANCER, "--standardize", "--learning-rate", "0.5", "--iterations", "5000"];
    let found = LESSON.value(&[&flags[..], &["--l2", "10"]].concat());
    assert_lowest(&numbers(&found["w"]), found["b"].as_f64().unwrap());
    // J alone at the lowest point, by NumPy.
    let last = found["costs"].as_array().unwrap().last().unwrap()[1].as_f64().unwrap();
    assert!((last - 0.0831721431771274).abs() <= CLOSE, "{last}");
    assert_eq!(found["l2"], 10.0);

    let short = ["train", "--data", CANCER, "--standardize", "--iterations", "20"];
    let none = LESSON.value(&short);
    assert_eq!(none["l2"], Value::Null);
    assert_eq!(LESSON.value(&[&short[..], &["--l2", "0"]].concat())["w"], none["w"]);
}

#[test]
fn bad_lambdas_are_refused() {
    let refused = |flags: &[&str], words: &str| {
        LESSON.refuses(&[&["train", "--data", CANCER], flags].concat(), 2, &["--l2", words]);
    };
    refused(&["--l2", "-1"], "0 or more");
    refused(&["--l2", "NaN"], "0 or more");
    refused(&["--l2", "1,,2"], "0 or more");
    refused(&["--l2", "1,2,1.0"], "1 stands there twice");
    refused(&["--l2", "1,2"], "found 2 numbers");
}

#[test]
fn kept_back_judges_exactly_the_rows_that_training_kept_back() {
    let model = concat!(env!("CARGO_TARGET_TMPDIR"), "/kept_back.json");
    let train = |flags: &[&str]| {
        let all = ["train", "--data", CANCER, "--standardize", "--iterations", "300", "--model", model];
        LESSON.value(&[&all[..], flags].concat())
    };
    let trained = train(&["--test-fraction", "0.3", "--seed", "7"]);
    let evaluate = ["evaluate", "--model", model, "--kept-back", "--data"];
    let judged = LESSON.value(&[&evaluate[..], &[CANCER]].concat());
    assert_eq!((&judged["m"], &judged["accuracy"]), (&trained["test_m"], &trained["test_accuracy"]));
    assert_eq!(judged["majority_accuracy"], trained["test_majority_accuracy"]);
    assert_eq!(judged["m"], 171); // 0.3 * 569 = 170.7

    let saved = std::fs::read_to_string(model).unwrap();
    std::fs::write(model, saved.replace("\"fraction\": 0.3", "\"fraction\": 1e-6")).unwrap();
    LESSON.refuses(&[&evaluate[..], &[CANCER]].concat(), 1, &["kept_back.json", "keeps no row back"]);
    std::fs::write(model, saved).unwrap();

    // A file of another length, and a model that kept none back.
    let table = std::fs::read_to_string(CANCER).unwrap();
    let shorter = table.trim_end().rsplit_once('\n').unwrap().0;
    let shorter = testing::file(env!("CARGO_TARGET_TMPDIR"), "shorter.csv", shorter);
    let words = ["shorter.csv", "has 568 examples", "a file of 569"];
    LESSON.refuses(&[&evaluate[..], &[&shorter]].concat(), 1, &words);
    train(&[]);
    let words = ["kept_back.json", "kept no rows back", "--test-fraction"];
    LESSON.refuses(&[&evaluate[..], &[CANCER]].concat(), 1, &words);
}

#[test]
fn wrong_answers_for_rows_kept_back_name_their_lines() {
    let model = concat!(env!("CARGO_TARGET_TMPDIR"), "/kept_back_lines.json");
    let train = ["train", "--data", CANCER, "--iterations", "0", "--model", model];
    LESSON.value(&[&train[..], &["--test-fraction", "0.3", "--seed", "7"]].concat());
    // Every chance is 0.5: the wrong answers are those of all labels 1.
    let flags = ["evaluate", "--model", model, "--data", CANCER, "--kept-back", "--wrong", "1000"];
    let wrong = LESSON.value(&flags)["wrong"].as_array().unwrap().clone();
    let (_, mut kept) = split(569, 0.3, 7);
    kept.sort();
    let table = std::fs::read_to_string(CANCER).unwrap();
    let lines: Vec<&str> = table.lines().collect();
    // Line 1 is the header, so row i, counted from 0, is line i + 2.
    let expected = kept.iter().enumerate().filter(|(_, i)| lines[*i + 1].ends_with(",1"));
    let expected: Vec<_> = expected.map(|(place, i)| (Some(place as u64 + 1), Some(*i as u64 + 2))).collect();
    let found = wrong.iter().map(|answer| (answer["example"].as_u64(), answer["line"].as_u64()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn folds_choose_the_lambda_with_the_lowest_mean_cost() {
    // Each part is trained and judged here by lesson 06's own functions, in the order that NumPy's twin has too.
    let flags =
        ["train", "--data", CANCER, "--standardize", "--iterations", "150", "--l2", "0,30", "--folds", "3"];
    let found = LESSON.value(&[&flags[..], &["--seed", "4"]].concat());
    let table = read_examples(BREAST_CANCER, &Selection::default()).expect("it is bundled");
    let order = SplitMix64::new(4).permutation(569);
    let mut costs = [Vec::new(), Vec::new()];
    for (first, end) in [(0, 189), (189, 379), (379, 569)] {
        let others = [&order[..first], &order[end..]].concat();
        let columns = |rows: &[usize]| (table.x.select(Axis(1), rows), table.y.select(Axis(1), rows));
        let ((mut x, y), (mut kept_x, kept_y)) = (columns(&others), columns(&order[first..end]));
        let measured = Standardization::measure(&x);
        measured.apply(&mut x);
        measured.apply(&mut kept_x);
        for (lambda, costs) in [0.0, 30.0].into_iter().zip(&mut costs) {
            let by_loops = |w: &ArrayRef2<f64>, b: f64| pass(&x, &y, w, b);
            let by_loops = penalized(by_loops, lambda, y.len());
            let Trained { w, b, .. } = train(by_loops, Array2::zeros((30, 1)), 0.0, 0.1, 150);
            costs.push(pass(&kept_x, &kept_y, &w, b).cost);
        }
    }
    let folds = found["folds"].as_array().unwrap();
    for (fold, costs) in folds.iter().zip(&costs) {
        let low = costs.iter().copied().fold(f64::INFINITY, f64::min);
        let high = costs.iter().copied().fold(0.0, f64::max);
        let expected =
            [("mean_cost", costs.iter().sum::<f64>() / 3.0), ("low_cost", low), ("high_cost", high)];
        for (key, expected) in expected {
            assert!((fold[key].as_f64().unwrap() - expected).abs() <= 1e-12, "{key}: {fold}");
        }
    }
    assert_eq!((&found["best_l2"], &found["l2"]), (&json!(0.0), &json!(0.0)));
    // It is then trained as if that lambda had been given.
    let alone = LESSON.value(&[&flags[..6], &["--l2", "0"]].concat());
    assert_eq!(found["w"], alone["w"]);
    let text = LESSON.text(&flags);
    assert!(text.contains("Which lambda?") && text.contains("lambda = 0"), "{text}");
    // The best may stand behind a worse one, and need not be 0.
    let found = LESSON.value(&[&flags[..6], &["--l2", "300,3", "--folds", "3"]].concat());
    assert_eq!((&found["best_l2"], &found["l2"]), (&json!(3.0), &json!(3.0)));
    assert_eq!(found["w"], LESSON.value(&[&flags[..6], &["--l2", "3"]].concat())["w"]);
}

#[test]
fn training_goes_on_where_a_model_stands() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let [half, whole] = ["half", "whole"].map(|name| format!("{folder}/{name}.json"));
    let train = |flags: &[&str], model: &str| {
        let all = [&["train", "--data", CANCER, "--model", model], flags].concat();
        LESSON.value(&all)
    };
    let fresh = ["--standardize", "--test-fraction", "0.2", "--seed", "3", "--l2", "2"];
    train(&[&fresh[..], &["--iterations", "40"]].concat(), &half);
    let found = train(&["--from", &half, "--iterations", "60"], &half);
    let expected = train(&[&fresh[..], &["--iterations", "100"]].concat(), &whole);
    for key in ["w", "b", "l2", "test", "test_accuracy", "n_x"] {
        assert_eq!(found[key], expected[key], "{key}");
    }
    // The models are the same to the last bit: standardization, penalty and split are kept.
    assert_eq!(std::fs::read_to_string(&half).unwrap(), std::fs::read_to_string(&whole).unwrap());

    let other = testing::file(folder, "other_features.csv", "x,malignant\n1,0\n2,1\n");
    let words = ["other_features.csv", "no column 'mean_radius'"];
    LESSON.refuses(&["train", "--data", &other, "--from", &half], 1, &words);
    let contradictions = [
        vec!["--standardize"],
        vec!["--features", "mean_radius"],
        vec!["--without", "mean_radius"],
        vec!["--one-hot", "mean_radius"],
        vec!["--l2", "1,2", "--folds", "3"],
    ];
    for flags in contradictions {
        LESSON.refuses(
            &[&["train", "--data", CANCER, "--from", &half], &flags[..]].concat(),
            2,
            &["--from", "contradicts"],
        );
    }
    LESSON.refuses(&["train", "--data", CANCER, "--from", CANCER], 1, &["is no model"]);
    let noted = LESSON.value(&["train", "--data", CANCER, "--from", &half, "--test-fraction", "0.3"]);
    assert!(
        noted["notes"][0].as_str().is_some_and(|note| note.contains("rows that are kept back now")),
        "{noted}"
    );
}

#[test]
fn folds_that_make_no_sense_are_refused() {
    let refused = |flags: &[&str], status: i32, words: &[&str]| {
        LESSON.refuses(&[&["train", "--data", CANCER], flags].concat(), status, words);
    };
    refused(&["--folds", "5"], 2, &["--folds", "belongs to --l2"]);
    refused(&["--l2", "1,2", "--folds", "1"], 2, &["--folds", "from 2 to 20"]);
    refused(&["--l2", "1,2", "--folds", "21"], 2, &["--folds", "from 2 to 20"]);
    let few = testing::file(env!("CARGO_TARGET_TMPDIR"), "few.csv", "x,y\n1,0\n2,1\n3,1\n");
    let flags = ["train", "--data", &few, "--l2", "1,2", "--folds", "4"];
    LESSON.refuses(&flags, 1, &["few.csv", "3 rows for training", "--folds 4"]);
    let as_many = LESSON.value(&[&flags[..5], &["--folds", "3"]].concat());
    assert_eq!((&as_many["fold_count"], &as_many["train_rows"]), (&json!(3), &json!(3)));
}

/// The notes of a training.
fn notes(trained: &Value) -> Vec<&str> {
    trained["notes"].as_array().expect("a list").iter().map(|note| note.as_str().expect("text")).collect()
}

#[test]
fn rows_stay_kept_back_only_in_a_file_of_as_many() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let row = |i: usize| format!("{},{}\n", i * i % 11, i % 2);
    let table = |name: &str, rows: usize| {
        testing::file(folder, name, format!("x,y\n{}", (0..rows).map(row).collect::<String>()))
    };
    let (ten, nine) = (table("ten.csv", 10), table("nine.csv", 9));
    let model = format!("{folder}/ten.json");
    let split = ["--test-fraction", "0.3", "--seed", "2"];
    let start = ["train", "--iterations", "2", "--data"];
    LESSON.value(&[&start[..], &[&ten, "--model", &model], &split].concat());
    let on =
        |data: &str, flags: &[&str]| LESSON.value(&[&start[..], &[data, "--from", &model], flags].concat());
    let same = on(&ten, &[]);
    assert_eq!((&same["m"], &same["test_m"], notes(&same).len()), (&json!(7), &json!(3), 0));
    let other = on(&nine, &[]);
    assert_eq!((&other["m"], &other["test_m"]), (&json!(9), &Value::Null));
    assert_eq!(notes(&other), ["the model kept rows of a file of 10 back; of this file all train"]);
    // The same shuffle once more keeps back the rows that the model never saw.
    assert!(notes(&on(&ten, &split)).is_empty());
    assert_eq!(notes(&on(&ten, &["--test-fraction", "0.3", "--seed", "3"])).len(), 1);
}

#[test]
fn going_on_needs_no_flag_that_chose_columns() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    // The label stands first, and the numbers of the last column rise as an identifier's do.
    let rows: String = (0..30).map(|i| format!("{},{},{}\n", i % 2, i * i % 11, 1000 + i)).collect();
    let data = testing::file(folder, "label_first.csv", format!("ill,x,id\n{rows}"));
    let (once, twice) = (format!("{folder}/once.json"), format!("{folder}/twice.json"));
    let train = |flags: &[&str]| LESSON.value(&[&["train", "--data", &data], flags].concat());
    let fresh = ["--label", "ill", "--standardize", "--iterations"];
    let first = train(&[&fresh[..], &["3", "--model", &once]].concat());
    assert!(notes(&first)[0].contains("--without id"), "{first}");
    let found = train(&["--from", &once, "--iterations", "4", "--model", &twice]);
    assert_eq!(found["w"], train(&[&fresh[..], &["7"]].concat())["w"]);
    // --from takes no --without, so none is advised.
    assert!(notes(&found).is_empty(), "{found}");
}

#[test]
fn a_test_file_needs_no_column_that_is_no_feature() {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let whole = "name,side,x,y\nAnn,,1,0\nBob,,2,1\n";
    let data = testing::file(folder, "names.csv", whole);
    let test = testing::file(folder, "no_names.csv", "x,y\n1,0\n2,1\n3,1\n");
    // No row has a side, so there is none to split.
    let flags = ["--without", "name", "--one-hot", "side", "--drop-missing", "--iterations", "2"];
    let found = LESSON.value(&[&["train", "--data", &data, "--test", &test], &flags[..]].concat());
    assert_eq!((&found["n_x"], &found["test_m"]), (&json!(1), &json!(3)));
}
