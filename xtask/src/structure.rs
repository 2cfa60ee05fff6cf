//! The crate graph is the course's prerequisite graph; each lesson has the same files.

use std::collections::BTreeSet;

use crate::report::Outcome;
use crate::shell::{self, Result};
use crate::workspace::{Lesson, Workspace, is_lesson};

const AGAIN: &str = "cargo xtask structure";

/// What every lesson consists of.
const FILES: [&str; 8] = [
    "README.md",
    "lesson.py",
    "src/lib.rs",
    "src/main.rs",
    "tests/maths.rs",
    "tests/narration.rs",
    "tests/parity.txt",
    "tests/prose.txt",
];

/// Crates that no learner's first `cargo run` may have to build.
const HEAVY: [&str; 5] = ["criterion", "insta", "ndarray-linalg", "openblas-src", "xtask"];

/// How many crates a lesson may have to build, its own and the course's among them. Lesson 09, which reads
/// archives and works with several threads, sets the number.
const MOST_CRATES: usize = 56;

pub fn check(workspace: &Workspace) -> Outcome {
    let mut outcome = Outcome::empty();
    for (member, needs) in &workspace.members {
        outcome.add(arrows(member, needs), AGAIN);
    }
    for lesson in &workspace.lessons {
        outcome.add(files(workspace, lesson), AGAIN);
        let command = format!("cargo tree -p {} -e normal,build", lesson.package);
        outcome.add(light(workspace, lesson), &command);
    }
    outcome
}

/// A lesson depends on earlier lessons only, and `shared` on none: what a lesson teaches stands in that
/// lesson alone.
fn arrows(member: &str, needs: &[String]) -> Result<()> {
    for need in needs.iter().filter(|need| is_lesson(need)) {
        if member == "shared" || member == "xtask" {
            return Err(format!("{member} depends on {need}; it may depend on no lesson"));
        }
        if need.as_str() >= member {
            return Err(format!("{member} depends on the later {need}; a lesson uses earlier lessons only"));
        }
    }
    Ok(())
}

fn files(workspace: &Workspace, lesson: &Lesson) -> Result<()> {
    let folder = workspace.root.join(&lesson.folder);
    let missing: Vec<&str> = FILES.into_iter().filter(|file| !folder.join(file).is_file()).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("{}: missing {}", lesson.folder, missing.join(", ")))
    }
}

fn light(workspace: &Workspace, lesson: &Lesson) -> Result<()> {
    let tree = ["tree", "-p", &lesson.package, "-e", "normal,build", "--prefix", "none", "--format", "{p}"];
    let tree = shell::stdout(&mut shell::cargo(&workspace.root, &tree))?;
    let heavy = tree.lines().filter_map(|line| line.split(' ').next()).find(|name| HEAVY.contains(name));
    let crates: BTreeSet<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)")).collect();
    match heavy {
        Some(name) => Err(format!("{} builds {name}, which it does not use", lesson.package)),
        None if crates.len() > MOST_CRATES => {
            Err(format!("{} builds {} crates; expected at most {MOST_CRATES}", lesson.package, crates.len()))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::arrows;

    #[test]
    fn an_arrow_to_a_later_lesson_is_refused() {
        assert!(arrows("lesson03", &["lesson02".into(), "shared".into()]).is_ok());
        assert!(arrows("lesson03", &["lesson04".into()]).is_err_and(|what| what.contains("lesson04")));
    }

    #[test]
    fn shared_may_use_no_lesson() {
        assert!(arrows("shared", &["lesson01".into()]).is_err());
    }
}
