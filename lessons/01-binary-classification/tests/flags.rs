//! The laboratory: pictures of one's own, files that are none, sections alone, and pictures as data.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson01"));

const CASES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../09-implementation/tests/cases/");
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/");

#[test]
fn what_is_no_picture_is_refused() {
    LESSON.refuses(&["--image", "nowhere.png"], 1, &["nowhere.png"]);
    LESSON.refuses(&["--image", &format!("{DATA}digits.csv")], 1, &["PNG or JPEG"]);
    LESSON.refuses(&["--image", DATA], 1, &["cannot be read"]);
}

/// Files that people bring, read as Pillow reads them: `ImageOps.exif_transpose`, then composed on white.
#[cfg(unix)]
#[test]
fn a_picture_without_an_end_is_refused() {
    LESSON.refuses(&["--image", "/dev/zero"], 1, &["/dev/zero", "256 MiB or more", "PNG or JPEG"]);
}

#[test]
fn pictures_that_people_bring() {
    let shown = |name: &str| -> Vec<f64> {
        let answer = LESSON.value(&["--image", &format!("{CASES}{name}"), "--size", "4"]);
        answer["x"].as_array().expect("a list").iter().filter_map(|x_k| x_k.as_f64()).collect()
    };
    let phone = [[199.0 / 255.0, 40.0 / 255.0, 60.0 / 255.0]; 16].concat();
    assert_eq!(shown("phone_exif_orientation_6.jpg"), phone);
    // The upper half was hidden black.
    let half = [[1.0; 3]; 8].concat();
    let expected = [half, [[200.0 / 255.0, 100.0 / 255.0, 50.0 / 255.0]; 8].concat()].concat();
    assert_eq!(shown("rgba_transparent_black_below.png"), expected);
    let heic = format!("{CASES}heic_named.jpg");
    let words = ["heic_named.jpg", "is a HEIC picture; save it as JPEG or PNG"];
    LESSON.refuses(&["--image", &heic, "--size", "4"], 1, &words);
}

#[test]
fn sizes_have_a_floor_and_a_ceiling() {
    for size in ["0", "513", "-8", "8.5", "big"] {
        LESSON.refuses(&["--size", size], 2, &["1 to 512"]);
    }
}

#[test]
fn the_bundled_cat_and_its_file_are_the_same() {
    let file = LESSON.value(&["--image", &format!("{DATA}chelsea_64.png")]);
    assert_eq!(file, LESSON.value(&["--size", "64"]));
    assert_eq!(file["n_x"], 12288);
}

#[test]
fn every_size_fits_80_columns() {
    for flags in [&[][..], &["--size", "1"], &["--size", "512"]] {
        LESSON.fits_80_columns(flags);
    }
}

#[test]
fn the_sections_are_the_whole_lesson() {
    LESSON.has_sections(6);
}

#[test]
fn pictures_are_in_the_json_when_asked_for() {
    let lesson = &LESSON.value(&["--plots"])["plots"];
    let sections = lesson.as_object().expect("plots are by section");
    assert_eq!(sections.keys().collect::<Vec<_>>(), ["digit", "list_of_numbers", "photo"]);
    let nearest = &lesson["list_of_numbers"][2];
    assert_eq!(nearest["grey"].as_array().map(Vec::len), Some(64));
    assert!(nearest["shows"].as_str().is_some_and(|shows| shows.contains("picture 1544, a 9")));
    let laboratory = &LESSON.value(&["--size", "8", "--plots"])["plots"]["own_picture"][0];
    assert_eq!((&laboratory["columns"], laboratory["grey"].as_array().map(Vec::len)), (&8.into(), Some(64)));
}
