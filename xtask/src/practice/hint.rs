//! Hints, one at a time.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use practice::Course;

use crate::command::Which;
use crate::error::{Context, Error, Result};
use crate::out::say;
use crate::practice::chosen;

pub fn run(course: &Course, which: &Which) -> Result<bool> {
    let exercise = chosen::one(course, which)?;
    let hints = course.source(exercise).map_err(Error::new)?.hints;
    let mut told = told(course);
    let key = format!("{} {}", exercise.number(), exercise.name);
    // After the last one they begin again.
    let next = told.get(&key).copied().unwrap_or(0) % hints.len().max(1);
    say!("Hint {} of {} for {key}\n", next + 1, hints.len());
    for line in hints.get(next).into_iter().flat_map(|hint| hint.lines()) {
        say!("{}", format!("  {line}").trim_end());
    }
    if next + 1 < hints.len() {
        say!("\nThe next hint: cargo xtask hint {key}");
    } else {
        say!("\nThat was the last one. The solution: cargo xtask solution {key}");
    }
    told.insert(key, next + 1);
    let file = file(course);
    let context = || format!("cannot write {}", file.display());
    file.parent().map_or(Ok(()), fs::create_dir_all).context(context)?;
    let text = serde_json::to_string(&told).context(context)?;
    fs::write(&file, text).context(context)?;
    Ok(true)
}

/// How many hints were told of each exercise. Where that is not known they begin again.
fn told(course: &Course) -> BTreeMap<String, usize> {
    let text = fs::read_to_string(file(course)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn file(course: &Course) -> PathBuf {
    course.target.join("practice/hints.json")
}
