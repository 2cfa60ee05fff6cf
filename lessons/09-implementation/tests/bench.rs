//! `bench`: what it makes of the times. The times differ from run to run; what follows from them does not.

use serde_json::Value;
use testing::Program;

const LESSON: Program = Program(env!("CARGO_BIN_EXE_lesson09"));
const BENCH: [&str; 7] = ["bench", "--n-x", "4", "--m", "64", "--threads", "2"];

/// All numbers of a run come from the same few times, by one or two roundings each.
const ROUNDING: f64 = 1e-12;

fn get(value: &Value, key: &str) -> f64 {
    value[key].as_f64().unwrap_or_else(|| panic!("no number {key} in {value}"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key} in {value}"))
}

#[track_caller]
fn assert_near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= ROUNDING * expected.abs().max(1.0), "{found}, not {expected}");
}

#[test]
fn the_ladder_has_every_rung_with_one_cost() {
    let answer = LESSON.value(&BENCH);
    let rungs = list(&answer, "rungs");
    assert_eq!(rungs.len(), if cfg!(feature = "blas") { 6 } else { 5 });
    let cost = get(&rungs[0], "cost");
    for rung in rungs {
        assert!((get(rung, "cost") - cost).abs() <= 1e-12, "{rung}");
        let [low, median, high] = ["low_ms", "median_ms", "high_ms"].map(|key| get(rung, key));
        assert!(0.0 < low && low <= median && median <= high, "{rung}");
    }
    assert_eq!(answer["threads"], 2);
    assert!(["dev", "release"].contains(&answer["profile"].as_str().unwrap()));
}

#[test]
fn speeds_are_the_work_of_a_step_in_its_time() {
    let answer = LESSON.value(&BENCH);
    // Two products of 4 x 64 numbers, a multiplication and an addition each, and 45 operations for each sigma.
    let operations = 4.0 * 4.0 * 64.0 + 45.0 * 64.0;
    // X and Y, in 8 bytes each.
    let bytes = 8.0 * (4.0 + 1.0) * 64.0;
    assert_eq!((get(&answer, "operations"), get(&answer, "bytes")), (operations, bytes));
    let (rungs, variants) = (list(&answer, "rungs"), list(&answer, "variants"));
    let first_ms = get(&rungs[0], "median_ms");
    let in_f32 = (4.0 * 4.0 + 8.0) * 64.0; // X in 4 bytes, Y in 8
    assert_eq!([&variants[0]["name"], &variants[1]["name"]], ["without_cost", "f32"]);
    let read = rungs.iter().map(|rung| (rung, bytes)).chain([(&variants[0], bytes), (&variants[1], in_f32)]);
    for (timed, bytes) in read {
        // 10^9 in a second are 10^6 in a millisecond.
        let million_ms = get(timed, "median_ms") * 1e6;
        assert_near(get(timed, "gb_s") * million_ms, bytes);
        assert_near(get(timed, "gflop_s") * million_ms, operations);
        assert_near(get(timed, "speed") * get(timed, "median_ms") / first_ms, 1.0);
    }
    // X alone is what is read at the speed of the memory.
    assert_near(get(&answer, "read_bandwidth_gb_s") * get(&answer, "limit_ms") * 1e6, 8.0 * 4.0 * 64.0);
    // No core does more than a thousand operations in a nanosecond.
    let peak = get(&answer, "peak_gflop_s");
    assert!(0.0 < peak && peak <= 2.0 * 1000.0, "{peak}");
}

