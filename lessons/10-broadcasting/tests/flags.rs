//! The laboratory: what its flags refuse, what they select, and what fits on a screen.

use serde_json::{Value, json};
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson10"));

#[test]
fn bad_flags_get_one_line() {
    for shapes in [
        "3x4",
        "3,4,5",
        "3x,4",
        "x,4",
        "3x-4,4",
        "3.5,4",
        "1000001,1",
        "1x1x1x1x1x1x1,1",
        "a,b",
        ",",
        "(3,4)",
        "(3,4),(4",
        "(3,4),(,)",
        "((3,4),4)",
        "(3x4),4",
        "3x4,4)",
    ] {
        LESSON.refuses(&["--shapes", shapes], 2, &["--shapes", "expected"]);
    }
    LESSON.refuses(
        &["--shapes", "3,3", "--random-pairs", "5"],
        2,
        &["--random-pairs", "contradicts --shapes"],
    );
    LESSON.refuses(&["--seed", "5"], 2, &["--seed", "needs --random-pairs"]);
    LESSON.refuses(&["--random-pairs", "0"], 2, &["1 to 100000"]);
}

#[test]
fn shapes_that_do_not_fit_are_an_answer() {
    let said = LESSON.text(&["--shapes", "3x4,3"]);
    assert!(said.contains("axis -1 has sizes 4 and 3"), "{said}");
    let answer = LESSON.value(&["--shapes", "3x4,3"]);
    let problem = "(3, 4) and (3,) do not fit: axis -1 has sizes 4 and 3, and neither is 1";
    assert_eq!([&answer["result"], &answer["error"]], [&Value::Null, &json!(problem)]);
    assert_eq!(answer.get("by_hand"), None);
}

#[test]
fn shapes_that_fit_have_no_error() {
    let answer = LESSON.value(&["--shapes", "3x4,scalar"]);
    assert_eq!(answer["result"], json!([3, 4]));
    assert_eq!(answer.get("error"), None);
}

#[test]
fn a_result_too_large_to_compute_still_has_its_shape() {
    let shapes = ["--shapes", "1000x1000x1000x1x1x1,1000x1000x1000"];
    assert!(LESSON.text(&shapes).contains("too large"));
    let answer = LESSON.value(&shapes);
    assert_eq!([&answer["result"], &answer["by_hand"]], [&json!(vec![1000; 6]), &Value::Null]);
}

#[test]
fn the_shapes_of_the_course_are_taken() {
    let answer = LESSON.value(&["--shapes", "12288x209,12288x1"]);
    assert_eq!([&answer["result"], &answer["by_hand"]], [&json!([12288, 209]), &Value::Null]);
    let told = LESSON.text(&["--shapes", "12288x209,12288x1"]);
    assert!(!told.contains("░░") && told.contains("too large to be computed here"), "{told}");
    // One whose numbers are few enough is computed.
    assert_eq!(LESSON.value(&["--shapes", "12288x1,1x7"])["by_hand"]["sum"]["equal"], true);
}

#[test]
fn shapes_may_be_typed_as_numpy_writes_them() {
    for (one, other) in [
        ("(3,4),4", "3x4,4"),
        ("(3, 4), (4,)", "3x4,4"),
        ("3x4,(4,)", "3x4,4"),
        ("(),(3,4)", "scalar,3x4"),
        ("(2,1,3),(4,1,)", "2x1x3,4x1"),
        ("(5),(5)", "5,5"),
    ] {
        assert_eq!(LESSON.value(&["--shapes", one]), LESSON.value(&["--shapes", other]), "{one}");
    }
}

/// The first plot of a run.
fn plot(shapes: &str) -> Value {
    let answer = LESSON.value(&["--shapes", shapes, "--plots"]);
    let plots = answer["plots"].as_object().expect("plots are by section").clone();
    plots.into_values().next().expect("the rule is drawn")[0].clone()
}

