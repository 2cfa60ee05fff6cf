//! The laboratory: what its flags refuse, what it leaves out, sections alone, and plots as data.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson02"));

#[test]
fn contradictions_are_bad_flags() {
    LESSON.refuses(&["--z", "1", "--w", "1,2"], 2, &["--z"]);
    LESSON.refuses(&["--z", "1", "--x", "1,2"], 2, &["--z"]);
    LESSON.refuses(&["--w", "1,2"], 2, &["--x"]);
    LESSON.refuses(&["--w", "1,2", "--x", "1"], 2, &["--x"]);
    LESSON.refuses(&["--x", "1"], 2, &["--x"]);
}

#[test]
fn numbers_must_be_finite_and_labels_0_or_1() {
    LESSON.refuses(&["--z", "NaN"], 2, &["--z"]);
    LESSON.refuses(&["--z", "1e999"], 2, &["--z"]);
    LESSON.refuses(&["--z", "1", "--y", "2"], 2, &["--y"]);
    LESSON.refuses(&["--z", "1", "--y", "yes"], 2, &["--y"]);
}

#[test]
fn without_a_label_there_is_no_loss() {
    assert!(LESSON.value(&["--z", "1"]).get("loss").is_none());
    assert!(!LESSON.text(&["--z", "1"]).contains("The loss"));
    // np.log1p(np.exp(1))
    let loss = LESSON.value(&["--z", "1", "--y", "0"])["loss"].as_f64();
    assert!(loss.is_some_and(|loss| (loss - 1.3132616875182228).abs() <= 1e-15), "{loss:?}");
}

#[test]
fn a_neuron_that_was_not_given_is_absent() {
    assert!(LESSON.value(&["--z", "1"]).get("neuron").is_none());
    assert_eq!(LESSON.value(&["--b", "3"])["neuron"]["b"], 3.0);
}

#[test]
fn the_textbook_failing_is_null_and_named() {
    let value = LESSON.value(&["--z", "37", "--y", "1"]);
    assert!(value["textbook_loss"].is_null() && value["loss"].is_number());
    assert_eq!(value["textbook_fails"], true);
    assert!(LESSON.text(&["--z", "37", "--y", "1"]).contains("wrong:"));
    assert_eq!(LESSON.value(&["--z", "2", "--y", "1"])["textbook_fails"], false);
    assert!(!LESSON.text(&["--z", "2", "--y", "1"]).contains("wrong:"));
}

#[test]
fn a_sum_too_large_is_null_and_named() {
    let flags = ["--w", "1e308,1e308", "--x", "10,10", "--y", "1"];
    assert!(LESSON.text(&flags).contains("too large for an f64"));
    assert!(LESSON.value(&flags)["z"].is_null());
    let unknown = LESSON.text(&["--w", "1e308,1e308", "--x", "10,-10", "--y", "1"]);
    assert!(unknown.contains("The answer is NaN"), "{unknown}");
}

#[test]
fn every_laboratory_fits_80_columns() {
    let long = ["--w=-1.23456789,2.3456789,3.456789,4.56789", "--x=-1e300,2.123456789,-3.1,4"];
    for flags in [&[][..], &["--z", "-1.2345678901234567e-300", "--y", "0"], &long] {
        LESSON.fits_80_columns(flags);
    }
}

#[test]
fn the_sections_are_the_whole_lesson() {
    LESSON.has_sections(6);
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    let plots = &LESSON.value(&["--plots"])["plots"]["the_loss"];
    assert_eq!(plots.as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&plots[0]["series"][0]["name"], &plots[1]["series"][1]["name"]),
        (&"a".into(), &"y = 1".into())
    );
    assert!(plots[1]["shows"].as_str().is_some_and(|shows| shows.contains("label 1")));
}
