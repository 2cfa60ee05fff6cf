//! The numbers of the lessons, as JSON: those of the page's worker are those of the native programs.

use std::fs;
use std::thread;

use serde_json::Value;

use crate::browser::browser;
use crate::course::{self, Folder, Run, words};
use crate::texts;

/// How the keys end whose values are timed, or tell about the machine.
const TIMED: [&str; 6] = ["_ns", "_ms", "gb_s", "gflop_s", "speed", "time_slope"];
const MACHINE: [&str; 1] = ["threads"];

/// The lessons that call the C library's exp and ln, or ndarray's product, which fuses a multiplication with an addition
/// where the processor can: the last bits of what they compute differ from machine to machine.
const ROUNDING: [&str; 5] = ["lesson05", "lesson06", "lesson08", "lesson09", "lesson12"];
const TOLERANCE: f64 = 1e-11;

/// More numbers than 32 bits can count.
const TOO_LARGE: &str = "--shapes 1000000x1,1x1000000";

/// The command lines of a lesson's tests/parity.txt that need neither BLAS nor Dask nor Python, and the one without flags.
fn rows(program: &str) -> Vec<Vec<String>> {
    let lessons = course::root().join("lessons");
    let mut folders = fs::read_dir(&lessons).unwrap().map(|entry| entry.unwrap().path());
    let number = &program["lesson".len()..];
    let folder =
        folders.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(number)).unwrap();
    let text = fs::read_to_string(folder.join("tests/parity.txt")).unwrap();
    let is_row = |line: &&str| {
        !["#", "bound ", "with "].iter().any(|start| line.starts_with(start)) && !line.contains("--python")
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).filter(is_row);
    let row = |line: &str| [words(line), vec!["--json".to_string()]].concat();
    let mut rows: Vec<Vec<String>> = [""].into_iter().chain(lines).map(row).collect();
    // Of a lesson that ends with what is timed only what comes before: the rest is all times.
    if let Some((_, sections)) = texts::UNTIMED.iter().find(|(timed, _)| *timed == program) {
        rows[0].extend(["--section".to_string(), sections.to_string()]);
    }
    rows
}

/// The text with each timed value replaced by nothing.
fn untimed(json: &str) -> String {
    let mut parts = json.split('"');
    let mut done = parts.next().unwrap_or_default().to_string();
    let mut key = "";
    for (place, part) in parts.enumerate() {
        let is_key_before = place % 2 == 1 && part.starts_with(':') && is_timed(key);
        done.push('"');
        done += if is_key_before { behind_value(part) } else { part };
        key = part;
    }
    done
}

fn is_timed(key: &str) -> bool {
    TIMED.iter().any(|end| key.ends_with(end)) || MACHINE.contains(&key)
}

/// What follows a number, or a list of numbers, behind a colon.
fn behind_value(text: &str) -> &str {
    let end = if text.starts_with(":[") { text.find(']').map(|end| end + 1) } else { text.find([',', '}']) };
    &text[end.unwrap_or(text.len())..]
}

/// The largest difference of two numbers in the same place, as a part of the number or, below 1, of 1; infinite where
/// anything but a number differs.
fn difference(one: &Value, other: &Value) -> f64 {
    let largest = |differences: &mut dyn Iterator<Item = f64>| differences.fold(0.0, f64::max);
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.keys().eq(other.keys()) => {
            let kept = one.iter().filter(|(key, _)| !is_timed(key));
            largest(&mut kept.map(|(key, value)| difference(value, &other[key])))
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            largest(&mut one.iter().zip(other).map(|(one, other)| difference(one, other)))
        }
        (Value::Number(_), Value::Number(_)) => {
            let [one, other] = [one, other].map(|number| number.as_f64().unwrap());
            (one - other).abs() / one.abs().max(1.0)
        }
        _ if one == other => 0.0,
        _ => f64::INFINITY,
    }
}

/// How far an answer is from the native one: None if it is the same to the last bit.
fn distance(native: &Run, page: &Run) -> Option<f64> {
    if untimed(&native.out) == untimed(&page.out) && native.err == page.err && native.status == page.status {
        return None;
    }
    let read = |run: &Run| serde_json::from_str::<Value>(&run.out).unwrap_or_default();
    let are_well = native.status == 0 && page.status == 0 && native.err == page.err;
    Some(if are_well { difference(&read(native), &read(page)) } else { f64::INFINITY })
}

#[test]
fn every_number_is_the_native_one_to_the_last_bit_or_to_1e_11_where_exp_ln_or_a_fused_sum_rounds_otherwise() {
    let browser = browser();
    browser.open("404.html");
    let (mut count, mut rounded, mut wrong) = (0, Vec::new(), Vec::new());
    for program in course::lessons() {
        let rows = rows(&program);
        count += rows.len();
        let (named, flags) = (program.clone(), rows.clone());
        let natives = thread::spawn(move || {
            let folder = Folder::new();
            flags.iter().map(|flags| folder.run(&named, flags)).collect::<Vec<_>>()
        });
        let page = browser.run(&program, &rows);
        for ((flags, native), page) in rows.iter().zip(natives.join().unwrap()).zip(page) {
            let row = format!("{program} {}", flags.join(" "));
            match distance(&native, &page) {
                None => {}
                Some(_)
                    if row.contains(TOO_LARGE)
                        && page.err.contains("more numbers than an address can count") =>
                {
                    println!("{row}: refused, as a WebAssembly program has addresses of 32 bits");
                }
                Some(distance) if distance <= TOLERANCE && ROUNDING.contains(&program.as_str()) => {
                    rounded.push(format!("{row}: {distance:.0e}"));
                }
                Some(distance) => {
                    wrong.push(format!("{row}: {distance:e}\n{}\n{}", native.err, page.err));
                }
            }
        }
    }
    let same = count - rounded.len() - wrong.len();
    println!("{count} answers in JSON, {same} equal to the last bit, {} to {TOLERANCE:e}:", rounded.len());
    println!("  {}", rounded.join("\n  "));
    assert!(wrong.is_empty() && count > 180, "{}", wrong.join("\n"));
}

#[test]
fn only_timed_values_are_left_out() {
    let json = r#"{"a":[1.5],"b_ns":3,"gb_s":[1,2],"threads":null,"c":{"speed":2.0}}"#;
    assert_eq!(untimed(json), r#"{"a":[1.5],"b_ns","gb_s","threads","c":{"speed"}}"#);
}
