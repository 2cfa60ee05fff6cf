//! Tables that people bring: each is read rightly, or answered in one line that says what to type.

use serde_json::Value;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));

fn flags(file: &str, more: &str) -> Vec<String> {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let words = ["train", "--data", &path].map(String::from).into_iter();
    words.chain(more.split_whitespace().map(String::from)).collect()
}

/// What comes of a training on this file.
#[track_caller]
fn trained(file: &str, more: &str) -> Value {
    let flags = flags(file, more);
    LESSON.value(&flags.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The file is refused in one line that holds these words.
#[track_caller]
fn refused(file: &str, more: &str, words: &[&str]) {
    let flags = flags(file, more);
    LESSON.refuses(&flags.iter().map(String::as_str).collect::<Vec<_>>(), 1, words);
}

#[track_caller]
fn assert_notes(trained: &Value, words: &[&str]) {
    let notes = trained["notes"].to_string();
    for word in words {
        assert!(notes.contains(word), "no '{word}' in: {notes}");
    }
    assert_eq!(trained["notes"].as_array().map(Vec::len), Some(words.len()), "{notes}");
}

#[test]
fn header_ends_in_comma() {
    let trained = trained("header_ends_in_comma.csv", "--label diagnosis --positive M --standardize");
    assert_notes(&trained, &["the last column, which has no name", "'id' rises with every row"]);
    assert_eq!((&trained["m"], trained["features"][0].as_str()), (&60.into(), Some("id")));
    refused("header_ends_in_comma.csv", "--label diagnosis", &["--positive M or --positive B"]);
}

#[test]
fn nameless_index() {
    let trained = trained("nameless_index.csv", "--label diagnosis --positive M --standardize");
    assert_notes(&trained, &["column 1, which has no name and counts the rows"]);
    let features: Vec<&str> =
        trained["features"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    assert_eq!(features, ["mean_radius", "mean_texture", "mean_smoothness"]);
}

#[test]
fn no_header_text_label() {
    refused("no_header_text_label.csv", "--positive ill", &["line 1", "looks like data", "--no-header"]);
    let trained = trained("no_header_text_label.csv", "--positive ill --no-header");
    assert_eq!((&trained["m"], &trained["n_x"]), (&60.into(), &3.into()));
}

#[test]
fn no_header_numbers() {
    refused("no_header_numbers.csv", "", &["line 1", "looks like data", "--no-header"]);
    let trained = trained("no_header_numbers.csv", "--no-header");
    assert_eq!((&trained["m"], &trained["with_label_1"]), (&60.into(), &47.into()));
}

#[test]
fn semicolons_quoted() {
    let label = "--label y --positive yes";
    refused("semicolons_quoted.csv", label, &["'site' holds text", "--one-hot site", "--without site"]);
    for (flag, n_x) in [("--without site", 2), ("--one-hot site", 4)] {
        let trained = trained("semicolons_quoted.csv", &format!("{label} {flag}"));
        assert_notes(&trained, &["semicolons between the values"]);
        assert_eq!(trained["n_x"], n_x);
    }
}

#[test]
fn missing_features() {
    let words = [
        "'side' holds text",
        "'texture' lacks values in 25 rows, first at line 6",
        "--one-hot side --drop-missing",
    ];
    refused("missing_features.csv", "--label ill", &words);
    let trained = trained("missing_features.csv", "--label ill --one-hot side --drop-missing");
    assert_notes(&trained, &["left out: 25 rows that lack a value"]);
    assert_eq!((&trained["m"], &trained["n_x"]), (&35.into(), &4.into()));
}

#[test]
fn label_first() {
    refused("label_first.csv", "", &["the last column, 'rank', cannot be the label", "add --label admit"]);
    assert_eq!(trained("label_first.csv", "--label admit")["n_x"], 3);
}

#[test]
fn three_classes() {
    let trained = trained("three_classes.csv", "--positive setosa");
    assert_notes(&trained, &["'virginica' (31), 'versicolor' (23) count as 0"]);
}

#[test]
fn sorted_id() {
    assert_notes(
        &trained("sorted_id.csv", "--standardize"),
        &["'id' rises with every row, as an identifier does; --without id"],
    );
    assert_eq!(trained("sorted_id.csv", "--standardize --without id")["n_x"], 1);
}

#[test]
fn missing_label() {
    let words = ["line 4", "'ill' has no label here", "3 rows", "--drop-missing"];
    refused("missing_label.csv", "--label ill --positive yes", &words);
    let trained = trained("missing_label.csv", "--label ill --positive yes --drop-missing");
    assert_eq!((&trained["m"], &trained["with_label_1"]), (&3.into(), &2.into()));
}

#[test]
fn labels_as_floats() {
    assert_eq!(trained("labels_as_floats.csv", "--positive 1")["with_label_1"], 2);
}

#[test]
fn labels_true_false() {
    refused("labels_true_false.csv", "--positive True", &["True", "TRUE", "differ only in case"]);
}

#[test]
fn utf8_bom_crlf() {
    let trained = trained("utf8_bom_crlf.csv", "");
    assert_notes(&trained, &[]);
    assert_eq!((&trained["m"], trained["features"][0].as_str()), (&4.into(), Some("x1")));
}

#[test]
fn powershell_redirect_utf16() {
    let trained = trained("powershell_redirect_utf16.csv", "");
    assert_notes(&trained, &["text in UTF-16"]);
    assert_eq!((&trained["m"], trained["features"][0].as_str()), (&4.into(), Some("x1")));
}

#[test]
fn excel_de_semicolon_decimal_comma() {
    let trained = trained("excel_de_semicolon_decimal_comma.csv", "--label krank --iterations 0");
    assert_notes(&trained, &["semicolons between the values, commas before the decimals"]);
    assert_eq!(trained["features"][1], "größe");
}

#[test]
fn excel_empty_rows_at_end() {
    let trained = trained("excel_empty_rows_at_end.csv", "");
    assert_notes(&trained, &["left out: 2 rows without any value"]);
    assert_eq!(trained["m"], 2);
}

#[test]
fn tabs() {
    assert_notes(&trained("tabs.tsv", ""), &["tabs between the values"]);
}

#[test]
fn what_is_no_table_is_named() {
    refused("git_lfs_pointer.csv", "", &["Git LFS pointer", "git lfs pull"]);
    refused("gzip_named.csv", "", &["gzip", "unpack"]);
    let alone = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/just_an_array.npy");
    LESSON.refuses(&["train", "--data", alone], 2, &["--labels", "holds X alone"]);
}

#[test]
fn a_table_whose_label_stands_in_the_middle_is_answered_with_all_there_is_to_type() {
    let rows = "1,0,3,\"Braund, Mr. Owen\",male,22,A/5 21171,,S\n2,1,1,\"Cumings, Mrs. John\",female,38,PC 17599,C85,C\n\
                3,1,3,\"Heikkinen, Miss Laina\",female,,STON/O2,,S\n4,0,1,\"Allen, Mr. William\",male,35,373450,,Q\n\
                5,1,2,\"Nasser, Mrs. N\",female,14,237736,,\n";
    let header = "PassengerId,Survived,Pclass,Name,Sex,Age,Ticket,Cabin,Embarked\n";
    let many: String = (0..20)
        .map(|k| format!("{},{},3,\"Person {k}, Mr\",male,{k},T {k},D{k},S\n", k + 6, k % 2))
        .collect();
    let data = testing::file(env!("CARGO_TARGET_TMPDIR"), "ship.csv", format!("{header}{rows}{many}"));
    let output = LESSON.run(&["train", "--data", &data]);
    let said = String::from_utf8(output.stderr).unwrap();
    let (_, typed) = said.trim_end().split_once("add ").expect("the message says what to add");
    let (typed, _) = typed.split_once(", or ").expect("and another way");
    assert_eq!(typed, "--label Survived --without Name,Ticket,Cabin --one-hot Sex,Embarked --drop-missing");
    let flags: Vec<&str> = ["train", "--data", &data].into_iter().chain(typed.split(' ')).collect();
    let trained = LESSON.value(&flags);
    assert_eq!((&trained["m"], &trained["n_x"]), (&23.into(), &8.into()));
    let no_label = testing::file(env!("CARGO_TARGET_TMPDIR"), "ship_test.csv", "PassengerId,Pclass\n1,3\n");
    LESSON.refuses(&["train", "--data", &no_label, "--label", "Survived"], 1, &["'Survived'", "predict"]);
}

#[test]
fn near_flags_and_commands_are_suggested() {
    LESSON.refuses(&["trian"], 2, &["did you mean train?"]);
    LESSON.refuses(&["train", "--lr", "1"], 2, &["did you mean --learning-rate?"]);
    LESSON.refuses(&["train", "--epochs=3"], 2, &["did you mean --iterations?"]);
}
