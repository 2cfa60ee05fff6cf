//! The laboratory: what its flags refuse, and what fits on a screen.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson04"));

#[test]
fn bad_flags_get_one_line() {
    for flags in [&["--a", "five"][..], &["--b", "NaN"], &["--c"], &["--d", "1"], &["--a=1", "--a=2"]] {
        LESSON.refuses(flags, 2, &["error: --"]);
    }
}

#[test]
fn long_numbers_stay_within_80_columns() {
    LESSON.fits_80_columns(&[]);
    LESSON.fits_80_columns(&["--a", "123456.789", "--b", "-98765.4321", "--c", "1234.5678"]);
    LESSON.fits_80_columns(&["--a", "1e300"]);
}

#[test]
fn a_result_too_large_is_null_and_named() {
    let flags = ["--b", "1e200", "--c", "1e200"];
    assert!(LESSON.text(&flags).contains("too large for an f64"));
    let json = LESSON.json(&flags);
    assert!(json.contains("\"j\":null"), "{json}");
}

#[test]
fn a_section_can_be_printed_alone() {
    let whole = LESSON.text(&[]);
    let sections: Vec<String> = (1..=7).map(|n| LESSON.text(&["--section", &n.to_string()])).collect();
    assert_eq!(sections.join("\n"), whole);
    LESSON.refuses(&["--section", "8"], 2, &["from 1 to 7"]);
    LESSON.refuses(&["--section", "5", "--c", "0"], 2, &["from 1 to 4"]);
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    assert!(LESSON.value(&[]).get("plots").is_none());
    let with_plots = LESSON.value(&["--plots"]);
    let plots = with_plots["plots"].as_object().expect("plots are by section");
    assert_eq!(plots.keys().collect::<Vec<_>>(), ["backward", "by_the_tape", "neuron", "used_twice"]);
    assert_eq!(plots["backward"][0]["boxes"][3]["lines"][1], "6 | 3");
    let tree = &plots["by_the_tape"][0];
    assert!(tree["shows"].as_str().is_some_and(|shows| shows.contains('J')));
    // J on top, then 3, and v.
    assert_eq!(tree["boxes"][2]["lines"][0], "v = a + u");
    let arrow = &tree["arrows"][5];
    assert_eq!((&arrow["from"], &arrow["to"], &arrow["label"]), (&0.into(), &2.into(), &"1 * 3".into()));
}