#[test]
fn the_boxes_of_the_rule_are_those_placed_by_hand() {
    let diagram = plot("2x1,3");
    let boxes = diagram["boxes"].as_array().expect("a list of boxes");
    // A cell takes 3.6 by 1.5, so a grid of 3 columns 10.8; a gap of 3 stands on both sides of a sign.
    let grids = [0.0, 16.8, 33.6];
    let mut expected = Vec::new();
    for (left, words, sign) in [(grids[0], "(2, 1)", "+"), (grids[1], "(3,)", "="), (grids[2], "(2, 3)", "")]
    {
        expected.push((left, 0.0, words.len() as f64, 1.0, words, "bare"));
        for row in 0..2 {
            for column in 0..3 {
                let is_stored = match words {
                    "(2, 1)" => column == 0,
                    "(3,)" => row == 0,
                    _ => true,
                };
                let look = if is_stored { "strong" } else { "faint" };
                expected.push((
                    left + 3.6 * f64::from(column),
                    1.5 + 1.5 * f64::from(row),
                    3.1,
                    1.3,
                    "",
                    look,
                ));
            }
        }
        if !sign.is_empty() {
            // Its middle is half a character left of the middle of the gap, beside the first row.
            expected.push((left + 10.8 + 3.0 - 0.5 - 0.5, 1.75, 1.0, 1.0, sign, "bare"));
        }
    }
    assert_eq!(boxes.len(), expected.len());
    for (found, (x, y, width, height, words, look)) in boxes.iter().zip(expected) {
        for (name, by_hand) in [("x", x), ("y", y), ("width", width), ("height", height)] {
            let number = found[name].as_f64().expect("a number");
            // Sums of a few numbers below 50, each rounded once.
            assert!((number - by_hand).abs() <= 1e-12, "{name}: {number}, not {by_hand} in {found}");
        }
        assert_eq!(
            (found["lines"][0].as_str().unwrap_or(""), &found["look"]),
            (words, &json!(look)),
            "{found}"
        );
    }
}

#[test]
fn shapes_of_up_to_two_axes_are_drawn() {
    let drawn = |shapes: &str| LESSON.text(&["--shapes", shapes]);
    // Three shapes, three cells and two signs.
    assert_eq!(plot("scalar,scalar")["boxes"].as_array().map(Vec::len), Some(8));
    assert!(drawn("3,1").contains("██ ██ ██   +   ██ ░░ ░░   =   ██ ██ ██"), "{}", drawn("3,1"));
    assert!(drawn("8x7,8x1").contains("░░"));
    for shapes in ["9x1,1x2", "1x8,2x1", "0x3,3", "1x1x3,1"] {
        let text = drawn(shapes);
        assert!(!text.contains('░') && !text.contains('█'), "{shapes}: {text}");
    }
}

#[test]
fn a_product_that_no_address_counts_is_refused() {
    for shapes in [
        "1000000x1000000x1000000x1000000,1",
        "1000000x1000000x1x1,1x1x1000000x1000000",
        "0x1000000x1000000x1000000x1000000,1",
    ] {
        LESSON.refuses(&["--shapes", shapes], 2, &["--shapes", "more numbers than an address can count"]);
    }
    assert_eq!(LESSON.value(&["--shapes", "1000000x1000000,1"])["result"], json!([1_000_000, 1_000_000]));
}

#[test]
fn what_is_told_of_random_pairs_is_counted() {
    let flags = ["--random-pairs", "500", "--seed", "3"];
    let found = &LESSON.value(&flags)["random_pairs"];
    let pairs = found["pairs"].as_array().expect("the pairs are a list");
    let fit = pairs.iter().filter(|pair| pair["result"].is_array()).count();
    assert_eq!((pairs.len(), &found["fit"], &found["equal"]), (500, &json!(fit), &json!(fit)));
    let told = format!("{fit} of 500 fit. In {fit} of these the sum by hand equals ndarray's");
    assert!(LESSON.text(&flags).contains(&told));
}

#[test]
fn a_section_can_be_printed_alone() {
    for (flags, count) in [(&[][..], 7), (&["--shapes", "3,3"], 2), (&["--shapes", "3,4"], 1)] {
        let section = |n: usize| LESSON.text(&[flags, &["--section", &n.to_string()]].concat());
        let sections: Vec<String> = (1..=count).map(section).collect();
        assert_eq!(sections.join("\n"), LESSON.text(flags));
        let beyond = (count + 1).to_string();
        LESSON.refuses(&[flags, &["--section", &beyond]].concat(), 2, &["--section", "from 1 to"]);
    }
}

#[test]
fn everything_stays_within_80_columns() {
    let large = "1000x1000x1000x1000x1000x1000,1";
    for flags in [
        &[][..],
        &["--shapes", large],
        &["--shapes", "1000000x1000000x1000000x1x1x1,1x1x1x1x1x1"],
        &["--shapes", "1000000x1000000x999999x1x1x1,2x1x1x1x1x1"],
        &["--shapes", "8x7,8x1"],
        &["--shapes", "8x8,1"],
        &["--shapes", "1,1x1x1x1x1x1"],
        &["--shapes", "1000x1x1x1x1x1000,1000x1x1x1x1x1000"],
        &["--shapes", "2x3x1x1x2,3x2x3x999x5x2"],
        &["--random-pairs", "300"],
    ] {
        LESSON.fits_80_columns(flags);
    }
}
