//! Every kind of bad input gets one line that names the place, and the right exit status.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson06")).args(flags).output().expect("the lesson starts")
}

/// Writes a file for one test and returns its path.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the folder for test files exists");
    path.to_str().expect("a path in UTF-8").to_string()
}

#[track_caller]
fn refused(flags: &[&str], status: i32, words: &[&str]) {
    let output = run(flags);
    let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
    assert_eq!(output.status.code(), Some(status), "{flags:?}: {said}");
    assert!(output.stdout.is_empty(), "{flags:?} printed something");
    assert!(said.starts_with("error: ") && said.lines().count() == 1, "{flags:?}: {said}");
    for word in words {
        assert!(said.contains(word), "{flags:?}: no '{word}' in: {said}");
    }
}

#[track_caller]
fn refused_file(name: &str, content: impl AsRef<[u8]>, words: &[&str]) {
    refused(&["--data", &file(name, content)], 1, words);
}

#[test]
fn a_missing_file_is_named() {
    refused(&["--data", "nowhere.csv"], 1, &["nowhere.csv", "check the path"]);
}

#[test]
fn a_folder_is_no_file() {
    refused(&["--data", env!("CARGO_TARGET_TMPDIR")], 1, &["cannot be read"]);
}

#[test]
fn an_empty_file_is_refused() {
    refused_file("empty.csv", "", &["empty.csv", "empty"]);
}

#[test]
fn a_header_alone_is_refused() {
    refused_file("header.csv", "x,y\n", &["header.csv", "only a header"]);
}

#[test]
fn numbers_in_place_of_a_header_are_refused() {
    refused_file("headless.csv", "1,0\n2,1\n", &["line 1", "names of the columns"]);
}

#[test]
fn a_label_alone_is_refused() {
    refused_file("label.csv", "y\n1\n", &["feature"]);
}

#[test]
fn a_ragged_row_is_named_by_its_line() {
    refused_file("ragged.csv", "x,y\n1,0\n2\n", &["line 3", "found 1 value, expected 2"]);
}

#[test]
fn lines_are_counted_past_blank_ones() {
    refused_file("blank.csv", "x,y\n1,0\n\n   \n2,7\n", &["line 5", "'7'"]);
    refused_file("blanks_after.csv", "\n\nx,y\n1,7\n\n\n", &["line 4", "'7'"]);
    refused_file("dos.csv", "x,y\r\n1,0\r\n\r\n2,7\r\n", &["line 4", "'7'"]);
}

#[test]
fn text_in_a_number_is_named_by_line_column_and_value() {
    refused_file("text.csv", "x,y\n1,0\nfive,1\n", &["line 3", "column 'x'", "'five'", "finite number"]);
}

#[test]
fn nan_and_infinities_are_refused() {
    for value in ["NaN", "inf", "-infinity", "1e400", ""] {
        refused_file("nan.csv", format!("x,y\n1,0\n{value},1\n"), &["line 3", "column 'x'", "finite number"]);
    }
}

#[test]
fn rejects_label_two() {
    refused_file("two.csv", "x,y\n1,0\n3,2\n", &["line 3", "column 'y'", "'2'", "0 or 1", "--positive"]);
}

#[test]
fn a_positive_value_that_never_occurs_is_refused_with_those_that_do() {
    let data = file("positive.csv", "x,ill\n1,yes\n2,no\n");
    refused(&["--data", &data, "--positive", "Yes"], 1, &["'ill'", "'Yes'", "yes, no"]);
    assert!(run(&["--data", &data, "--positive", " yes "]).status.success());
}

#[test]
fn byte_order_marks_quotes_and_dos_line_ends_are_understood() {
    let plain = run(&["--data", &file("plain.csv", "x,y\n1,0\n2,1\n"), "--json"]);
    let dressed = run(&["--data", &file("dressed.csv", "\u{feff}\"x\",y\r\n 1 ,\"0\"\r\n\r\n2,1"), "--json"]);
    assert!(plain.status.success() && !plain.stdout.is_empty());
    assert_eq!(plain.stdout, dressed.stdout);
}

#[test]
fn rows_are_not_lost_behind_a_stray_mark_or_quote() {
    refused_file("mark.csv", "x,y\n1,0\n \u{feff}\n2,1\nx,1\n", &["line 5", "'x'"]);
    refused_file("quote.csv", "x,y\n1,0\n\"2,1\n", &["line 3", "quote"]);
}

#[test]
fn line_ends_of_old_macs_are_named() {
    refused_file("mac.csv", "x,y\r1,0\r2,1\r", &["line 1", "CR"]);
}

#[test]
fn a_column_named_twice_is_refused() {
    refused_file("twice.csv", "x,x,y\n1,1,0\n", &["line 1", "'x'", "twice"]);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    refused_file("bytes.csv", b"x,y\n\n\xff\xfe,1\n", &["bytes.csv, line 3", "UTF-8"]);
}

#[test]
fn a_line_break_in_a_value_leaves_the_error_on_one_line() {
    refused_file("break.csv", "x,y\n\"a\nb\",1\n", &["line 2"]);
    refused(&["--b", "1\n2"], 2, &["--b"]);
}

#[test]
fn an_unknown_column_is_named_with_those_there_are() {
    let data = file("columns.csv", "x,y\n1,0\n");
    refused(&["--data", &data, "--features", "z"], 1, &["'z'", "x, y"]);
    refused(&["--data", &data, "--label", "z"], 1, &["'z'"]);
    refused(&["--data", &data, "--features", "x,y"], 1, &["'y'", "label"]);
}

