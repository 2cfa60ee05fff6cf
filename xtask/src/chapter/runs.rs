//! What the lessons print, each computed once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::members::Lesson;
use crate::programs::{Build, Programs};
use crate::shell;
use crate::snapshot;
use crate::workspace::Workspace;

pub struct Runs<'a> {
    pub programs: &'a Programs<'a>,
    pub workspace: &'a Workspace,
    outputs: RefCell<BTreeMap<(String, Vec<String>), String>>,
}

impl<'a> Runs<'a> {
    pub fn new(programs: &'a Programs<'a>) -> Runs<'a> {
        Runs { programs, workspace: programs.workspace, outputs: RefCell::default() }
    }

    /// What a lesson prints with these flags. An error of one line is an answer too; anything else that fails
    /// is not.
    pub fn output(&self, package: &str, flags: &[String]) -> Result<String> {
        let key = (package.to_string(), flags.to_vec());
        if let Some(output) = self.outputs.borrow().get(&key) {
            return Ok(output.clone());
        }
        let program = self.programs.get(self.workspace.lesson(package)?, Build::Plain)?;
        let output = shell::output(shell::plain(&self.workspace.sh, &program).args(flags))?;
        let (said, problem) = (shell::text(&output.stdout), shell::text(&output.stderr));
        let is_answer = problem.starts_with("error: ") && problem.lines().count() == 1;
        if !output.status.success() && !is_answer {
            let flags = flags.join(" ");
            return Err(Error::new(format!("{package} {flags} failed ({})\n{problem}", output.status)));
        }
        self.outputs.borrow_mut().insert(key, said.clone() + &problem);
        Ok(said + &problem)
    }

    /// What the lesson prints with BLAS, as it was accepted; None if that is nothing else than without. So a chapter
    /// can be written and checked without BLAS; the lesson's test compares the snapshot where BLAS is.
    pub fn with_blas(&self, lesson: &Lesson) -> Result<Option<String>> {
        let snapshot =
            self.workspace.root.join(lesson.file("tests/snapshots/all__narration__with_blas.snap"));
        if !snapshot.exists() {
            return Ok(None);
        }
        let text = shell::read_file(&self.workspace.sh, snapshot)?;
        Ok(Some(snapshot::body(&text).to_string()))
    }
}
