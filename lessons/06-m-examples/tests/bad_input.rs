//! Every kind of bad input gets one line that names the place, and the right exit status.

use std::process::Stdio;

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson06"));

/// Writes a file for one test and returns its path.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    testing::file(env!("CARGO_TARGET_TMPDIR"), name, content)
}

#[track_caller]
fn refused_file(name: &str, content: impl AsRef<[u8]>, words: &[&str]) {
    LESSON.refuses(&["--data", &file(name, content)], 1, words);
}

#[test]
fn a_missing_file_is_named() {
    LESSON.refuses(&["--data", "nowhere.csv"], 1, &["nowhere.csv", "it was looked for in "]);
}

#[test]
fn a_folder_is_no_file() {
    LESSON.refuses(&["--data", env!("CARGO_TARGET_TMPDIR")], 1, &["cannot be read"]);
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
    refused_file("headless.csv", "1,0\n2,1\n", &["line 1", "--no-header"]);
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
fn infinities_are_refused_and_what_is_missing_is_counted() {
    for value in ["inf", "-infinity", "1e400"] {
        refused_file("inf.csv", format!("x,y\n1,0\n{value},1\n"), &["line 3", "column 'x'", "finite number"]);
    }
    for value in ["NaN", "", "?", "NA"] {
        refused_file(
            "nan.csv",
            format!("x,y\n1,0\n{value},1\n"),
            &["'x'", "1 row", "line 3", "--drop-missing"],
        );
    }
}

#[test]
fn rejects_label_two() {
    refused_file("two.csv", "x,y\n1,0\n3,2\n", &["line 3", "column 'y'", "'2'", "0 or 1", "--positive"]);
}

#[test]
fn a_positive_value_that_never_occurs_is_refused_with_those_that_do() {
    let data = file("positive.csv", "x,ill\n1,yes\n2,no\n");
    LESSON.refuses(&["--data", &data, "--positive", "Yes"], 1, &["'ill'", "'Yes'", "'yes' (1), 'no' (1)"]);
    LESSON.text(&["--data", &data, "--positive", " yes "]);
}

#[test]
fn byte_order_marks_quotes_and_dos_line_ends_are_understood() {
    let plain = LESSON.json(&["--data", &file("plain.csv", "x,y\n1,0\n2,1\n")]);
    let dressed = LESSON.json(&["--data", &file("plain.csv", "\u{feff}\"x\",y\r\n 1 ,\"0\"\r\n\r\n2,1")]);
    assert_eq!(plain, dressed);
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
    LESSON.refuses(&["--b", "1\n2"], 2, &["--b"]);
}

#[test]
fn an_unknown_column_is_named_with_those_there_are() {
    let data = file("columns.csv", "x,y\n1,0\n");
    LESSON.refuses(&["--data", &data, "--features", "z"], 1, &["'z'", "x, y"]);
    LESSON.refuses(&["--data", &data, "--label", "z"], 1, &["'z'"]);
    LESSON.refuses(&["--data", &data, "--features", "x,y"], 1, &["'y'", "label"]);
}

#[test]
fn a_feature_of_cargos_is_told_from_a_column() {
    LESSON.refuses(&["--features", "blas"], 1, &["no column 'blas'", "before the two dashes"]);
}

#[test]
fn what_nobody_could_read_is_cut() {
    let refused = |flags: &[&str], status: i32| {
        let said = String::from_utf8(LESSON.run(flags).stderr).expect("errors are in UTF-8");
        LESSON.refuses(flags, status, &["..."]);
        assert!(said.len() < 1000, "{said}");
    };
    let (long, blanks) = ("name".repeat(200), "a name ".repeat(100));
    for name in [&long, &blanks] {
        let label = file("long.csv", format!("x,{name}\n1,7\n"));
        refused(&["--data", &label], 1);
        refused(&["--data", &label, "--features", "z"], 1);
        refused(&["--data", &label, "--label", "z"], 1);
        refused(&["--data", &label, "--label", "z", "--features", name], 1);
        refused(&["--data", &label, "--features", name], 1);
        refused(&["--data", &label, "--one-hot", name], 1);
        refused(&["--data", &file("value.csv", format!("x,y\n1,0\n2,{name}\n"))], 1);
        refused(&["--data", name], 1);
        refused(&[name.as_str()], 2);
        refused(&[&format!("--{name}")], 2);
        refused(&["--w", name], 2);
        refused(&["--positive", name], 1);
    }
    // The end of a path says which file it is.
    LESSON.refuses(&["--data", &format!("{long}/last.csv")], 1, &["/last.csv: cannot be read"]);
}

#[test]
fn weights_must_be_as_many_as_features() {
    LESSON.refuses(&["--w", "1,2,3"], 1, &["2 features", "--w has 3"]);
}

#[test]
fn values_too_far_apart_are_not_standardized() {
    let data = file("huge.csv", "x,y\n1e300,0\n-1e300,1\n");
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["column 'x'", "rescale"]);
    let data = file("tiny.csv", "x,y\n1e-300,0\n2e-300,1\n");
    LESSON.refuses(&["--data", &data, "--standardize"], 1, &["column 'x'", "rescale"]);
}

