//! The crate graph is the course's prerequisite graph; each lesson has the same files.

mod crates;
mod files;
mod graph;
mod peers;

use crate::bench::peers::MANIFEST;
use crate::error::{Error, Result};
use crate::members::Lesson;
use crate::report::Outcome;
use crate::shell;
use crate::workspace::Workspace;

const AGAIN: &str = "cargo xtask structure";

pub fn check(workspace: &Workspace) -> Outcome {
    let mut outcome = Outcome::default();
    for member in &workspace.members {
        outcome.add(graph::arrows(&member.package, &member.needs).map_err(Error::new), AGAIN);
    }
    for lesson in &workspace.lessons {
        let folder = workspace.root.join(&lesson.folder);
        for checked in
            [files::all_there(&folder), files::sections_named(&folder), files::nothing_skipped(&folder)]
        {
            let named = |problem| Error::new(format!("{}: {problem}", lesson.folder));
            outcome.add(checked.map_err(named), AGAIN);
        }
        let again = format!("cargo tree -p {} -e normal,build", lesson.package);
        outcome.add(light(workspace, lesson), &again);
    }
    for folder in workspace.lessons.iter().map(|lesson| lesson.folder.as_str()).chain(["shared"]) {
        let named = |problem| Error::new(format!("{folder}: {problem}"));
        outcome.add(files::tests_named(&workspace.root.join(folder)).map_err(named), AGAIN);
    }
    let lessons = workspace.lessons.iter().map(|lesson| lesson.file("src"));
    for folder in lessons.chain(["xtask/src", "xtask/figure/src", "xtask/peers/src"].map(String::from)) {
        outcome.add(files::short(&workspace.root, &folder).map_err(Error::new), AGAIN);
    }
    outcome.add(same_lints(workspace), AGAIN);
    outcome
}

/// The package beside the workspace has its lints.
fn same_lints(workspace: &Workspace) -> Result<()> {
    let [course, peers] = ["Cargo.toml", MANIFEST].map(|file| shell::read_file(&workspace.sh, file));
    peers::same_lints(&course?, &peers?).map_err(Error::new)
}

/// A lesson builds few crates, and none of the heavy ones.
fn light(workspace: &Workspace, lesson: &Lesson) -> Result<()> {
    let cargo = shell::cargo(&workspace.sh).args(["tree", "-p", &lesson.package]);
    let tree = shell::read(cargo.args(["-e", "normal,build", "--prefix", "none", "--format", "{p}"]))?;
    crates::check(&lesson.package, &tree).map_err(Error::new)
}
