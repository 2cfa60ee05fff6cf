//! Flags of the commands, and what training says of itself.

use serde_json::json;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const CANCER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv");
const ARRAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/c_order.npz");

#[test]
fn costs_are_kept_every_hundred_steps_and_at_the_last() {
    let costs = |iterations: &str| {
        let answer = LESSON.value(&["train", "--data", CANCER, "--standardize", "--iterations", iterations]);
        let costs = answer["costs"].as_array().unwrap().clone();
        costs.iter().map(|pair| pair[0].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(costs("250"), [0, 100, 200, 249]);
    assert_eq!(costs("201"), [0, 100, 200]);
    assert_eq!(costs("1"), [0]);
    assert!(costs("0").is_empty());
}

#[test]
fn the_test_part_is_rounded_and_judged() {
    let answer =
        LESSON.value(&["train", "--data", CANCER, "--test-fraction=0.2", "--seed=1", "--standardize"]);
    assert_eq!((answer["m"].as_u64(), answer["test_m"].as_u64()), (Some(455), Some(114)));
    // As in lesson 06, section 7.
    assert!((answer["test_accuracy"].as_f64().unwrap() - 112.0 / 114.0).abs() <= 1e-15);
    assert!((answer["train_accuracy"].as_f64().unwrap() - 448.0 / 455.0).abs() <= 1e-15);
}

#[test]
fn a_bouncing_cost_and_one_too_large_are_explained() {
    let text = LESSON.text(&["train", "--data", CANCER, "--learning-rate", "0.1", "--iterations", "200"]);
    assert!(text.contains("The cost bounces") && text.contains("smaller"), "{text}");
    let flags = ["train", "--data", CANCER, "--learning-rate", "1e307", "--iterations", "5"];
    assert!(LESSON.text(&flags).contains("too large for an f64"));
    assert!(LESSON.value(&flags)["costs"].as_array().unwrap().contains(&json!([4, null])));
    let calm = LESSON.text(&["train", "--data", CANCER, "--standardize", "--iterations", "200"]);
    assert!(!calm.contains("bounces") && !calm.contains("too large"), "{calm}");
}

#[test]
fn raw_features_are_answered_with_standardize_first() {
    // Two exam scores from 30 to 100, as in the forums.
    let exams = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/exams.csv");
    let told = |flags: &[&str], problem: &str, remedy: &str| {
        let all = [&["train", "--data", exams], flags].concat();
        let text = LESSON.text(&all).replace('\n', " ");
        assert!(text.contains(problem) && text.contains(remedy), "{text}");
        LESSON.value(&all)["remedy"].clone()
    };
    let first = "try --standardize first, then a smaller --learning-rate";
    assert_eq!(told(&["--learning-rate", "0.5"], "The cost bounces", first), "standardize");
    assert_eq!(
        told(&["--learning-rate", "0.0005"], "The cost stands still", "try --standardize first."),
        "standardize"
    );
    assert_eq!(told(&["--learning-rate", "1e306"], "too large for an f64", first), "standardize");
    let rate = ["--standardize", "--learning-rate", "1e308"];
    assert_eq!(told(&rate, "too large for an f64", "; try a smaller"), "smaller_learning_rate");
    let calm = LESSON.value(&["train", "--data", exams, "--standardize"]);
    assert_eq!((&calm["remedy"], &calm["stands_still"]), (&json!(null), &json!(false)));
    // So small a rate goes down all the time; and at the lowest point there is no way down.
    let slow = LESSON.value(&["train", "--data", CANCER, "--learning-rate", "1e-6"]);
    assert_eq!(slow["stands_still"], false);
    let same = testing::file(env!("CARGO_TARGET_TMPDIR"), "noise.csv", "x,y\n1,0\n1,1\n-1,0\n-1,1\n");
    assert_eq!(LESSON.value(&["train", "--data", &same])["remedy"], json!(null));
}

#[test]
fn json_and_help_may_stand_anywhere() {
    let flags = ["train", "--data", CANCER, "--iterations", "3", "--threads", "1"];
    let text = LESSON.text(&[&["--json"], &flags[..]].concat());
    let [mut one, mut other] = [serde_json::from_str(&text).unwrap(), LESSON.value(&flags)];
    for answer in [&mut one, &mut other] {
        assert!(answer["elapsed_ms"].take().as_f64().is_some_and(|time| time > 0.0));
    }
    assert_eq!(one, other);
    for flags in [["train", "--help"], ["--help", "train"]] {
        assert!(LESSON.text(&flags).contains("--test-fraction P"));
    }
    assert!(LESSON.text(&["--help"]).contains("train, predict, evaluate"));
}

#[test]
fn bad_flags_are_refused_in_one_line() {
    let train = |flags: &[&str], status: i32, words: &[&str]| {
        LESSON.refuses(&[&["train", "--data", CANCER], flags].concat(), status, words);
    };
    LESSON.refuses(&["trian"], 2, &["'trian'", "unknown command", "train, predict, evaluate, bench"]);
    LESSON.refuses(&["--iteration", "5"], 2, &["--iteration", "unknown flag"]);
    LESSON.refuses(
        &["--iterations", "5"],
        2,
        &["--iterations: belongs to a command; expected train before it"],
    );
    let commands = "expected train, predict, evaluate before it";
    LESSON.refuses(&["--json", &format!("--data={CANCER}"), "train"], 2, &["--data: ", commands]);
    LESSON.refuses(&["train"], 2, &["--data", "expected --data FILE"]);
    LESSON.refuses(&["predict", "--data", CANCER], 2, &["--model", "expected --model FILE"]);
    LESSON.refuses(&["train", "predict"], 2, &["'predict'", "not a flag"]);
    train(&["--test", CANCER, "--test-fraction", "0.2"], 2, &["--test", "contradicts --test-fraction"]);
    for bad in ["0", "1", "-0.5", "2", "NaN", "x"] {
        train(&["--test-fraction", bad], 2, &["--test-fraction", "number"]);
    }
    train(&["--seed", "3"], 2, &["--seed", "belongs to --test-fraction"]);
    train(&["--test-fraction", "0.0001"], 1, &["569 examples", "leaves none for the test"]);
    train(&["--test-fraction", "0.9999"], 1, &["569 examples", "leaves none for training"]);
    train(&["--rung", "gpu"], 2, &["--rung", "'gpu'", "blas, rayon, lanes or tiled"]);
    train(&["--threads", "0"], 2, &["--threads", "from 1 to 1024"]);
    train(&["--iterations", "1e3"], 2, &["--iterations", "whole number"]);
    train(&["--learning-rate", "-1"], 2, &["--learning-rate", "above 0"]);
    train(&["--features", "mean_radius,mean_radius"], 2, &["--features", "named twice"]);
    train(&["--label", "nobody"], 1, &["no column 'nobody'"]);
    for (flag, value) in [("--label", "y"), ("--features", "x1,x2")] {
        LESSON.refuses(&["train", "--data", ARRAYS, flag, value], 2, &[flag, "no column names"]);
    }
    LESSON.refuses(
        &["bench", "--n-x", "100000", "--m", "100000"],
        2,
        &["--m", "is above 200,000,000; expected less"],
    );
    LESSON.refuses(
        &["predict", "--model", "none.json", "--data", CANCER],
        1,
        &["none.json", "cannot be read"],
    );
}

#[test]
fn a_section_can_be_printed_alone() {
    let untimed = (1..=6).map(|n| LESSON.text(&["--section", &n.to_string()]));
    assert_eq!(untimed.collect::<Vec<_>>().join("\n"), LESSON.text(&["--section", "1,2,3,4,5,6"]));
    LESSON.refuses(&["--section", "9"], 2, &["--section", "from 1 to 8"]);
    let train = ["train", "--data", CANCER, "--iterations", "5", "--standardize", "--test-fraction", "0.2"];
    let whole = LESSON.text(&train);
    let sections =
        ["1", "2", "3", "4"].map(|number| LESSON.text(&[&train[..], &["--section", number]].concat()));
    assert!(whole.starts_with(&sections[..2].join("\n")));
    assert_eq!(sections.join("\n").lines().count(), whole.lines().count());
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    let two = LESSON.value(&["--section", "2,4", "--plots"]);
    let plots = two["plots"].as_object().expect("plots are by section");
    assert_eq!(plots.keys().collect::<Vec<_>>(), ["kept_back", "standardized_by_themselves"]);
    assert_eq!(plots["kept_back"][0]["series"][0]["points"].as_array().map(Vec::len), Some(1000));
    // Each of the 26 rows is a point of both histograms.
    for histogram in plots["standardized_by_themselves"].as_array().unwrap() {
        assert_eq!(histogram["series"][0]["points"].as_array().map(Vec::len), Some(26));
    }
    let train = ["train", "--data", CANCER, "--standardize", "--plots", "--iterations"];
    let trained =
        |iterations| LESSON.value(&[&train[..], &[iterations]].concat())["plots"]["training"].clone();
    assert!(trained("10")[0]["shows"].as_str().is_some_and(|shows| shows.contains("cost J")));
    assert_eq!(trained("9"), json!([]));
}

#[test]
fn a_cost_that_never_changes_is_drawn_in_the_middle() {
    // At w = 0 and b = 0 no step leads down.
    let noise = testing::file(env!("CARGO_TARGET_TMPDIR"), "level.csv", "x,y\n1,0\n1,1\n-1,0\n-1,1\n");
    let train = ["train", "--data", &noise, "--iterations", "10", "--plots"];
    let plot = LESSON.value(&train)["plots"]["training"][0].clone();
    let cost = 2f64.ln();
    assert_eq!((&plot["y"]["low"], &plot["y"]["high"]), (&json!(cost - 0.5), &json!(cost + 0.5)));
    assert_eq!(plot["series"][0]["points"][9], json!([9.0, cost]));
}

#[test]
fn as_many_threads_work_as_there_are_cores_or_as_are_asked_for() {
    let threads = |flags: &[&str]| {
        let train = ["train", "--data", CANCER, "--iterations", "1"];
        LESSON.value(&[&train[..], flags].concat())["threads"].clone()
    };
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    assert_eq!(threads(&[]), cores);
    assert_eq!(threads(&["--threads", "3"]), 3);
    // The loops know of one.
    assert_eq!(threads(&["--threads", "3", "--rung", "loops"]), 1);
}

#[test]
fn pages_fit_80_columns() {
    LESSON.fits_80_columns(&[]);
    LESSON.fits_80_columns(&["train", "--data", CANCER, "--standardize", "--test-fraction", "0.5"]);
    LESSON.fits_80_columns(&["train", "--data", CANCER, "--learning-rate", "1e300", "--iterations", "60"]);
    LESSON.fits_80_columns(&["bench", "--n-x", "1", "--m", "1", "--threads", "1"]);
}

#[cfg(not(feature = "blas"))]
#[test]
fn the_rung_blas_says_how_to_get_it() {
    let flags = ["train", "--data", CANCER, "--rung", "blas"];
    LESSON.refuses(&flags, 2, &["--rung", "not built in", "cargo xtask setup"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_bench_larger_than_memory_is_refused() {
    let limited = "ulimit -v 1000000; exec \"$@\"";
    // As many numbers as there may be at most.
    let bench = ["bench", "--n-x", "20000", "--m", "10000"];
    let mut shell = std::process::Command::new("sh");
    let output = shell.args(["-c", limited, "sh", LESSON.0]).args(bench).output().expect("there is a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("--m: n_x times m does not fit into memory"), "{said}");
}

#[cfg(feature = "blas")]
#[test]
fn blas_gets_no_more_threads_than_there_are_cores() {
    let flags = ["train", "--data", CANCER, "--iterations", "2", "--rung", "blas", "--threads", "64"];
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    assert!(LESSON.value(&flags)["threads"].as_u64().is_some_and(|threads| threads <= cores as u64));
}

/// Whether a training on these rows of one feature is said to stand still.
fn stands_still(name: &str, rows: &str, flags: &str) -> bool {
    let data = testing::file(env!("CARGO_TARGET_TMPDIR"), name, format!("x,y\n{rows}"));
    let flags: Vec<&str> = ["train", "--data", &data].into_iter().chain(flags.split(' ')).collect();
    LESSON.value(&flags)["stands_still"].as_bool().expect("yes or no")
}

#[test]
fn a_cost_stands_still_if_half_the_steps_lower_it_by_less_than_1_percent() {
    // At w = 0, dJ/dw = -0.05; of the standardized feature it is -0.5. A hundred steps at the rate a lead to w = 5 a
    // nearly, and the second half of them lowers J = 0.69 by 0.05 * 2.5 a: 0.9 % at 0.05, 1.4 % at 0.08.
    let told = |flags: &str| stands_still("still.csv", "0.1,1\n-0.1,0\n", flags);
    assert!(told("--iterations 100 --learning-rate 0.05"));
    assert!(!told("--iterations 100 --learning-rate 0.08"));
    assert!(!told("--iterations 99 --learning-rate 0.05"), "too few steps to say so");
    // A penalty may be what holds it, and standardized features need no other advice.
    assert!(told("--iterations 100 --learning-rate 0.05 --l2 0"));
    assert!(!told("--iterations 100 --learning-rate 0.05 --l2 0.001"));
    assert!(!told("--iterations 100 --learning-rate 0.0001 --standardize"));
}

#[test]
fn a_slope_of_one_twentieth_is_not_worth_another_step() {
    // The rate is so small that each answer stays 1/2: dJ/dw is the mean of x (1/2 - y). x has the mean 0 and the
    // deviation 1. Ten rows with x = -1 add nothing, half of them being labelled 1.
    let rows = |x: i32, ones: usize| -> String {
        (0..10).map(|i| format!("{x},{}\n", u8::from(i < ones))).collect()
    };
    let told = |name: &str, ones: usize| {
        let rows = rows(1, ones) + &rows(-1, 5);
        stands_still(name, &rows, "--iterations 100 --learning-rate 1e-300")
    };
    assert!(!told("slope_1.csv", 6), "(6 - 4) / 2 / 20 = 0.05");
    assert!(told("slope_2.csv", 7), "(7 - 3) / 2 / 20 = 0.1");
}

#[test]
fn training_takes_no_longer_than_the_program() {
    let start = std::time::Instant::now();
    let answer = LESSON.value(&["train", "--data", CANCER, "--standardize", "--iterations", "2"]);
    let whole = 1e3 * start.elapsed().as_secs_f64();
    let elapsed = answer["elapsed_ms"].as_f64().unwrap();
    assert!(elapsed > 0.0 && elapsed < whole, "{elapsed} of {whole} ms");
}
