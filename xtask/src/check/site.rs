//! The package that makes the site: its tests, most of them in a browser.

use std::path::Path;

use crate::check::test_runs;
use crate::report::Outcome;
use crate::setup::browser;
use crate::shell;
use crate::web::book::{MANIFEST, cargo};
use crate::workspace::Workspace;

/// Runs them against this site and the lessons' plain programs; without a browser those that need neither.
pub fn check(workspace: &Workspace, site: Option<&Path>, browser: bool) -> Outcome {
    let Some(site) = site else {
        return Outcome::failure("cannot run without the site", "cargo xtask book");
    };
    if browser && let Err(problem) = browser::ready(&workspace.sh, false) {
        return Outcome::failure(problem.to_string(), "cargo xtask setup --browser");
    }
    let (which, again) = match browser {
        true => (None, "cargo xtask book --check"),
        false => (Some("--lib"), "cd xtask/book && cargo test --lib"),
    };
    let programs = workspace.target.join("built-plain");
    let test = cargo(workspace, "test").args(["--no-fail-fast", "--locked"]).args(which);
    let test = test.env("BOOK_SITE", site).env("BOOK_PROGRAMS", programs);
    let mut outcome = test_runs::run_command(test, again);
    let format = shell::cargo(&workspace.sh).args(["fmt", "--check", "--manifest-path", MANIFEST]);
    outcome.add(shell::read(format).map(|_| ()), &format!("cargo fmt --manifest-path {MANIFEST}"));
    // As for the course, clippy's warnings are failures on the servers alone.
    if std::env::var_os("CI").is_some() {
        let clippy = cargo(workspace, "clippy").args(["--all-targets", "--quiet", "--", "-D", "warnings"]);
        outcome.add(
            shell::read(clippy).map(|_| ()),
            &format!("cargo clippy --manifest-path {MANIFEST} --all-targets"),
        );
    }
    outcome
}