#[test]
fn the_rungs_stand_below_the_roof_in_its_plot() {
    let answer = LESSON.value(&[&BENCH[..], &["--plots"]].concat());
    let plot = &answer["plots"]["bench"][0];
    let [peak, bandwidth] = ["peak_gflop_s", "read_bandwidth_gb_s"].map(|key| get(&answer, key));
    let points = |series: &Value| -> Vec<[f64; 2]> {
        let point = |point: &Value| [0, 1].map(|axis| point[axis].as_f64().expect("a number"));
        list(series, "points").iter().map(point).collect()
    };
    let (roof, rungs) = list(plot, "series").split_first().expect("the roof is the first");
    // Powers of 2 to the right, from a sixteenth to 64, and of 10 upward.
    let places = points(roof);
    let corner = (peak / bandwidth).log2().clamp(-4.0, 6.0);
    assert_eq!([places[0][0], places[2][0]], [-4.0, 6.0]);
    assert_near(places[1][0], corner);
    for [x, y] in places {
        assert_near(y, f64::min(peak, bandwidth * x.exp2()).log10());
    }
    assert_eq!([get(&plot["x"], "low"), get(&plot["x"], "high")], [-4.0, 6.0]);
    assert_eq!(rungs.len(), list(&answer, "rungs").len());
    for (place, (series, rung)) in rungs.iter().zip(list(&answer, "rungs")).enumerate() {
        assert_eq!(series["name"], rung["name"]);
        assert_eq!(series["mark"], (place + 1).to_string());
        let [x, y] = points(series)[0];
        assert_near(x, (3904.0f64 / 2560.0).log2());
        assert_near(y, get(rung, "gflop_s").log10());
        assert!(get(&plot["y"], "low") <= y && y <= get(&plot["y"], "high"), "{rung}");
    }
}

#[test]
fn growth_is_the_slope_of_the_line_through_its_own_rows() {
    let growth = LESSON.value(&[&BENCH[..], &["--growth"]].concat())["growth"].clone();
    for (curve, size) in [("with_n_x", "n_x"), ("with_m", "m")] {
        let rows = list(&growth[curve], "rows");
        assert_eq!(rows.len(), 7);
        for row in rows {
            assert_near(
                get(row, "per_number_ns") * get(row, "n_x") * get(row, "m") / 1e6,
                get(row, "median_ms"),
            );
        }
        // The line that fits best: neither the distances to it, nor these times x, add up to more than 0.
        let points = rows.iter().map(|row| (get(row, size).ln(), get(row, "median_ms").ln()));
        let points: Vec<(f64, f64)> = points.collect();
        let mean = |value: fn(&(f64, f64)) -> f64| points.iter().map(value).sum::<f64>() / 7.0;
        let (x_mean, y_mean) = (mean(|point| point.0), mean(|point| point.1));
        let slope = get(&growth[curve], "time_slope");
        let left: f64 = points.iter().map(|(x, y)| (y - y_mean - slope * (x - x_mean)) * x).sum();
        // Of numbers up to 200.
        assert!(left.abs() <= 1e-11, "{curve}: {left:e}");
    }
}

/// What is printed, each paragraph on one line, without the plot, and `#` for each number that is timed.
#[cfg(not(feature = "blas"))]
fn told(flags: &[&str]) -> String {
    let text = LESSON.text(flags);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraph = |text: &str| -> String {
        let is_table = text.starts_with("  ");
        if is_table { text.lines().map(words).collect::<Vec<_>>().join("\n") } else { words(text) }
    };
    let is_plot = |text: &&str| text.contains('┤');
    // All that has decimals is timed, but for J and the operations for a byte.
    let timed = |word: &str| {
        let number = word.trim_end_matches(['x', '.']);
        let is_number = number.contains('.') && number.replace(',', "").parse::<f64>().is_ok();
        let is_timed = is_number && !["0.695825,", "1.52"].contains(&word);
        if is_timed { word.replacen(number, "#", 1) } else { word.to_string() }
    };
    let line = |text: &str| text.split(' ').map(timed).collect::<Vec<_>>().join(" ");
    let paragraphs = text.trim_end().split("\n\n").filter(|text| !is_plot(text)).map(paragraph);
    paragraphs
        .map(|text| text.lines().map(line).collect::<Vec<_>>().join("\n"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[cfg(not(feature = "blas"))]
#[test]
fn what_bench_prints_is_what_was_accepted_but_for_the_times() {
    insta::assert_snapshot!(told(&[&BENCH[..], &["--growth"]].concat()));
}
