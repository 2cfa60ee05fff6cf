//! A solution, and why it works.

use practice::Course;

use crate::command::Which;
use crate::error::{Error, Result};
use crate::out::say;
use crate::practice::chosen;

pub fn run(course: &Course, which: &Which) -> Result<bool> {
    let exercise = chosen::one(course, which)?;
    let source = course.source(exercise).map_err(Error::new)?;
    say!("A solution of {} {}; yours may look otherwise\n", exercise.number(), exercise.name);
    let solution = source.solution();
    let code = solution.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
    for line in code {
        say!("{}", format!("  {line}").trim_end());
    }
    say!("\nWhy it works\n");
    for line in source.why.lines() {
        say!("  {line}");
    }
    Ok(true)
}
