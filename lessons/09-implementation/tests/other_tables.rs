//! A model meets another table than the one it was trained with: other places, other labels, other ends of lines.

use std::fs;

use serde_json::Value;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));

fn file(name: &str, content: &str) -> String {
    testing::file(env!("CARGO_TARGET_TMPDIR"), name, content)
}

/// The flags of a command, with words for all but the files.
fn command<'a>(words: &'a str, files: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let files = files.iter().flat_map(|(flag, file)| [*flag, *file]);
    words.split_whitespace().chain(files).collect()
}

/// A model of a table without names, whose label stands in the middle and whose last column is left out.
fn trained_without_names(name: &str) -> (String, String) {
    let rows: String = (0..20).map(|k| format!("{},{},{},9\n", k * k % 7, k % 2, k * 3 % 11)).collect();
    let (data, model) = (file(&format!("{name}.csv"), &rows), file(&format!("{name}.json"), ""));
    let words = "train --no-header --label x2 --without x4 --iterations 20";
    LESSON.value(&command(words, &[("--data", &data), ("--model", &model)]));
    (rows, model)
}

#[test]
fn rows_without_the_label_are_answered_as_with_it() {
    let (rows, model) = trained_without_names("places");
    let answer = |name: &str, keep: fn(usize) -> bool| -> Value {
        let line = |line: &str| {
            let cells: Vec<&str> =
                line.split(',').enumerate().filter(|(k, _)| keep(*k)).map(|(_, cell)| cell).collect();
            cells.join(",") + "\n"
        };
        let data = file(name, &rows.lines().map(line).collect::<String>());
        LESSON.value(&command("predict --no-header", &[("--data", &data), ("--model", &model)]))
    };
    let (whole, without_label) =
        (answer("places_all.csv", |_| true), answer("places_unlabelled.csv", |k| k != 1));
    assert_eq!(whole["probabilities"], without_label["probabilities"]);
    assert_eq!(whole["notes"].as_array().map(Vec::len), Some(0));
    assert!(without_label["notes"].to_string().contains("the label, x2, is taken to be left out"));
}

#[test]
fn rows_with_other_places_are_refused() {
    let (rows, model) = trained_without_names("other_places");
    let few = file("few_places.csv", "1,2\n3,4\n");
    let unlabelled = file("unlabelled_places.csv", "1,2,9\n3,4,9\n");
    let words = ["a row of training had 4", "same order"];
    for (verb, data) in [("predict", &few), ("evaluate", &few), ("evaluate", &unlabelled)] {
        let words_of = format!("{verb} --no-header");
        LESSON.refuses(&command(&words_of, &[("--data", data), ("--model", &model)]), 1, &words);
    }
    let on = "train --no-header --label x2 --iterations 3";
    LESSON.refuses(&command(on, &[("--data", &few), ("--from", &model)]), 1, &words);
    let data = file("all_places.csv", &rows);
    LESSON.refuses(&command(on, &[("--data", &data), ("--test", &unlabelled)]), 1, &words);
}

#[test]
fn labels_that_training_never_held_are_refused_with_their_line() {
    let training = file("known.csv", "a,y\n1,<=50K\n2,>50K\n3,<=50K\n");
    let other = file("unknown.csv", "a,y\n1,<=50K\n2,>50K.\n");
    let model = file("known.json", "");
    let words = ["line 3, column 'y': found '>50K.'", "a label that training knows, '<=50K', '>50K'"];
    let train = "train --positive >50K --iterations 3";
    LESSON.refuses(&command(train, &[("--data", &training), ("--test", &other)]), 1, &words);
    LESSON.value(&command(train, &[("--data", &training), ("--model", &model)]));
    LESSON.refuses(&command("evaluate", &[("--data", &other), ("--model", &model)]), 1, &words);
    let own = LESSON.value(&command("evaluate --positive >50K.", &[("--data", &other), ("--model", &model)]));
    assert_eq!(own["m"], 2, "who names the label that counts as 1 knows it");
}

#[test]
fn a_written_table_has_its_answers_in_two_columns() {
    let training = file("ends.csv", "a,b,y\n1,2,0\n2,1,1\n");
    let (model, output) = (file("ends.json", ""), file("ends_out.csv", ""));
    LESSON.value(&command("train --iterations 3", &[("--data", &training), ("--model", &model)]));
    for (name, text) in [
        ("ends_trailing.csv", "a,b,,\n1,2,,\n2,1,,\n"),
        ("ends_longer.csv", "a,b\n1,2,\n2,1\n"),
        ("ends_bars.csv", "a|b\n1|2\n2|1\n"),
        ("ends_blanks.csv", "a b\n1  2\n2 1\n"),
    ] {
        let data = file(name, text);
        fs::remove_file(&output).unwrap();
        LESSON.value(&command("predict", &[("--data", &data), ("--model", &model), ("--output", &output)]));
        let written = fs::read_to_string(&output).unwrap();
        let mark = |letter: char| [',', '|', ' '].contains(&letter);
        let counts: Vec<usize> =
            written.lines().map(|line| line.split(mark).filter(|cell| !cell.is_empty()).count()).collect();
        assert_eq!(counts, [4, 4, 4], "{written}");
        assert_eq!(fs::read_to_string(&data).unwrap(), text);
    }
}
