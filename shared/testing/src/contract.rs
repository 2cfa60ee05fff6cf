//! A lesson's JSON as text that a snapshot can hold: one line for each key, numbers rounded, times left out.

use std::path::Path;

use serde_json::Value;

use crate::Program;

/// Keys that end like this are measured: times, bandwidths, rounding errors, lengths of a gradient that is nearly 0, the
/// machine's threads.
const MEASURED: [&str; 9] =
    ["_ns", "_ms", "gb_s", "gflop_s", "speed", "time_slope", "_error", "gradient_norm", "threads"];

/// A list longer than this is told by its length, its first and last entries, and its sum.
const LONGEST: usize = 8;

/// The JSON of a lesson without flags, and with each row of its tests/parity.txt.
///
/// `lesson` is the lesson's folder. Files that a row writes under `target/` go to `scratch`. Rows that need more than
/// the program itself, BLAS, Dask or Python, are left to `cargo xtask parity`.
///
/// # Panics
/// If a row fails, or what it prints is no JSON.
#[track_caller]
pub fn contract(program: &Program, lesson: &str, scratch: &str) -> String {
    let table = Path::new(lesson).join("tests/parity.txt");
    let table = std::fs::read_to_string(table).expect("a lesson has a table of rows");
    let others = ["#", "bound ", "with blas", "with dask"];
    let is_row = |row: &&str| {
        !row.is_empty() && !others.iter().any(|head| row.starts_with(head)) && !row.contains("--python")
    };
    let rows = [""].into_iter().chain(table.lines().map(str::trim).filter(is_row));
    let root = Path::new(lesson).join("../..");
    let told = rows.map(|row| {
        let flags: Vec<String> = row.split_whitespace().map(|word| moved(word, scratch)).collect();
        let flags: Vec<&str> = flags.iter().map(String::as_str).chain(["--json"]).collect();
        let json = program.text_in(&root, &flags).replace(&in_json(scratch), "target");
        let value: Value = serde_json::from_str(&json).expect("--json prints JSON");
        let named = if row.is_empty() { "without flags" } else { row };
        format!("== {named} ==\n{}", summary(&value))
    });
    told.collect::<Vec<_>>().join("\n")
}

/// `target/model.json` lies in the scratch folder instead.
fn moved(word: &str, scratch: &str) -> String {
    word.strip_prefix("target/").map_or(word.to_string(), |file| format!("{scratch}/{file}"))
}

/// A text as it stands inside the quotes of a JSON string.
fn in_json(text: &str) -> String {
    Value::from(text).to_string().trim_matches('"').to_string()
}

/// One line for each key: `checkpoints[0].cost = 0.693147`.
///
/// ```
/// let value = serde_json::json!({"j": 0.5, "w": [1, -2.5], "step": {"loop_ms": 3.25}});
/// assert_eq!(testing::summary(&value), "j = 0.5\nstep.loop_ms = (measured)\nw = [1, -2.5]\n");
/// ```
pub fn summary(value: &Value) -> String {
    let mut lines = String::new();
    tell("", value, &mut lines);
    lines
}

fn tell(place: &str, value: &Value, lines: &mut String) {
    let told = match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                tell(&place, entry, lines);
            }
            return;
        }
        Value::Array(entries) if entries.iter().any(|entry| entry.is_object() || entry.is_array()) => {
            *lines += &format!("{place} has {} entries\n", entries.len());
            for (index, entry) in shown(entries) {
                tell(&format!("{place}[{index}]"), entry, lines);
            }
            return;
        }
        _ if MEASURED.iter().any(|unit| place.ends_with(unit)) => "(measured)".to_string(),
        Value::Array(entries) => list(entries),
        Value::Number(_) => rounded(number(value), 0.0),
        other => other.to_string(),
    };
    *lines += &format!("{place} = {told}\n");
}

/// All entries, or the first three and the last of many.
fn shown(entries: &[Value]) -> Vec<(usize, &Value)> {
    let all = entries.iter().enumerate();
    if entries.len() <= LONGEST {
        return all.collect();
    }
    all.filter(|(index, _)| *index < 3 || index + 1 == entries.len()).collect()
}

fn list(entries: &[Value]) -> String {
    let largest = entries.iter().map(|entry| number(entry).abs()).fold(0.0, f64::max);
    let one =
        |entry: &Value| if entry.is_number() { rounded(number(entry), largest) } else { entry.to_string() };
    if entries.len() <= LONGEST {
        return format!("[{}]", entries.iter().map(one).collect::<Vec<_>>().join(", "));
    }
    let first: Vec<String> = entries[..3].iter().map(one).collect();
    let nulls = entries.iter().filter(|entry| entry.is_null()).count();
    let numbers = entries.iter().filter(|entry| entry.is_number()).map(number);
    let (sum, size) = numbers.fold((0.0, 0.0), |(sum, size), value| (sum + value, size + value.abs()));
    let last = one(&entries[entries.len() - 1]);
    let sum = rounded(sum, size);
    format!("[{}, ..., {last}] of {}, sum {sum}, nulls {nulls}", first.join(", "), entries.len())
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(0.0)
}

/// Six digits: another machine's `exp` and `ln` may change the last ones. What is only rounding beside `largest` is 0.
fn rounded(value: f64, largest: f64) -> String {
    const ROUNDING: f64 = 1e-14;
    if value.abs() <= ROUNDING * largest && value.abs() < largest {
        return "0".to_string();
    }
    let six: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    if six != 0.0 && !(1e-4..1e15).contains(&six.abs()) { format!("{six:e}") } else { format!("{six}") }
}
