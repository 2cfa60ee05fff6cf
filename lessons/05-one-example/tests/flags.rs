//! The laboratory: what its flags refuse, and what it names.

use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson05"));

#[test]
fn bad_flags_get_one_line() {
    for flags in [
        &["--w", "1,2"][..],
        &["--x", "1"],
        &["--w", "1", "--x", "1,2"],
        &["--y", "0.5"],
        &["--learning-rate", "0"],
        &["--learning-rate", "NaN"],
        &["--b", ""],
    ] {
        LESSON.refuses(flags, 2, &["error: --"]);
    }
}

#[test]
fn a_saturated_neuron_is_null_and_named() {
    let flags = ["--w", "40", "--b", "0", "--x", "1", "--y", "0"];
    let shown = LESSON.text(&flags);
    assert!(shown.contains("The way through da fails"), "{shown}");
    let json = LESSON.json(&flags);
    assert!(json.contains("\"da\":null") && json.contains("\"dz\":1.0"), "{json}");
}

/// What the lesson says of da, dz, dw and db.
fn verdicts(flags: &[&str]) -> Vec<String> {
    let json = LESSON.value(flags);
    let rows = json["three_ways"].as_array().expect("there are four rows");
    rows.iter().map(|row| row["verdict"].as_str().expect("a verdict is a word").to_string()).collect()
}

#[test]
fn the_verdict_says_which_way_has_no_digits_left() {
    let verdicts = |w, y| verdicts(&["--w", w, "--x", "1", "--y", y]);
    assert_eq!(verdicts("0.5", "1"), ["passed"; 4]);
    assert_eq!(verdicts("8", "0"), ["no_number", "passed", "passed", "passed"]);
    assert_eq!(verdicts("37", "1"), ["no_number", "passed", "passed", "passed"]);
    assert_eq!(verdicts("30", "0"), ["no_number", "tape_fails", "tape_fails", "tape_fails"]);
    let text = LESSON.text(&["--w", "30", "--x", "1", "--y", "0"]);
    assert!(text.contains("\nno number: ") && text.contains("\ntape fails: "), "{text}");
}

#[test]
fn right_derivatives_are_never_called_wrong() {
    for w in ["-30", "-8", "-5", "0", "0.001", "4", "20", "30", "36"] {
        for x in ["1", "0.01", "-1000", "7"] {
            for y in ["0", "1"] {
                let flags = ["--w", w, "--x", x, "--y", y];
                let verdicts = verdicts(&flags);
                let right = |verdict: &String| verdict == "passed" || verdict == "tape_fails";
                assert!(right(&verdicts[0]) || verdicts[0] == "no_number", "{flags:?}: {verdicts:?}");
                assert!(verdicts[1..].iter().all(right), "{flags:?}: {verdicts:?}");
            }
        }
    }
}

#[test]
fn many_weights_stay_within_80_columns() {
    let w = vec!["0.123456"; 20].join(",");
    LESSON.fits_80_columns(&["--w", &w, "--x", &w]);
    LESSON.fits_80_columns(&[]);
}

#[test]
fn a_section_can_be_printed_alone() {
    let whole = LESSON.text(&[]);
    let sections: Vec<String> = (1..=6).map(|n| LESSON.text(&["--section", &n.to_string()])).collect();
    assert_eq!(sections.join("\n"), whole);
    LESSON.refuses(&["--section", "7"], 2, &["from 1 to 6"]);
    LESSON.refuses(&["--section", "5", "--y", "0"], 2, &["from 1 to 4"]);
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    assert!(LESSON.value(&[]).get("plots").is_none());
    let with_plots = LESSON.value(&["--plots"]);
    let plots = with_plots["plots"].as_object().expect("plots are by section");
    assert_eq!(plots.keys().collect::<Vec<_>>(), ["certain_and_wrong"]);
    let slopes = &plots["certain_and_wrong"][0];
    assert_eq!(slopes["series"][2]["name"], "through da");
    assert!(slopes["shows"].as_str().is_some_and(|shows| shows.contains("the more wrong")));
}
