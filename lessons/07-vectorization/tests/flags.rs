//! The flags, and the shape of the answer.

use serde_json::Value;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson07"));

#[test]
fn every_row_has_its_time_with_the_spread_around_it() {
    let answer = LESSON.value(&["--length", "500"]);
    assert_eq!(answer["length"], 500);
    let rows = answer["rows"].as_array().unwrap();
    let is_single = |row: &&Value| row["name"].as_str().unwrap().contains("f32");
    assert_eq!(rows.iter().filter(is_single).count(), 4);
    assert_eq!(rows.len(), 8);
    assert!(answer.get("memory_order").is_none(), "the whole lesson was timed");
    let double = rows[0]["result"].as_f64().unwrap();
    for row in rows {
        let [low, median, high] = ["low_ns", "median_ns", "high_ns"].map(|key| row[key].as_f64().unwrap());
        assert!(0.0 < low && low <= median && median <= high, "{row}");
        assert_eq!(row["per_number_ns"].as_f64().unwrap(), median / 500.0);
        // f32 rounds each of 500 sums of at most 500 by up to 2^-24 of it; f64 far less.
        let tolerance = if is_single(&row) { 500.0 * 500.0 * 2f64.powi(-24) } else { 1e-10 };
        assert!((row["result"].as_f64().unwrap() - double).abs() <= tolerance, "{row}");
    }
}

#[test]
fn the_row_of_the_library_says_whether_it_is_blas() {
    let text = LESSON.text(&["--length", "64"]);
    assert_eq!(text.contains("BLAS, f64") && text.contains("BLAS: OpenBLAS"), cfg!(feature = "blas"));
    assert_eq!(text.contains("ndarray, f64") && text.contains("BLAS: not built in"), !cfg!(feature = "blas"));
}

#[test]
fn bad_flags_are_refused_in_one_line() {
    for bad in ["0", "-1", "1.5", "NaN", "10000001", "1e3"] {
        LESSON.refuses(&["--length", bad], 2, &["--length", "from 1 to 10000000"]);
    }
    LESSON.refuses(&["--length"], 2, &["--length", "expected a value"]);
    LESSON.refuses(&["--features", "blas"], 2, &["--features", "before the two dashes"]);
    LESSON.refuses(&["--length", "2", "--length", "3"], 2, &["--length", "given twice"]);
    LESSON.refuses(&["--python=1"], 2, &["--python", "takes no value"]);
    LESSON.refuses(&["--lenght", "2"], 2, &["--lenght", "unknown flag"]);
}

#[test]
fn a_section_can_be_printed_alone() {
    let section = |number: usize| LESSON.text(&["--section", &number.to_string()]);
    assert_eq!((1..=4).map(section).collect::<Vec<_>>().join("\n"), LESSON.text(&["--section", "1,2,3,4"]));
    LESSON.refuses(&["--section", "8"], 2, &["--section", "from 1 to 7"]);
    let alone = LESSON.text(&["--length", "64", "--section", "1"]);
    assert_eq!(alone, LESSON.untimed(&["--length", "64"]));
    LESSON.refuses(&["--length", "64", "--section", "3"], 2, &["--section", "from 1 to 2"]);
}

#[test]
fn plots_are_in_the_json_when_asked_for() {
    let with_plots = LESSON.value(&["--plots", "--section", "6"]);
    let plots = with_plots["plots"]["cache_to_memory"].as_array().expect("plots are by section");
    assert_eq!(plots.len(), 1);
    let series = plots[0]["series"].as_array().expect("a plot has series");
    let ways: Vec<&Value> = series.iter().filter(|series| series["shape"] == "points").collect();
    let library = if cfg!(feature = "blas") { "BLAS" } else { "ndarray" };
    let names: Vec<&str> = ways.iter().filter_map(|way| way["name"].as_str()).collect();
    assert_eq!(names, ["loop", "8 accumulators", library]);
    assert!(ways.iter().all(|way| way["points"].as_array().map(Vec::len) == Some(5)));
    assert!(with_plots["cache_to_memory"].get("plots").is_none());
    LESSON.refuses(&["--plots"], 2, &["--plots", "--json"]);
}

#[test]
fn every_line_fits_80_columns() {
    for flags in [&["--length", "10000000", "--section", "1"][..], &["--section", "1,2,3,4,7"]] {
        LESSON.fits_80_columns(flags);
    }
}
