//! Each lesson against its NumPy twin: the same flags, the same JSON.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::report::Outcome;
use crate::shell::{self, Result};
use crate::workspace::{Lesson, Workspace};

/// Two numbers agree when they differ by at most this much of the largest number in their list, or of 1.
///
/// Sums of some hundred terms in another order differ by about 1e-15; a mistake differs by far more.
const TOLERANCE: f64 = 1e-12;

/// A row that begins with this is run by the build with BLAS, and by the twin with --blas.
const WITH_BLAS: &str = "with blas";

/// Compares the defaults and every row of the lesson's table, tests/parity.txt. How many rows are left out without BLAS
/// is printed.
pub fn check(workspace: &Workspace, lesson: &Lesson, python: &Path, blas: bool) -> Outcome {
    let again = format!("cargo xtask parity {}", lesson.package);
    let (program, rows) = match prepare(workspace, lesson) {
        Ok(prepared) => prepared,
        Err(problem) => return Outcome::of(Err(problem), &again),
    };
    let (with_blas, rows): (Vec<&str>, Vec<&str>) =
        rows.iter().map(String::as_str).partition(|row| row.starts_with(WITH_BLAS));
    let mut outcome = Outcome::empty();
    compare_rows(workspace, lesson, (&program, python), &rows, &mut outcome);
    if !blas && !with_blas.is_empty() {
        print!("({} rows left out: they need BLAS)  ", with_blas.len());
    } else if !with_blas.is_empty() {
        match workspace.build(lesson, &["blas"]) {
            Ok(program) => compare_rows(workspace, lesson, (&program, python), &with_blas, &mut outcome),
            Err(problem) => outcome.add(Err(problem), &again),
        }
    }
    outcome
}

/// Compares the lesson's program and its twin, run by Python, on some rows.
fn compare_rows(
    workspace: &Workspace,
    lesson: &Lesson,
    (program, python): (&Path, &Path),
    rows: &[&str],
    outcome: &mut Outcome,
) {
    let again = format!("cargo xtask parity {}", lesson.package);
    for row in rows {
        // Files that a row writes belong into the target folder, wherever that is.
        let place = |word: &str| match word.strip_prefix("target/") {
            Some(file) => workspace.target.join(file).display().to_string(),
            None => word.to_string(),
        };
        let (switch, flags) = match row.strip_prefix(WITH_BLAS) {
            Some(flags) => (Some("--blas"), flags),
            None => (None, *row),
        };
        let flags: Vec<String> = flags.split_whitespace().map(place).collect();
        let run = |mut command: Command| {
            let command = command.args(&flags).arg("--json").current_dir(&workspace.root);
            let text = shell::stdout(command)?;
            serde_json::from_str::<Value>(&text)
                .map_err(|error| format!("{}: {error}", shell::shown(command)))
        };
        let mut twin = Command::new(python);
        twin.arg(workspace.root.join(&lesson.folder).join("lesson.py"));
        twin.args(switch);
        let compared = run(Command::new(program)).and_then(|rust| compare("", &rust, &run(twin)?));
        let named = if row.is_empty() { "without flags" } else { row };
        outcome.add(compared.map_err(|problem| format!("{} {named}: {problem}", lesson.package)), &again);
    }
}

/// The program, and the rows of flags; the first is empty.
fn prepare(workspace: &Workspace, lesson: &Lesson) -> Result<(std::path::PathBuf, Vec<String>)> {
    let program = workspace.build(lesson, &[])?;
    let table = shell::read(&workspace.root.join(&lesson.folder).join("tests/parity.txt"))?;
    let mut rows = vec![String::new()];
    rows.extend(
        table.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#')).map(String::from),
    );
    if rows.len() < 9 {
        return Err(format!(
            "{}/tests/parity.txt has {} rows; expected at least 8",
            lesson.folder,
            rows.len() - 1
        ));
    }
    // A row may start with a command of the lesson, which has flags of its own.
    let command =
        |row: &String| row.split(' ').next().filter(|word| !word.starts_with('-')).map(String::from);
    let plain = rows.iter().filter(|row| !row.starts_with(WITH_BLAS));
    let mut commands: Vec<String> = plain.filter_map(command).collect();
    commands.dedup();
    for command in commands {
        let help = shell::stdout(Command::new(&program).args(command.split_whitespace()).arg("--help"))?;
        let flags = help
            .lines()
            .filter(|line| line.starts_with("  --"))
            .filter_map(|line| line.trim().split(' ').next());
        for flag in flags.filter(|flag| !["--section", "--json", "--plots", "--help"].contains(flag)) {
            let uses =
                |row: &String| row.starts_with(&command) && row.split([' ', '=']).any(|word| word == flag);
            if !rows.iter().any(uses) {
                return Err(format!("{}/tests/parity.txt never uses {command} {flag}", lesson.folder));
            }
        }
    }
    Ok((program, rows))
}

