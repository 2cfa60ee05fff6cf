//! The laboratory: what its flags refuse, what they select, and what fits on a screen.

use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson11"));

#[test]
fn bad_flags_get_one_line() {
    for shape in ["", "x", "5x", "5x1x1", "scalar", "-1", "1.5", "1001", "3,4", "(5,)", "--json"] {
        LESSON.refuses(&["--shape", shape], 2, &["--shape", "expected"]);
    }
    LESSON.refuses(&["--shapes", "5"], 2, &["--shapes", "unknown"]);
}

#[test]
fn a_product_that_does_not_fit_is_an_answer() {
    assert!(LESSON.text(&["--shape", "2x3"]).contains("a * a.T is refused: "));
    let answer = LESSON.value(&["--shape", "2x3"]);
    let problem = "(2, 3) and (3, 2) do not fit: axis -1 has sizes 3 and 2, and neither is 1";
    assert_eq!([&answer["a_times_t_shape"], &answer["error"]], [&Value::Null, &json!(problem)]);
}

#[test]
fn a_list_times_itself_is_a_number() {
    let answer = LESSON.value(&["--shape", "4"]);
    assert_eq!([&answer["a_dot_t_shape"], &answer["a_times_t_shape"]], [&json!([]), &json!([4])]);
    assert_eq!(answer.get("error"), None);
}

#[test]
fn without_flags_the_answer_is_that_of_the_default_shape() {
    let (lesson, laboratory) = (LESSON.value(&[]), LESSON.value(&["--shape", "5"]));
    for (key, value) in laboratory.as_object().expect("an object") {
        assert_eq!(&lesson[key], value, "{key}");
    }
}

#[test]
fn a_section_can_be_printed_alone() {
    let sections: Vec<String> = (1..=5).map(|n| LESSON.text(&["--section", &n.to_string()])).collect();
    assert_eq!(sections.join("\n"), LESSON.text(&[]));
    LESSON.refuses(&["--section", "6"], 2, &["--section", "from 1 to 5"]);
    assert_eq!(LESSON.text(&["--shape", "2x3", "--section", "1"]), LESSON.text(&["--shape", "2x3"]));
}

#[test]
fn everything_stays_within_80_columns() {
    for flags in [&[][..], &["--shape", "1000x999"]] {
        LESSON.fits_80_columns(flags);
    }
}