#[test]
fn weights_must_be_as_many_as_features() {
    refused(&["--w", "1,2,3"], 1, &["2 features", "--w has 3"]);
}

#[test]
fn values_too_far_apart_are_not_standardized() {
    let data = file("huge.csv", "x,y\n1e300,0\n-1e300,1\n");
    refused(&["--data", &data, "--standardize"], 1, &["column 'x'", "rescale"]);
    let data = file("tiny.csv", "x,y\n1e-300,0\n2e-300,1\n");
    refused(&["--data", &data, "--standardize"], 1, &["column 'x'", "rescale"]);
}

#[test]
fn a_learning_rate_must_be_a_number_above_zero() {
    for rate in ["0", "-1", "NaN", "inf", "fast", ""] {
        refused(&["--learning-rate", rate], 2, &["--learning-rate", "expected"]);
    }
}

#[test]
fn counts_have_a_ceiling() {
    for count in ["100001", "-1", "1.5", "1e3"] {
        refused(&["--iterations", count], 2, &["--iterations", "0 to 100000"]);
    }
}

#[test]
fn flags_must_be_known_complete_and_given_once() {
    refused(&["--rate", "1"], 2, &["--rate", "unknown"]);
    refused(&["-x"], 2, &["-x"]);
    refused(&["data.csv"], 2, &["'data.csv'"]);
    refused(&["--b"], 2, &["--b", "expected a value"]);
    refused(&["--w", "--b", "1"], 2, &["--w", "--b"]);
    refused(&["--data", "--json"], 2, &["--data", "--json"]);
    refused(&["--data", ""], 2, &["--data", "expected a value"]);
    refused(&["--b", "1", "--b", "2"], 2, &["--b", "twice"]);
    refused(&["--standardize=yes"], 2, &["--standardize"]);
    refused(&["--w", "1,,2"], 2, &["--w", "''"]);
    refused(&["--features", "mean_radius,mean_radius"], 2, &["--features", "twice"]);
}

#[test]
fn negative_numbers_and_both_spellings_are_understood() {
    let spaced = run(&["--w", "-1,2", "--b", "-0.5", "--json"]);
    let equals = run(&["--json", "--b=-0.5", "--w=-1,2"]);
    assert!(spaced.status.success() && !spaced.stdout.is_empty());
    assert_eq!(spaced.stdout, equals.stdout);
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let flags = ["--data", &file("large.csv", "x,y\n1e300,1\n-1e300,0\n5,1\n"), "--learning-rate", "1e300"];
    let flags = [&flags[..], &["--iterations", "3"]].concat();
    let text = run(&flags);
    assert!(text.status.success());
    assert!(String::from_utf8(text.stdout).expect("lessons are in UTF-8").contains("too large for an f64"));
    let json =
        String::from_utf8(run(&[&flags[..], &["--json"]].concat()).stdout).expect("lessons are in UTF-8");
    assert!(json.contains("null") && !json.contains("NaN"), "{json}");
}

#[test]
fn the_check_of_the_slopes_holds_in_any_unit() {
    // Raw features up to 90000, and weights at the lowest point, where every slope is nearly 0.
    let data = file("units.csv", "a,y\n20000,0\n50000,1\n60000,0\n90000,1\n");
    let best = ["--w=3.722003494333476,0.9374074500211889", "--b=-0.7075672753450128"];
    for flags in [&["--data", data.as_str(), "--w", "0.00001", "--b=-1"][..], &best] {
        let output = run(flags);
        let text = String::from_utf8(output.stdout).expect("lessons are in UTF-8");
        assert!(text.contains(": passed.") && !text.contains("not passed"), "{text}");
    }
}

#[test]
fn wide_numbers_and_names_stay_within_80_columns() {
    let header = format!("{},{},y\n", "long_name".repeat(9), "other_name".repeat(9));
    let data = file("wide.csv", header + "-1e300,12345678.9,1\n1e300,-2e-9,0\n5,6,1\n");
    let more = ["--learning-rate", "1e300", "--iterations", "60"];
    let times = file("times.csv", "t,u,y\n1700000000,-12345678,1\n1800000000,12345678,0\n1900000000,5,1\n");
    let all = ["--data", concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/breast_cancer.csv")];
    for flags in
        [&["--data", data.as_str()][..], &["--data", times.as_str()], &all, &["--learning-rate", "1e-300"]]
    {
        for flags in [flags.to_vec(), [flags, &more[2..]].concat(), [flags, &more].concat()] {
            let output = run(&flags);
            if output.status.success() {
                let text = String::from_utf8(output.stdout).expect("lessons are in UTF-8");
                // The file's path is as long as it is.
                let mut lines = text.lines().filter(|line| !line.starts_with("  data "));
                let wide = lines.find(|line| line.chars().count() > 80);
                assert_eq!(wide, None, "{flags:?}");
            } else {
                // The learning rate is given twice.
                assert_eq!(output.status.code(), Some(2));
            }
        }
    }
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lesson06"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
}

#[test]
fn a_pipe_gets_no_colour_and_80_columns() {
    let output = run(&[]);
    assert!(output.status.success() && !output.stdout.is_empty());
    let text = String::from_utf8(output.stdout).expect("lessons are in UTF-8");
    assert!(!text.contains('\u{1b}'));
    assert!(text.lines().all(|line| line.chars().count() <= 80));
}
