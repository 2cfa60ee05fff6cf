//! What to do now, in one screen.

use practice::Course;

use crate::error::{Error, Result};
use crate::out::say;
use crate::practice::chosen;
use crate::workspace::Workspace;

pub fn run(workspace: &Workspace, course: &Course) -> Result<bool> {
    let all: Vec<_> = course.exercises.iter().collect();
    let verdicts = chosen::verdicts(course, &all)?;
    let open: Vec<_> = chosen::open(&all, &verdicts).collect();
    let Some(next) = open.first() else {
        say!("Every exercise is solved, or its part is known. `cargo xtask status` lists them.");
        return Ok(true);
    };
    let lesson = workspace.lesson(&next.package)?;
    let source = course.source(next).map_err(Error::new)?;
    let state = all.iter().zip(&verdicts).find(|(exercise, _)| exercise.file() == next.file());
    let state = state.map_or("", |(_, verdict)| verdict.state.name());
    say!("Next: lesson {} {}, exercise {} ({state})\n", next.number(), lesson.about.title, next.name);
    for line in source.task().lines() {
        say!("{}", format!("  {line}").trim_end());
    }
    let number = next.number();
    say!("\nRead first    {}", lesson.file("README.md"));
    say!("Edit          {}", next.file().display());
    say!("Check it      cargo xtask check {number} {}", next.name);
    say!("A hint        cargo xtask hint {number} {}", next.name);
    say!("\n{} of {} exercises are still to do; `cargo xtask status` lists them.", open.len(), all.len());
    Ok(true)
}
