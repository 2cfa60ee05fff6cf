//! The laboratory: what its flags refuse, what they select, and what fits on a screen.

use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson11"));

#[test]
fn bad_flags_get_one_line() {
    for shape in
        ["", "x", "5x", "5x1x1", "scalar", "-1", "1.5", "1000001", "3,4", "(5", "()", "(1,2,3)", "--json"]
    {
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
fn the_shapes_of_a_large_array_are_told_without_making_it() {
    for (shape, expected) in [
        ("12288x1", [[12288, 1], [1, 12288], [12288, 12288], [12288, 12288]]),
        ("1x12288", [[1, 12288], [12288, 1], [1, 1], [12288, 12288]]),
        ("1000000x1000000", [[1_000_000, 1_000_000]; 4]),
    ] {
        let answer = LESSON.value(&["--shape", shape]);
        let keys = ["shape", "t_shape", "a_dot_t_shape", "a_times_t_shape"];
        assert_eq!(keys.map(|key| &answer[key]), expected.map(|sizes| json!(sizes)).each_ref(), "{shape}");
    }
    let answer = LESSON.value(&["--shape", "12288x209"]);
    assert_eq!(
        [&answer["a_dot_t_shape"], &answer["a_times_t_shape"]],
        [&json!([12288, 12288]), &Value::Null]
    );
    assert!(answer["error"].as_str().is_some_and(|error| error.contains("axis -1 has sizes 209 and 12288")));
}

#[test]
fn a_shape_may_be_typed_as_numpy_writes_it() {
    for (one, other) in [("(5,)", "5"), ("(5,1)", "5x1"), ("(3, 4)", "3x4")] {
        assert_eq!(LESSON.value(&["--shape", one]), LESSON.value(&["--shape", other]), "{one}");
    }
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
    let shapes = ["1000x999", "12288x1", "100000x100000", "1000000x1000000", "999999x1000000", "1000000"];
    for shape in shapes {
        LESSON.fits_80_columns(&["--shape", shape]);
    }
    LESSON.fits_80_columns(&[]);
}
