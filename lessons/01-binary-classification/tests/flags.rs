//! The laboratory: pictures of one's own, and files that are none.

use std::process::{Command, Output};

fn run(flags: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lesson01")).args(flags).output().expect("the lesson starts")
}

/// What a run that succeeds prints.
#[track_caller]
fn text(flags: &[&str]) -> String {
    let output = run(flags);
    assert!(output.status.success() && !output.stdout.is_empty(), "{flags:?} failed");
    String::from_utf8(output.stdout).expect("lessons are in UTF-8")
}

#[track_caller]
fn refused(flags: &[&str], status: i32, word: &str) {
    let output = run(flags);
    let said = String::from_utf8(output.stderr).expect("errors are in UTF-8");
    assert_eq!(output.status.code(), Some(status), "{flags:?}: {said}");
    assert!(
        said.starts_with("error: ") && said.lines().count() == 1 && said.contains(word),
        "{flags:?}: {said}"
    );
}

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/");

#[test]
fn what_is_no_picture_is_refused() {
    refused(&["--image", "nowhere.png"], 1, "nowhere.png");
    refused(&["--image", &format!("{DATA}digits.csv")], 1, "PNG or JPEG");
    refused(&["--image", DATA], 1, "cannot be read");
}

#[test]
fn sizes_have_a_floor_and_a_ceiling() {
    for size in ["0", "513", "-8", "8.5", "big"] {
        refused(&["--size", size], 2, "1 to 512");
    }
}

#[test]
fn the_bundled_cat_and_its_file_are_the_same() {
    let file = run(&["--image", &format!("{DATA}chelsea_64.png"), "--json"]);
    assert!(file.status.success());
    assert_eq!(file.stdout, run(&["--size", "64", "--json"]).stdout);
    assert!(String::from_utf8(file.stdout).expect("lessons are in UTF-8").contains("\"n_x\":12288"));
}

#[test]
fn every_size_fits_80_columns() {
    for flags in [&[][..], &["--size", "1"], &["--size", "512"]] {
        let shown = text(flags);
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    }
}
