//! The laboratory: pictures of one's own, and files that are none.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson01"));

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/");

#[test]
fn what_is_no_picture_is_refused() {
    LESSON.refuses(&["--image", "nowhere.png"], 1, &["nowhere.png"]);
    LESSON.refuses(&["--image", &format!("{DATA}digits.csv")], 1, &["PNG or JPEG"]);
    LESSON.refuses(&["--image", DATA], 1, &["cannot be read"]);
}

#[test]
fn sizes_have_a_floor_and_a_ceiling() {
    for size in ["0", "513", "-8", "8.5", "big"] {
        LESSON.refuses(&["--size", size], 2, &["1 to 512"]);
    }
}

#[test]
fn the_bundled_cat_and_its_file_are_the_same() {
    let file = LESSON.json(&["--image", &format!("{DATA}chelsea_64.png")]);
    assert_eq!(file, LESSON.json(&["--size", "64"]));
    assert!(file.contains("\"n_x\":12288"));
}

#[test]
fn every_size_fits_80_columns() {
    for flags in [&[][..], &["--size", "1"], &["--size", "512"]] {
        let shown = LESSON.text(flags);
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    }
}
