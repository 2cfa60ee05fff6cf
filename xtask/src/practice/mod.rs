//! The commands for learners: what to do now, whether it is right, and help.

mod chosen;
mod hint;
mod next;
mod own_code;
mod reset;
mod solution;
mod status;
mod watch;

use practice::Course;

use crate::command::Practice;
use crate::error::{Error, Result};
use crate::workspace::Workspace;

/// Runs one of them, and says whether all that was checked is solved.
pub fn run(workspace: &Workspace, practice: Practice) -> Result<bool> {
    let course = Course::load(&workspace.root).map_err(Error::new)?;
    match practice {
        Practice::Next => next::run(workspace, &course),
        Practice::Check(which) => chosen::check(&course, &which),
        Practice::CheckLesson(lesson) => own_code::run(workspace, &lesson),
        Practice::Hint(which) => hint::run(&course, &which),
        Practice::Solution(which) => solution::run(&course, &which),
        Practice::Reset { which, yes, .. } => reset::run(&course, &which, yes),
        Practice::Status => status::run(&course),
        Practice::Watch(which) => watch::run(&course, &which),
    }
}