#[test]
fn a_learning_rate_must_be_a_number_above_zero() {
    for rate in ["0", "-1", "NaN", "inf", "fast", ""] {
        LESSON.refuses(&["--learning-rate", rate], 2, &["--learning-rate", "expected"]);
    }
}

#[test]
fn counts_have_a_ceiling() {
    for count in ["100001", "-1", "1.5", "1e3"] {
        LESSON.refuses(&["--iterations", count], 2, &["--iterations", "from 0 to 100000"]);
    }
}

#[test]
fn flags_must_be_known_complete_and_given_once() {
    LESSON.refuses(&["--rate", "1"], 2, &["--rate", "unknown"]);
    LESSON.refuses(&["-x"], 2, &["-x"]);
    LESSON.refuses(&["data.csv"], 2, &["'data.csv': not a flag"]);
    LESSON.refuses(&["--b"], 2, &["--b", "expected a value"]);
    LESSON.refuses(&["--w", "--b", "1"], 2, &["--w", "--b"]);
    LESSON.refuses(&["--data", "--json"], 2, &["--data", "--json"]);
    LESSON.refuses(&["--data", ""], 2, &["--data", "expected a value"]);
    LESSON.refuses(&["--b", "1", "--b", "2"], 2, &["--b", "twice"]);
    LESSON.refuses(&["--standardize=yes"], 2, &["--standardize"]);
    LESSON.refuses(&["--w", "1,,2"], 2, &["--w", "''"]);
    LESSON.refuses(&["--features", "mean_radius,mean_radius"], 2, &["--features", "twice"]);
}

#[test]
fn negative_numbers_and_both_spellings_are_understood() {
    let spaced = LESSON.text(&["--w", "-1,2", "--b", "-0.5", "--json"]);
    assert_eq!(spaced, LESSON.text(&["--json", "--b=-0.5", "--w=-1,2"]));
}

#[test]
fn numbers_too_large_are_null_and_named() {
    let flags = ["--data", &file("large.csv", "x,y\n1e300,1\n-1e300,0\n5,1\n"), "--learning-rate", "1e300"];
    let flags = [&flags[..], &["--iterations", "3"]].concat();
    assert!(LESSON.text(&flags).contains("too large for an f64"));
    let json = LESSON.json(&flags);
    assert!(json.contains("null") && !json.contains("NaN"), "{json}");
}

#[test]
fn the_check_of_the_slopes_holds_in_any_unit() {
    // Raw features up to 90000, and weights at the lowest point, where every slope is nearly 0.
    let data = file("units.csv", "a,y\n20000,0\n50000,1\n60000,0\n90000,1\n");
    let best = ["--w=3.722003494333476,0.9374074500211889", "--b=-0.7075672753450128"];
    for flags in [&["--data", data.as_str(), "--w", "0.00001", "--b=-1"][..], &best] {
        let text = LESSON.text(flags);
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
    for flags in [&["--data", data.as_str()][..], &["--data", times.as_str()], &all, &["--w", "1e-300,1"]] {
        LESSON.fits_80_columns(flags);
        LESSON.fits_80_columns(&[flags, &more[2..]].concat());
        LESSON.fits_80_columns(&[flags, &more].concat());
    }
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let mut child = LESSON.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty());
}

#[test]
fn a_pipe_gets_no_colour_and_80_columns() {
    LESSON.fits_80_columns(&[]);
}

#[test]
fn a_section_can_be_printed_alone() {
    let whole = LESSON.text(&[]);
    let sections: Vec<String> = (1..=7).map(|n| LESSON.text(&["--section", &n.to_string()])).collect();
    assert_eq!(sections.join("\n"), whole);
    assert_eq!(LESSON.text(&["--section=7,2"]), [&sections[1][..], &sections[6]].join("\n"));
    for number in ["0", "8", "1,8", "x", "-1", "1,,2"] {
        LESSON.refuses(&["--section", number], 2, &["--section"]);
    }
    LESSON.refuses(&["--section", "8"], 2, &["from 1 to 7"]);
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    assert!(LESSON.value(&[]).get("plots").is_none());
    let with_plots = LESSON.value(&["--plots"]);
    let plots = with_plots["plots"].as_object().expect("plots are by section");
    assert_eq!(plots.keys().collect::<Vec<_>>(), ["boundary", "training"]);
    let boundary = &plots["boundary"][1];
    assert_eq!(boundary["series"][0]["points"].as_array().map(Vec::len), Some(357));
    assert!(boundary["shows"].as_str().is_some_and(|shows| shows.contains("mean_radius")));
    LESSON.refuses(&["--plots"], 2, &["--plots", "--json"]);
}

#[test]
fn of_many_labels_some_are_named() {
    let data = file("many.csv", "x,ill\n1,a\n2,b\n3,c\n4,d\n5,e\n6,f\n7,g\n");
    LESSON.refuses(
        &["--data", &data, "--positive", "yes"],
        1,
        &["it holds 'a' (1), 'b' (1), 'c' (1), 'd' (1), 'e' (1), ..."],
    );
}
