//! The tests of a lesson's own code, for a learner who changed it.

use std::process::Command;

use crate::error::{Context, Result};
use crate::out::say;
use crate::shell;
use crate::workspace::Workspace;

/// First the maths, whose tests say in their names what does not hold; the rest only if it does, for every number that
/// a wrong slope leads to is wrong too.
pub fn run(workspace: &Workspace, lesson: &str) -> Result<bool> {
    let package = workspace.lesson(&format!("lesson{lesson}"))?.package.clone();
    let passes = |arguments: &[&str]| {
        let words = [&["test", "--quiet", "--no-fail-fast", "-p", &package], arguments].concat();
        say!("cargo {}", words.join(" "));
        let mut cargo = Command::from(shell::cargo(&workspace.sh).args(&words));
        cargo.status().map(|status| status.success()).context(|| "cannot run cargo test".to_string())
    };
    if !passes(&["--test", "all", "maths::"])? {
        say!("\nThe maths does not hold any more: mend what is named above first.");
        say!("What you changed: git diff {}", workspace.lesson(&package)?.folder);
        return Ok(false);
    }
    passes(&[])
}
