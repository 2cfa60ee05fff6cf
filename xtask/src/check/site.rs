//! The package that makes the site: its tests, most of them in a browser.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use crate::check::test_runs;
use crate::error::Error;
use crate::report::Outcome;
use crate::setup::browser;
use crate::shell;
use crate::web::book::{MANIFEST, cargo};
use crate::workspace::Workspace;

/// Runs them against this site and the lessons' plain programs; without a browser those that need neither.
pub fn check(workspace: &Workspace, site: &Path, browser: bool) -> Outcome {
    if browser && let Err(problem) = browser::ready(&workspace.sh, false) {
        return no_browser(&problem);
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

/// The tests, while other steps go on: they keep two cores busy, where most of those leave one idle.
pub struct Ongoing(JoinHandle<Outcome>);

impl Ongoing {
    /// Begins. Who sits at a terminal is asked for a browser before anything else is printed.
    pub fn start(workspace: &Workspace, site: PathBuf, browser: bool) -> Ongoing {
        let lacking = if browser { browser::ready(&workspace.sh, false).err() } else { None };
        let tests = move || match (lacking, Workspace::load()) {
            (Some(problem), _) => no_browser(&problem),
            (None, Ok(workspace)) => check(&workspace, &site, browser),
            (None, Err(problem)) => Outcome::failure(problem.to_string(), "cargo metadata"),
        };
        Ongoing(thread::spawn(tests))
    }

    /// What came of them, as soon as it is known.
    pub fn outcome(self) -> Outcome {
        let again = "cargo xtask book --check";
        self.0.join().unwrap_or_else(|_| Outcome::failure("the tests of the site did not end", again))
    }
}

/// There is no site to be tested.
pub fn missing() -> Outcome {
    Outcome::failure("cannot run without the site", "cargo xtask book")
}

fn no_browser(problem: &Error) -> Outcome {
    Outcome::failure(problem.to_string(), "cargo xtask setup --browser")
}