/// Names the first place where the two differ.
fn compare(place: &str, rust: &Value, numpy: &Value) -> Result<()> {
    match (rust, numpy) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys()) {
                let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
                let (Some(one), Some(other)) = (one.get(key), other.get(key)) else {
                    let who = if one.contains_key(key) { "only the lesson" } else { "only the twin" };
                    return Err(format!("{who} has the key {place}"));
                };
                if ["_ns", "_ms", "_gb_s", "_error"].iter().any(|unit| key.ends_with(unit)) {
                    measured(&place, one, other)?;
                } else {
                    compare(&place, one, other)?;
                }
            }
            Ok(())
        }
        (Value::Array(one), Value::Array(other)) => {
            if one.len() != other.len() {
                return Err(format!("{place} has {} entries, in the twin {}", one.len(), other.len()));
            }
            let scale = one.iter().chain(other).filter_map(Value::as_f64).map(f64::abs).fold(1.0, f64::max);
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                let place = format!("{place}[{index}]");
                match (one.as_f64(), other.as_f64()) {
                    (Some(one), Some(other)) => close(&place, one, other, scale)?,
                    _ => compare(&place, one, other)?,
                }
            }
            Ok(())
        }
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap_or(f64::NAN), other.as_f64().unwrap_or(f64::NAN));
            close(place, one, other, 1f64.max(one.abs()).max(other.abs()))
        }
        _ if rust == numpy => Ok(()),
        _ => Err(format!("{place} is {rust}, in the twin {numpy}")),
    }
}

fn close(place: &str, one: f64, other: f64, scale: f64) -> Result<()> {
    if (one - other).abs() <= TOLERANCE * scale {
        return Ok(());
    }
    Err(format!("{place} is {one}, in the twin {other}; they may differ by {:e}", TOLERANCE * scale))
}

/// A time, a bandwidth or a rounding error: there in both, and of the same sign.
fn measured(place: &str, one: &Value, other: &Value) -> Result<()> {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) if (one < 0.0) == (other < 0.0) => Ok(()),
        _ if one.is_null() && other.is_null() => Ok(()),
        _ => Err(format!("{place} is {one}, in the twin {other}; expected numbers of one sign")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::compare;

    #[test]
    fn numbers_agree_relative_to_the_largest_in_their_list() {
        assert!(compare("", &json!({"w": [1e3, 1.0]}), &json!({"w": [1e3, 1.0 + 1e-10]})).is_ok());
        assert!(compare("", &json!({"w": [1.0, 1.0]}), &json!({"w": [1.0, 1.0 + 1e-10]})).is_err());
        assert!(compare("", &json!({"j": 0.5}), &json!({"j": 0.5 + 1e-11})).is_err());
    }

    #[test]
    fn a_key_or_an_entry_more_is_named() {
        let error = compare("", &json!({"a": 1}), &json!({"a": 1, "b": 2})).unwrap_err();
        assert_eq!(error, "only the twin has the key b");
        assert!(compare("", &json!({"a": [1]}), &json!({"a": [1, 2]})).is_err());
        assert!(compare("", &json!({"a": null}), &json!({"a": 1})).is_err());
    }

    #[test]
    fn a_rounding_error_is_compared_by_sign() {
        assert!(compare("", &json!({"gradient_error": 1e-9}), &json!({"gradient_error": 3e-11})).is_ok());
        assert!(compare("", &json!({"gradient_error": 1e-9}), &json!({"gradient_error": null})).is_err());
    }
}
