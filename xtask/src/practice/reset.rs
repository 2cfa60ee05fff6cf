//! Begins exercises again, and keeps what was written.

use std::fs;
use std::io::{IsTerminal, stdin};
use std::path::{Path, PathBuf};

use practice::{Course, Exercise};

use crate::command::Which;
use crate::error::{Context, Error, Result};
use crate::out::say;
use crate::package_manager::ask;
use crate::practice::chosen;

/// Without a lesson all exercises are meant.
pub fn run(course: &Course, which: &Which, yes: bool) -> Result<bool> {
    let all = which.lesson.is_none();
    let exercises = if all { course.exercises.iter().collect() } else { chosen::exercises(course, which)? };
    let mut edited = Vec::new();
    for exercise in exercises {
        let stub = course.source(exercise).map_err(Error::new)?.stub();
        let path = course.root.join(exercise.file());
        // A file that is missing, or cannot be read as text, is written anew too.
        let text = fs::read_to_string(&path).map(|text| text.replace("\r\n", "\n"));
        if text.ok().as_ref() != Some(&stub) {
            edited.push((exercise, path, stub));
        }
    }
    if edited.is_empty() {
        say!("Nothing to do: no exercise there has been edited.");
        return Ok(true);
    }
    if all && !yes && !confirmed(edited.len())? {
        say!("Nothing was changed.");
        return Ok(false);
    }
    for (exercise, path, stub) in edited {
        let kept = if path.exists() { Some(back_up(exercise, &path)?) } else { None };
        fs::write(&path, stub).context(|| format!("cannot write {}", path.display()))?;
        let file = exercise.file();
        match kept {
            Some(kept) => {
                let kept = kept.strip_prefix(&course.root).unwrap_or(&kept).display().to_string();
                say!("{} begins again; what you wrote is in {kept}", file.display());
            }
            None => say!("{} is here again", file.display()),
        }
    }
    Ok(true)
}

/// Copies a file to `exercises/backup/NAME.1.rs`, or the next number that is free.
fn back_up(exercise: &Exercise, path: &Path) -> Result<PathBuf> {
    let folder = path.with_file_name("backup");
    let context = || format!("cannot keep {}", path.display());
    fs::create_dir_all(&folder).context(context)?;
    let named = |number: usize| folder.join(format!("{}.{number}.rs", exercise.name));
    let free = (1..).map(named).find(|file| !file.exists()).unwrap_or_else(|| named(1));
    fs::copy(path, &free).context(context)?;
    Ok(free)
}

/// Asks on a terminal; elsewhere `--yes` is needed.
fn confirmed(count: usize) -> Result<bool> {
    if !stdin().is_terminal() {
        return Err(Error::new(format!("{count} edited exercises would begin again; say --yes")));
    }
    say!("{count} edited exercises begin again; what you wrote is kept in exercises/backup.");
    Ok(ask("Go on?"))
}
